// What a comment is that asks to leave findings out.
import type { FilePlace } from "./place.ts";
import type { Message } from "./message.ts";

export interface Suppression {
  /** The comment itself. */
  readonly place: FilePlace;
  /** Lines whose findings are meant. */
  readonly lines: readonly number[];
  /** It stands above everything else, so that it also means findings on the file as a whole. */
  readonly whole: boolean;
  readonly rules: readonly string[];
  /** Empty where none is given: then nothing is left out. */
  readonly reason: string;
  /** Why it can mean nothing at all. */
  readonly fault?: Message;
  /** Tells it apart from others in its file, wherever its line has moved to. */
  readonly mark: string;
}

/** What every such comment has in it; texts without it need no second look. */
export const suppressionMark = "mimo-doctor:";
