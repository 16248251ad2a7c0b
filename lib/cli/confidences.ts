// How sure a source is, in words for people.
import type { Source } from "../model/contracts.ts";
import { msg, type Message } from "../model/message.ts";

export const confidenceWords = {
  documented: msg("documented"),
  observed: msg("observed"),
  read: msg("read in its source"),
  reported: msg("reported"),
  inferred: msg("inferred"),
} as const satisfies Readonly<Record<Source["confidence"], Message>>;
