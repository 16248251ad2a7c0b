// How Claude Code is set up for MiMo.
import { names, otherModels } from "./facts.ts";
import { baseUrlOf, endpointOf } from "../../facts/endpoints.ts";
import { usualModel } from "../../facts/models.ts";
import type { Recipe, Setting } from "../shared/recipe.ts";

const recipe: Recipe = {
  client: "claude-code",
  files: [
    {
      folders: ["$CLAUDE_CONFIG_DIR", "~/.claude"],
      names: ["settings.json"],
      dialect: "json",
      settings: ({ region, key }) => [
        { path: ["env", names.baseUrl], to: baseUrlOf(endpointOf(region), "anthropic") },
        { path: ["env", names.token], to: key },
        { path: ["env", names.model], to: usualModel },
        ...Object.keys(otherModels).map((name): Setting => ({ path: ["env", name], to: usualModel })),
      ],
    },
  ],
  run: "claude",
};

export default recipe;
