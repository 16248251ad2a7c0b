// How OpenClaw is set up for MiMo: a provider of its own, whose key stands in its own `.env`.
import { endpointOf } from "../../facts/endpoints.ts";
import { outputLimit, usualModel } from "../../facts/models.ts";
import { keyFile, keyVariable, type Recipe } from "../shared/recipe.ts";

const folders = ["$OPENCLAW_STATE_DIR", "$OPENCLAW_HOME/.openclaw", "~/.openclaw"];

const recipe: Recipe = {
  client: "openclaw",
  files: [
    {
      folders,
      names: ["openclaw.json"],
      dialect: "json5",
      settings: ({ region }) => [
        { path: ["agents", "defaults", "model", "primary"], to: `mimo/${usualModel}` },
        {
          path: ["models", "providers", "mimo"],
          to: {
            baseUrl: endpointOf(region).openai,
            apiKey: `\${${keyVariable}}`,
            api: "openai-completions",
            models: [{ id: usualModel, name: usualModel, maxTokens: outputLimit }],
          },
        },
      ],
    },
    keyFile(folders),
  ],
  run: "openclaw",
};

export default recipe;
