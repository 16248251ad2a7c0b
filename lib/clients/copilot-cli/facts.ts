// The variables of Copilot CLI: a provider of one's own is described by nothing else.
import type { Header, Protocol } from "../../model/resolution.ts";

export const names = {
  base: "COPILOT_PROVIDER_BASE_URL",
  type: "COPILOT_PROVIDER_TYPE",
  wire: "COPILOT_PROVIDER_WIRE_API",
  token: "COPILOT_PROVIDER_BEARER_TOKEN",
  command: "COPILOT_PROVIDER_API_KEY_COMMAND",
  key: "COPILOT_PROVIDER_API_KEY",
  headers: "COPILOT_PROVIDER_HEADERS",
  model: "COPILOT_MODEL",
  modelId: "COPILOT_PROVIDER_MODEL_ID",
  wireModel: "COPILOT_PROVIDER_WIRE_MODEL",
} as const;

export interface Type {
  readonly wire: Protocol;
  /** Where the key goes that is no token. */
  readonly header: Header;
  /** It makes an address of its own from the base. */
  readonly ownPath?: string;
}

/** Values of `COPILOT_PROVIDER_TYPE`; with any other nothing is asked. */
const types: Readonly<Record<string, Type>> = {
  openai: { wire: "openai-chat", header: "authorization" },
  anthropic: { wire: "anthropic", header: "x-api-key" },
  azure: { wire: "openai-chat", header: "api-key", ownPath: "/openai/v1/chat/completions" },
};

export const defaultType = types["openai"] as Type;

export const typeOf = (name: string): Type | undefined => (Object.hasOwn(types, name) ? types[name] : undefined);

/** Of `COPILOT_PROVIDER_WIRE_API`: the one that is not the default. */
export const responses = "responses";
