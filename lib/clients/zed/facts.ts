// Zed's names for providers and for the variables that hold their keys; the keys that it keeps itself are in the system's keyring.
import type { Header, Protocol } from "../../model/resolution.ts";

/** Where providers of the user's own stand; each has a name that the user gave it. */
export const group = ["language_models", "openai_compatible"] as const;

export interface BuiltIn {
  readonly variable: string;
  readonly header: Header;
  readonly wire: Protocol;
}

/** Built-in providers whose `api_url` may lead to MiMo. */
export const builtIns: Readonly<Record<string, BuiltIn>> = {
  openai: { variable: "OPENAI_API_KEY", header: "authorization", wire: "openai-chat" },
  anthropic: { variable: "ANTHROPIC_API_KEY", header: "x-api-key", wire: "anthropic" },
};

/**
 * The variable of a provider: its name and `_API_KEY`, as words in capitals. A change from small letters to capitals
 * begins a word, as does a change between letters and digits: `MiMo` gives `MI_MO_API_KEY`, and not `MIMO_API_KEY`.
 */
export const variableOf = (provider: string): string =>
  `${provider}_API_KEY`
    .replace(/([a-z])(?=[A-Z])|([A-Z])(?=[A-Z][a-z])|([A-Za-z])(?=\d)|(\d)(?=[A-Za-z])/g, "$&_")
    .split(/[-_ ]+/)
    .filter((word) => word !== "")
    .join("_")
    .toUpperCase();
