// The variables of the two libraries that most programs speak to a model with, and where requests go without them.
import type { Protocol } from "../../model/resolution.ts";

export interface Sdk {
  readonly id: string;
  readonly title: string;
  /** Variables for the key, the first that is set counts; all of them go out as `Authorization`. */
  readonly keys: readonly [string, ...string[]];
  readonly base: string;
  /** The variable with headers, one a line. */
  readonly headers: string;
  readonly fallback: string;
  readonly wire: Protocol;
}

export const openaiSdk: Sdk = {
  id: "openai-sdk",
  title: "OpenAI SDK",
  keys: ["OPENAI_API_KEY"],
  base: "OPENAI_BASE_URL",
  headers: "OPENAI_CUSTOM_HEADERS",
  fallback: "https://api.openai.com/v1",
  wire: "openai-chat",
};

/** Since 1.12 the key goes out as a token does; earlier ones send it as `x-api-key`. */
export const anthropicSdk: Sdk = {
  id: "anthropic-sdk",
  title: "Anthropic SDK",
  keys: ["ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN"],
  base: "ANTHROPIC_BASE_URL",
  headers: "ANTHROPIC_CUSTOM_HEADERS",
  fallback: "https://api.anthropic.com",
  wire: "anthropic",
};
