// A trace of MiMo: what stands where, under which name, and why it counts; noticed before any client is asked.
import type { Layer, Scope } from "./layer.ts";
import type { Path, Place } from "./place.ts";
import type { Secret } from "./secret.ts";

/** What a setting is for, by its name. `key-name`: it holds the name of the variable that holds the key. */
export type Role = "key" | "address" | "model" | "models" | "mode" | "provider" | "header" | "key-name";

/** A name, understood by its words. */
export interface Named {
  /** In lower case: `MI_API_KEY` is `mi`, `api`, `key`. */
  readonly words: readonly string[];
  readonly role: Role | null;
  /** `mimo`, another vendor, or null. */
  readonly owner: string | null;
  /** The owner is named beyond doubt. `XIAOMI_TOKEN` may as well be a vacuum cleaner's, `API_TOKEN_PLAN` anybody's. */
  readonly sure: boolean;
  /** What is left of it, which key, address and model of one group have in common: `mimo-plan`. */
  readonly stem: string;
  /** The prefix for which bundlers copy the variable into pages. */
  readonly published: string | null;
}

/** The language in which a value refers to another one. */
export type ReferenceDialect =
  | "shell"
  | "batch"
  | "powershell"
  | "command"
  | "env-braces"
  | "file-braces"
  | "env-colon"
  | "os.environ"
  | "yaml-tag"
  | "template"
  | "github"
  | "store";

/** One reference in a value. */
export interface Reference {
  readonly dialect: ReferenceDialect;
  /** Variables, in the order in which they are tried; none where none is named, or where the name could be a key. */
  readonly names: readonly string[];
  /** What is taken where none of them is set; may hold references itself. Undefined: nothing, or not known. */
  readonly otherwise?: string;
  /** `?`: the reader stops where it is not set. */
  readonly required: boolean;
  /** A variable's value can be looked up; what a command prints, a store or a template engine gives cannot. */
  readonly lookup: boolean;
  /** Offsets into the value. */
  readonly start: number;
  readonly end: number;
}

export type Kind = "key" | "address" | "model" | "name" | "reference";

/**
 * Why it is a trace of MiMo: the value has a key's shape, names a host or a model of MiMo's (or one that was meant to be),
 * it stands under MiMo's name or in a table of that name; `beside`: it belongs to something that is.
 */
export type Evidence = "shape" | "host" | "id" | "name" | "table" | "beside";

/** How it is written. */
export type Form =
  "setting" | "pair" | "assignment" | "argument" | "header" | "command" | "nested" | "name" | "comment" | "text";

export interface Observation {
  readonly kind: Kind;
  /** As it is written there; null where a value stands without one. */
  readonly name: string | null;
  readonly named: Named;
  /** Whose it is, by its own name or by the tables around it. */
  readonly owner: string | null;
  /** Null for what only names MiMo: a table, a variable that is passed through. */
  readonly value: Secret | string | null;
  readonly references: readonly Reference[];
  readonly evidence: readonly Evidence[];
  readonly form: Form;
  /** Keys and indexes of the leaf in its document; null in a text. */
  readonly path: Path | null;
  /** The table in which it is set: as `path` without the name; of a list of pairs, the list. */
  readonly table: Path;
  /** The statement in which it stands, where a text holds several: command lines, lines of a script. */
  readonly statement: number | null;
  readonly place: Place;
  readonly scope: Scope;
  readonly layer: Layer;
}
