// What a client needs in its own files to use MiMo, as data: `init` shows it, asks, and writes it.
import type { Dialect } from "../../model/document.ts";
import type { Facts } from "../../model/facts.ts";
import type { Path } from "../../model/place.ts";
import type { Region } from "../../model/resolution.ts";

export type Json = string | number | boolean | readonly Json[] | { readonly [name: string]: Json };

/** One setting to write. */
export interface Setting {
  readonly path: Path;
  readonly to: Json;
  /** `present`: only where the file has it already, with another value; `absent`: only where it has none. */
  readonly when?: "present" | "absent";
  /** `path` is a list, and `to` its first entry, in place of the one that has the same text under this name. */
  readonly entryBy?: string;
}

/** What the settings are made of. `key` is the user's key, or the sample that stands for it. */
export interface Setup {
  readonly facts: Facts;
  readonly region: Region | null;
  readonly key: string;
  /** ISO 8601. */
  readonly now: string;
}

export interface FileRecipe {
  /** Templates as in `Detection`; the first one counts whose variable is set. */
  readonly folders: readonly string[];
  /** The first that is there, else the last. */
  readonly names: readonly string[];
  readonly dialect: Extract<Dialect, "toml" | "json" | "jsonc" | "json5" | "yaml" | "dotenv">;
  readonly settings: (setup: Setup) => readonly Setting[];
}

export interface Recipe {
  readonly client: string;
  readonly files: readonly FileRecipe[];
  /** What to run then. */
  readonly run: string;
}

/** The variable that settings refer to where they hold no key themselves. */
export const keyVariable = "MIMO_API_KEY";

/** A file of variables that holds the key and nothing else of ours. */
export const keyFile = (folders: readonly string[], name: string = keyVariable): FileRecipe => ({
  folders,
  names: [".env"],
  dialect: "dotenv",
  settings: ({ key }) => [{ path: [name], to: key }],
});

/** What clients call the provider of a plan that they bring themselves. */
export const builtInId = (region: Region | null): string =>
  region === null ? "xiaomi" : `xiaomi-token-plan-${region}`;
