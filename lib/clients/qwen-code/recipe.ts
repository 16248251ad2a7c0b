// How Qwen Code is set up for MiMo: a model of its own, whose key stands in its own `.env`.
import { folder } from "./facts.ts";
import { keyFile, keyVariable, type Recipe } from "../shared/recipe.ts";

const folders = ["$QWEN_HOME", `~/${folder}`];

const recipe: Recipe = {
  client: "qwen-code",
  files: [
    {
      folders,
      names: ["settings.json"],
      dialect: "jsonc",
      settings: ({ facts, region }) => [
        { path: ["security", "auth", "selectedType"], to: "openai" },
        { path: ["model", "name"], to: facts.usualModel },
        {
          path: ["modelProviders", "openai"],
          to: {
            id: facts.usualModel,
            name: "Xiaomi MiMo",
            envKey: keyVariable,
            baseUrl: facts.endpointOf(region).openai,
          },
          entryBy: "id",
        },
      ],
    },
    keyFile(folders),
  ],
  run: "qwen",
};

export default recipe;
