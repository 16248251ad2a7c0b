// OpenClaw's names, the providers that its Xiaomi plugin brings, and what it refuses.
import type { Header, Protocol } from "../../model/resolution.ts";

export const names = { home: "OPENCLAW_HOME", state: "OPENCLAW_STATE_DIR", config: "OPENCLAW_CONFIG_PATH" } as const;

/** Providers of the plugin `@openclaw/xiaomi-provider`, which is installed apart since 2026.9: used where no table describes them. */
export const pluginProviders: Readonly<Record<string, { readonly key: string; readonly base: string | null }>> = {
  xiaomi: { key: "XIAOMI_API_KEY", base: "https://api.xiaomimimo.com/v1" },
  "xiaomi-token-plan": { key: "XIAOMI_TOKEN_PLAN_API_KEY", base: null },
};

/** Speech is the plugin's too, with settings of its own. Source: docs.openclaw.ai, providers/xiaomi, 2026-06-27. */
export const speech = {
  provider: "xiaomi",
  key: "XIAOMI_API_KEY",
  baseUrl: "XIAOMI_BASE_URL",
  model: "XIAOMI_TTS_MODEL",
  defaultBase: "https://api.xiaomimimo.com/v1",
  defaultModel: "mimo-v2.5-tts",
} as const;

/** What `api` may say of a provider. */
export const wires: Readonly<Record<string, Protocol>> = {
  "openai-completions": "openai-chat",
  "openai-responses": "openai-responses",
  "anthropic-messages": "anthropic",
};

export const headers = {
  "openai-chat": "authorization",
  "openai-responses": "authorization",
  anthropic: "x-api-key",
} as const satisfies Record<Protocol, Header>;

/** References are of capitals only; others are sent as they stand. */
export const reference = /^[A-Z_][A-Z0-9_]*$/;

/** Names of known providers' keys: a project's `.env` may not set them, nor any base URL. */
const providerKeys: ReadonlySet<string> = new Set([
  "XIAOMI_API_KEY",
  "XIAOMI_TOKEN_PLAN_API_KEY",
  "OPENAI_API_KEY",
  "ANTHROPIC_API_KEY",
  "OPENROUTER_API_KEY",
  "GEMINI_API_KEY",
  "MOONSHOT_API_KEY",
  "ZAI_API_KEY",
]);
export const refusedInProject = (name: string): boolean => providerKeys.has(name) || name.endsWith("_BASE_URL");
