// Knows what a rule says when it has found something.
import type { Place } from "./place.ts";
import type { Repair } from "./repair.ts";
import type { Text } from "./text.ts";

export type Severity = "error" | "warning" | "note";

/** What a rule returns: everything in it is still a sentence, not yet a language. */
export interface Found {
  readonly message: Text;
  readonly severity?: Severity;
  readonly place: Place | null;
  readonly was?: Text | undefined;
  readonly expected?: Text | undefined;
  readonly remedy?: Text | undefined;
  /** What `fix` does about it. */
  readonly repair?: Repair | undefined;
  readonly related?: readonly { readonly place: Place; readonly message: Text }[];
  /** Policies it holds for; where missing, those of the subject. */
  readonly clients?: readonly string[];
  /** Tells two findings of one rule at one place apart; stable over versions and wording. */
  readonly mark?: string;
}
