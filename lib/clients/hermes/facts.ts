// Hermes Agent's own provider for MiMo, its names for protocols, and the variables that it reads for both.
import type { Header, Protocol } from "../../model/resolution.ts";

export const own = {
  id: "xiaomi",
  /** Other names of it, unless an entry of the user's is called so. */
  aliases: ["mimo", "xiaomi-mimo"] as readonly string[],
  key: "XIAOMI_API_KEY",
  base: "XIAOMI_BASE_URL",
  address: "https://api.xiaomimimo.com/v1",
};

export const names = {
  home: "HERMES_HOME",
  provider: "HERMES_INFERENCE_PROVIDER",
  /** Looked for last where a custom endpoint is on this host: the name is made of it. */
  ofHost: { host: "xiaomimimo.com", variable: "XIAOMIMIMO_API_KEY" },
} as const;

interface Mode {
  readonly wire: Protocol;
  readonly header: Header;
}

const modes: Readonly<Record<string, Mode>> = {
  chat_completions: { wire: "openai-chat", header: "authorization" },
  codex_responses: { wire: "openai-responses", header: "authorization" },
  responses: { wire: "openai-responses", header: "authorization" },
  anthropic_messages: { wire: "anthropic", header: "x-api-key" },
};

/** The protocol that is set, where it is one; else what the end of the address says. */
export function modeOf(set: string | undefined, base: string): Mode {
  const known = modes[set?.trim().toLowerCase() ?? ""];
  if (known) return known;
  const name = /\/anthropic(?:\/v1)?\/*$/i.test(base.trim()) ? "anthropic_messages" : "chat_completions";
  return modes[name] as Mode;
}

/** Names of entries are compared like this. */
export const normal = (name: string): string => name.trim().toLowerCase().replaceAll(" ", "-");

/** In an entry of the user's the first of them that is there is the address. */
export const addressNames = ["api", "url", "base_url"] as const;
