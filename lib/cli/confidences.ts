// Knows how sure a source is, in words for people.
import type { Source } from "../model/contracts.ts";
import { say, type Text } from "../model/text.ts";

export const confidenceWords = {
  documented: say("documented"),
  observed: say("observed"),
  read: say("read in its source"),
  reported: say("reported"),
  inferred: say("inferred"),
} as const satisfies Readonly<Record<Source["confidence"], Text>>;
