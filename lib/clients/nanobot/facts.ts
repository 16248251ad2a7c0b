// Nanobot's providers that can lead to MiMo, and the two ways in which it spells its settings.

/** Its own provider for MiMo, with the base URL that it has without any setting. */
export const own = { id: "xiaomi_mimo", base: "https://api.xiaomimimo.com/v1" } as const;

/** A provider is found by its name before a slash of the model, or by this word in it. */
export const keyword = "mimo";

/** Providers whose messages go out in Anthropic's protocol. */
export const anthropic: ReadonlySet<string> = new Set(["anthropic", "minimax_anthropic"]);

/** `apiBase` and `api_base` are one setting; so are `xiaomiMimo` and `xiaomi_mimo`. */
export const snake = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).replaceAll("-", "_");

export const spellings = {
  key: ["apiKey", "api_key"],
  base: ["apiBase", "api_base"],
  headers: ["extraHeaders", "extra_headers"],
  preset: ["modelPreset", "model_preset"],
  presets: ["modelPresets", "model_presets"],
} as const;
