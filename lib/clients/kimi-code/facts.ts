// Kimi-code's names, the types of its providers, and where requests go as long as nothing is set.
import type { Header, Protocol } from "../../model/resolution.ts";
import { sources } from "../../facts/sources.ts";

export const names = { home: "KIMI_CODE_HOME", headers: "KIMI_CODE_CUSTOM_HEADERS" } as const;

/** A model that variables alone describe; it comes before the one of the file. */
export const variables = {
  model: "KIMI_MODEL_NAME",
  key: "KIMI_MODEL_API_KEY",
  base: "KIMI_MODEL_BASE_URL",
  type: "KIMI_MODEL_PROVIDER_TYPE",
} as const;
export const variablesType = "kimi";

export const folder = ".kimi-code";
/** Where the version before kept its settings. */
export const oldFile = ".kimi/config.toml";

export interface Type {
  readonly wire: Protocol;
  readonly header: Header;
  /** Names in the `env` of a provider, which is no environment. */
  readonly key: string;
  readonly base: string;
  /** The library that sends reads the exported variable of that name as well. */
  readonly exported: boolean;
  readonly address: string;
}

const openai = {
  header: "authorization",
  key: "OPENAI_API_KEY",
  base: "OPENAI_BASE_URL",
  exported: true,
  address: "https://api.openai.com/v1",
} as const;

/** Types that can lead to MiMo. */
const types = {
  source: sources.kimiCode,
  rows: {
    openai: { ...openai, wire: "openai-chat" },
    openai_responses: { ...openai, wire: "openai-responses" },
    anthropic: {
      wire: "anthropic",
      header: "x-api-key",
      key: "ANTHROPIC_API_KEY",
      base: "ANTHROPIC_BASE_URL",
      exported: true,
      address: "https://api.anthropic.com",
    },
    kimi: {
      ...openai,
      wire: "openai-chat",
      key: "KIMI_API_KEY",
      base: "KIMI_BASE_URL",
      exported: false,
      address: "https://api.moonshot.ai/v1",
    },
  } as Readonly<Record<string, Type>>,
};

export const typeOf = (name: string): Type | undefined =>
  Object.hasOwn(types.rows, name) ? types.rows[name] : undefined;
