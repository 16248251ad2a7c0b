// The shape that every configuration file has once it is read, whatever its dialect.
import type { Path, Place, Span } from "./place.ts";
import { Secret } from "./secret.ts";
import type { Message } from "./message.ts";

export type Value = string | number | boolean | null | Secret | readonly Value[] | Table;
export interface Table {
  readonly [key: string]: Value;
}

/** `jsonc-strict`: comments, and no comma before a closing bracket. */
export type Dialect =
  | "toml"
  | "json"
  | "jsonc"
  | "jsonc-strict"
  | "json5"
  | "yaml"
  | "dotenv"
  | "shell"
  | "batch"
  | "powershell"
  | "systemd"
  | "plist"
  | "registry"
  | "dockerfile"
  | "ini"
  | "properties"
  | "fish"
  | "markdown"
  | "notebook"
  | "text";

/** A fault found while reading: `syntax` and `encoding` mean that the values cannot be trusted. */
export interface Problem {
  readonly kind: "syntax" | "encoding";
  /** The text was read nevertheless. */
  readonly mild: boolean;
  readonly what: Message;
  readonly span?: Span;
}

/** One assignment of a script, a unit or a list of variables. */
export interface Assignment {
  readonly name: string;
  /** Where its value stands in the document; no value stands at that of a name that is only passed through. */
  readonly keys: Path;
  /** Programs that are started from there see it. */
  readonly exported: boolean;
  /** Quotes keep what looks like a reference in it from being filled in. */
  readonly literal: boolean;
}

/** A file that another one takes in: `source`, `EnvironmentFile=`, `env_file`. */
export interface Inclusion {
  /** As it is written there, without quotes: `~/.secrets`, `%h/a.env`, `$HOME/b.sh`. */
  readonly path: string;
  readonly dialect: "shell" | "fish" | "dotenv";
  /** That it is missing is no fault. */
  readonly optional: boolean;
  readonly span: Span;
}

export interface Document {
  readonly path: string;
  readonly dialect: Dialect;
  readonly value: Table;
  readonly problems: readonly Problem[];
  /** Span of the value at `keys`, or of its key; undefined where there is none. Linear in the text, so call it only for what is shown. */
  readonly locate: (keys: Path, part?: "key" | "value") => Span | undefined;
  /** In the order of the text; undefined in dialects that have no variables of their own. */
  readonly assignments?: readonly Assignment[];
  readonly includes?: readonly Inclusion[];
  /** Values that stand there in base64 and are decoded here: never write one back as it is. */
  readonly isEncoded?: (keys: Path) => boolean;
}

export const isTable = (value: unknown): value is Table =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Secret);

/** The value at `keys`, or undefined. */
export function at(value: Value | undefined, keys: Path): Value | undefined {
  let here: Value | undefined = value;
  for (const key of keys) {
    if (typeof here !== "object" || here === null) return undefined;
    here = Object.hasOwn(here, key) ? (here as Record<string | number, Value>)[key] : undefined;
  }
  return here;
}

/** Where in a document, as a place whose span is found when it is shown. */
export const placeIn = (doc: Document, keys: Path, part: "key" | "value" = "value", name?: string): Place => ({
  kind: "file",
  path: doc.path,
  keys,
  ...(name === undefined ? {} : { name }),
  span: () => doc.locate(keys, part),
  part,
});
