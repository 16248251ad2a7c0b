// How Cline is set up for MiMo: as `cline auth` writes it, with the built-in provider of the plan.
import { folder, inData } from "./facts.ts";
import { builtInId, type Recipe } from "../shared/recipe.ts";

const [inFolder, name] = inData.split("/") as [string, string];

const recipe: Recipe = {
  client: "cline",
  files: [
    {
      folders: [`$CLINE_DATA_DIR/${inFolder}`, `$CLINE_DIR/data/${inFolder}`, `~/${folder}/data/${inFolder}`],
      names: [name],
      dialect: "json",
      settings: ({ facts, region, key, now }) => [
        { path: ["version"], to: 1 },
        { path: ["lastUsedProvider"], to: builtInId(region) },
        {
          path: ["providers", builtInId(region), "settings"],
          to: {
            provider: builtInId(region),
            apiKey: key,
            model: facts.usualModel,
            baseUrl: facts.endpointOf(region).openai,
          },
        },
        { path: ["providers", builtInId(region), "updatedAt"], to: now, when: "absent" },
        { path: ["providers", builtInId(region), "tokenSource"], to: "manual", when: "absent" },
      ],
    },
  ],
  run: "cline",
};

export default recipe;
