// How OpenClaw is set up for MiMo: a provider of its own, whose key stands in its own `.env`.
import { keyFile, keyVariable, type Recipe } from "../shared/recipe.ts";

const folders = ["$OPENCLAW_STATE_DIR", "$OPENCLAW_HOME/.openclaw", "~/.openclaw"];

const recipe: Recipe = {
  client: "openclaw",
  files: [
    {
      folders,
      names: ["openclaw.json"],
      dialect: "json5",
      settings: ({ facts, region }) => [
        { path: ["agents", "defaults", "model", "primary"], to: `mimo/${facts.usualModel}` },
        {
          path: ["models", "providers", "mimo"],
          to: {
            baseUrl: facts.endpointOf(region).openai,
            apiKey: `\${${keyVariable}}`,
            api: "openai-completions",
            models: [{ id: facts.usualModel, name: facts.usualModel, maxTokens: facts.outputLimit }],
          },
        },
      ],
    },
    keyFile(folders),
  ],
  run: "openclaw",
};

export default recipe;
