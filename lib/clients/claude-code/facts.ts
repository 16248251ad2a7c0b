// Claude Code's names, and what it does to a value before it sends it.

/** Where requests go without a base URL. */
export const defaultBase = "https://api.anthropic.com";

export const names = {
  baseUrl: "ANTHROPIC_BASE_URL",
  token: "ANTHROPIC_AUTH_TOKEN",
  apiKey: "ANTHROPIC_API_KEY",
  model: "ANTHROPIC_MODEL",
  login: "CLAUDE_CODE_OAUTH_TOKEN",
  headers: "ANTHROPIC_CUSTOM_HEADERS",
} as const;

/** Set to anything but a blank or `0`, they take MiMo's base URL and key out of use. */
export const otherClouds = ["CLAUDE_CODE_USE_BEDROCK", "CLAUDE_CODE_USE_VERTEX"] as const;

/** Fields of a settings file whose type is checked, of those that many people write by hand. */
export const fieldTypes: Readonly<Record<string, "table" | "text">> = {
  env: "table",
  permissions: "table",
  hooks: "table",
  enabledPlugins: "table",
  model: "text",
  apiKeyHelper: "text",
};

/** Models for other purposes than the conversation, with what they are for. */
export const otherModels = {
  ANTHROPIC_DEFAULT_OPUS_MODEL: "opus",
  ANTHROPIC_DEFAULT_SONNET_MODEL: "sonnet",
  ANTHROPIC_DEFAULT_HAIKU_MODEL: "haiku",
  CLAUDE_CODE_SUBAGENT_MODEL: "subagent",
} as const;

/** Aliases that stand for one of the variables above. */
export const modelAliases: Readonly<Record<string, keyof typeof otherModels>> = {
  opus: "ANTHROPIC_DEFAULT_OPUS_MODEL",
  best: "ANTHROPIC_DEFAULT_OPUS_MODEL",
  sonnet: "ANTHROPIC_DEFAULT_SONNET_MODEL",
  opusplan: "ANTHROPIC_DEFAULT_SONNET_MODEL",
  haiku: "ANTHROPIC_DEFAULT_HAIKU_MODEL",
};

export const defaultModel = "claude-opus-5-5";

/** What an alias is sent as where its variable is not set; seen with 2.1.332. */
export const aliasDefaults = {
  ANTHROPIC_DEFAULT_OPUS_MODEL: defaultModel,
  ANTHROPIC_DEFAULT_SONNET_MODEL: "claude-sonnet-5-5",
  ANTHROPIC_DEFAULT_HAIKU_MODEL: "claude-haiku-5-5",
  CLAUDE_CODE_SUBAGENT_MODEL: defaultModel,
} as const satisfies Record<keyof typeof otherModels, string>;

/** The `[1m]` ending is for the client alone. */
export const sentModel = (text: string): string => text.trim().replace(/\s*\[\d+m\]$/i, "");
