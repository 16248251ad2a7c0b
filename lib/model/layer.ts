// What a layer is (one source that was consulted) and what it can offer.
import type { Document, Table, Value } from "./document.ts";
import type { Place } from "./place.ts";
import type { Secret } from "./secret.ts";
import type { Suppression } from "./suppression.ts";
import type { Message } from "./message.ts";

export type LayerStatus = "read" | "absent" | "unreadable" | "broken" | "ignored";

/** Who can write a layer: a project file is not the user's own word. */
export type Scope = "process" | "user" | "project" | "managed" | "builtin";

/** Something a client noticed while reading a layer; the rules put it into words. */
export interface Diagnostic {
  readonly kind:
    | "unreadable"
    | "syntax"
    | "encoding"
    | "schema"
    | "wrong-table"
    | "unknown-key"
    | "not-read"
    | "other-provider"
    | "name-shadowed"
    | "keyless-feature"
    | "no-output-limit";
  readonly place: Place;
  /** It will fail, for certain. */
  readonly hard: boolean;
  /** The client then loads nothing of the file. */
  readonly breaks?: boolean;
  readonly what: Message;
  readonly expected?: Message;
  readonly near?: string;
  /** The slot concerned, where a value stands where nobody looks. */
  readonly slot?: Slot;
  /** Policies concerned; all of the client's where it is missing. */
  readonly only?: readonly string[];
}

export interface Layer {
  readonly id: string;
  readonly kind: "flag" | "env" | "file" | "store" | "builtin";
  readonly title: Message;
  readonly path?: string;
  readonly scope: Scope;
  readonly status: LayerStatus;
  readonly because: Message;
  readonly doc?: Document;
  /** What stands in the file, keys and all: only for the room that observes. */
  readonly text?: () => string;
  /** The values of `doc` once the variables that its text refers to were filled in; missing where it refers to none. */
  readonly filled?: Table;
  /** POSIX permission bits of the file. */
  readonly mode?: number | null;
  /** Whether git's index lists the file; asked only where it matters. */
  readonly tracked?: () => boolean;
  /** Whether git's rules leave the file out. */
  readonly ignored?: () => boolean;
  /** A broken file whose text nevertheless speaks of MiMo. */
  readonly hints?: boolean;
  readonly diagnostics: readonly Diagnostic[];
  /** Comments in it that ask to leave findings out. */
  readonly suppressions?: readonly Suppression[];
}

export type Slot = "key" | "baseUrl" | "mode" | "model" | "auth" | "provider" | "config";

export type State = "usable" | "blank" | "placeholder" | "reference" | "misshapen";

/** A setting that somebody offered. */
export interface Candidate {
  readonly slot: Slot;
  /** As it is written there: `XIAOMI_MIMO_MODE`, `providers.mimo.mode`. */
  readonly name: string;
  readonly value: Value;
  readonly state: State;
  readonly place: Place;
  readonly layer: Layer;
  /** The value is kept in a store that is never opened; what stands here only names it. */
  readonly stored?: boolean;
  /** A variable that the client looks up for it, and that is not set. */
  readonly unset?: string;
  /** It was put together, or found by a reference: the weakest scope of all that had a part in it. */
  readonly via?: Scope;
}

/** Whose word a setting is: that of the least trusted who had a part in it. */
export const scopeOf = ({ via, layer }: Pick<Candidate, "via" | "layer">): Scope => via ?? layer.scope;

/** A project file is nobody's own word, whatever else had a part in a value. */
export const weakest = (...scopes: readonly Scope[]): Scope =>
  scopes.find((it) => it === "project") ?? (scopes[0] as Scope);

/** A candidate of the key slot. */
export interface KeyCandidate extends Candidate {
  readonly value: Secret;
}

/** What one source offers, by name. An absent name gives undefined. */
export interface SettingsSource {
  /** For people: "the environment", "`~/.codewhale/config.toml`". */
  readonly layer: Layer;
  /** All names, where a policy cannot know them beforehand. */
  readonly names?: readonly string[];
  get(slot: Slot, name: string): Candidate | undefined;
  /** Everything that it offers, sealed, where it is no document. */
  all?(): Table;
  /** How a name is shown where nothing stands under it. */
  label(name: string): string;
  place(name: string): Place;
}
