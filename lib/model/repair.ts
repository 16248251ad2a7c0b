// What a rule proposes to change, as data: which setting, and what is to stand there.
import type { Place } from "./place.ts";
import type { Secret } from "./secret.ts";
import type { Message } from "./message.ts";

export type Change =
  /** `from`: only this part of the value is replaced, where it stands there once. */
  | { readonly kind: "value"; readonly place: Place; readonly to: string; readonly from?: string }
  /** The key alone, without what was pasted around it. */
  | { readonly kind: "clean"; readonly place: Place; readonly key: Secret }
  /** Another name for a setting or a table; `place` is that of its name. */
  | { readonly kind: "name"; readonly place: Place; readonly to: string }
  /** The setting goes, with its line. */
  | { readonly kind: "remove"; readonly place: Place }
  /** POSIX permission bits of a file. */
  | { readonly kind: "mode"; readonly path: string; readonly to: number };

/** Changes that belong together. */
export interface Repair {
  readonly changes: readonly Change[];
  /** What a person must decide first; a repair without it is safe. */
  readonly ask?: Message;
}
