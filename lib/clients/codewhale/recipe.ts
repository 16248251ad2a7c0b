// How CodeWhale is set up for MiMo.
import { modeOf } from "./facts.ts";
import type { Recipe } from "../shared/recipe.ts";

const table = ["providers", "xiaomi_mimo"] as const;

const recipe: Recipe = {
  client: "codewhale",
  files: [
    {
      folders: ["$CODEWHALE_HOME", "~/.codewhale"],
      names: ["config.toml"],
      dialect: "toml",
      settings: ({ facts, region, key }) => [
        { path: ["provider"], to: "xiaomi-mimo" },
        { path: [...table, "api_key"], to: key },
        { path: [...table, "base_url"], to: facts.endpointOf(region).openai },
        { path: [...table, "model"], to: facts.usualModel },
        { path: [...table, "mode"], to: modeOf(region), when: "present" },
      ],
    },
  ],
  run: "codewhale",
};

export default recipe;
