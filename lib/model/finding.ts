// What a rule says when it has found something.
import type { Place } from "./place.ts";
import type { Repair } from "./repair.ts";
import type { Message } from "./message.ts";

export type Severity = "error" | "warning" | "note";

/** What a rule returns: everything in it is still a sentence, not yet a language. */
export interface RawFinding {
  readonly message: Message;
  readonly severity?: Severity;
  readonly place: Place | null;
  readonly was?: Message | undefined;
  readonly expected?: Message | undefined;
  readonly remedy?: Message | undefined;
  /** What `fix` does about it. */
  readonly repair?: Repair | undefined;
  readonly related?: readonly { readonly place: Place; readonly message: Message }[];
  /** Policies it holds for; where missing, those of the subject. */
  readonly clients?: readonly string[];
  /** What the client lacks because of it: findings that only say so follow from this one. */
  readonly costs?: "key" | "baseUrl";
  /** Tells two findings of one rule at one place apart; stable over versions and wording. */
  readonly mark?: string;
}
