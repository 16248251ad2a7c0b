// Crush's files and its types of providers.
import type { Header, Protocol } from "../../model/resolution.ts";

/** Of a project; in each folder the first one beats the second. */
export const projectNames = [".crush.json", "crush.json"] as const;
/** Scripts that do the same, and are never run here. */
export const scriptNames = [".crushrc", "crushrc"] as const;

export interface Type {
  readonly wire: Protocol;
  readonly header: Header;
}

/** Of a provider's `type`; the first is what a provider without one has. */
export const types: Readonly<Record<string, Type>> = {
  "openai-compat": { wire: "openai-chat", header: "authorization" },
  openai: { wire: "openai-responses", header: "authorization" },
  anthropic: { wire: "anthropic", header: "x-api-key" },
};
export const usualType = "openai-compat";
