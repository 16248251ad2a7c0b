// How LiteLLM's proxy asks: by the protocol that the prefix of the model names.
import { sources } from "../../facts/sources.ts";
import { settingsPolicy } from "../shared/policy.ts";

export default [
  settingsPolicy("litellm", sources.litellmMimo, {
    header: { "openai-chat": "authorization", "openai-responses": "authorization", anthropic: "x-api-key" },
    path: "append",
  }),
];
