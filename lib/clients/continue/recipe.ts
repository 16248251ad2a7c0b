// How Continue's command line is set up for MiMo: the first model of its file, whose key stands in its own `.env`.
import { folder, names } from "./facts.ts";
import { keyFile, keyVariable, type Recipe } from "../shared/recipe.ts";

const folders = [`$${names.home}`, `~/${folder}`];

const recipe: Recipe = {
  client: "continue",
  files: [
    {
      folders,
      names: ["config.yaml"],
      dialect: "yaml",
      settings: ({ facts, region }) => [
        { path: ["name"], to: "mine", when: "absent" },
        { path: ["version"], to: "1.0.0", when: "absent" },
        { path: ["schema"], to: "v1", when: "absent" },
        {
          path: ["models"],
          to: {
            name: "Xiaomi MiMo",
            provider: "openai",
            model: facts.usualModel,
            apiBase: facts.endpointOf(region).openai,
            apiKey: `\${{ secrets.${keyVariable} }}`,
          },
          entryBy: "name",
        },
      ],
    },
    keyFile(folders),
  ],
  run: "cn",
};

export default recipe;
