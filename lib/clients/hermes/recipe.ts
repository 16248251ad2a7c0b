// How Hermes Agent is set up for MiMo: its built-in provider, and key and address in its own `.env`.
import { own } from "./facts.ts";
import { keyFile, type Recipe } from "../shared/recipe.ts";

const folders = ["$HERMES_HOME", "$LOCALAPPDATA/hermes", "~/.hermes"];

const recipe: Recipe = {
  client: "hermes",
  files: [
    {
      folders,
      names: ["config.yaml"],
      dialect: "yaml",
      settings: ({ facts, region, key }) => [
        { path: ["model", "provider"], to: own.id },
        { path: ["model", "default"], to: facts.usualModel },
        { path: ["model", "base_url"], to: facts.endpointOf(region).openai, when: "present" },
        { path: ["model", "api_key"], to: key, when: "present" },
      ],
    },
    {
      ...keyFile(folders),
      settings: ({ facts, region, key }) => [
        { path: [own.key], to: key },
        { path: [own.base], to: facts.endpointOf(region).openai },
      ],
    },
  ],
  run: "hermes",
};

export default recipe;
