// Codex's names, its defaults, and what it refuses.

export const names = { home: "CODEX_HOME", key: "CODEX_API_KEY", storedKey: "OPENAI_API_KEY" } as const;

/** Where requests go, and what they ask for, as long as nothing is set. */
export const defaults = {
  provider: "openai",
  base: "https://api.openai.com/v1",
  /** Of each version and those that follow it. */
  models: { "0.169": "gpt-6.1-sol", "0.171": "gpt-6.2-sol" },
} as const;

/** Providers that need no table. */
export const builtinProviders: ReadonlySet<string> = new Set(["openai", "oss", "ollama", "lmstudio", "amazon-bedrock"]);

/** The one of them that no table may describe. */
export const reservedProvider = "openai";

/** Nothing of it has any effect in a project's file. */
export const refusedInProject = ["model_provider", "model_providers", "openai_base_url"] as const;

/** The protocol that this version still speaks. */
export const wireApi = "responses";

/** Variables that begin so are not taken from the `.env` beside the settings. */
export const ownPrefix = "CODEX_";

/**
 * The search that the service itself would run: part of every request unless it is switched off. Seen in the wild as 400
 * `responses_feature_not_supported`; the guides of services with a Responses path of their own say to switch it off.
 */
export const searchTool = "web_search";
export const searchOff = "disabled";
