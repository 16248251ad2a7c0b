// How Codex is set up for MiMo: its settings name a variable, and its own `.env` holds the key.
import { searchOff, searchTool, wireApi } from "./facts.ts";
import { keyFile, keyVariable, type Recipe } from "../shared/recipe.ts";

const folders = ["$CODEX_HOME", "~/.codex"];
const table = ["model_providers", "mimo"] as const;

const recipe: Recipe = {
  client: "codex",
  files: [
    {
      folders,
      names: ["config.toml"],
      dialect: "toml",
      settings: ({ facts, region }) => [
        { path: [searchTool], to: searchOff },
        { path: ["model"], to: facts.usualModel },
        { path: ["model_provider"], to: "mimo" },
        { path: [...table, "name"], to: "Xiaomi MiMo" },
        { path: [...table, "base_url"], to: facts.endpointOf(region).openai },
        { path: [...table, "env_key"], to: keyVariable },
        { path: [...table, "wire_api"], to: wireApi },
      ],
    },
    keyFile(folders),
  ],
  run: "codex",
};

export default recipe;
