// How Claude Code is set up for MiMo.
import { names, otherModels } from "./facts.ts";
import { baseUrlOf } from "../../facts/endpoints.ts";
import type { Recipe, Setting } from "../shared/recipe.ts";

const recipe: Recipe = {
  client: "claude-code",
  files: [
    {
      folders: ["$CLAUDE_CONFIG_DIR", "~/.claude"],
      names: ["settings.json"],
      dialect: "json",
      settings: ({ facts, region, key }) => [
        { path: ["env", names.baseUrl], to: baseUrlOf(facts.endpointOf(region), "anthropic") },
        { path: ["env", names.token], to: key },
        { path: ["env", names.model], to: facts.usualModel },
        ...Object.keys(otherModels).map((name): Setting => ({ path: ["env", name], to: facts.usualModel })),
      ],
    },
  ],
  run: "claude",
};

export default recipe;
