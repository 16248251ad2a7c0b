// Knows what each exit status says, for help and the manual.
import { say, type Text } from "../model/text.ts";

export const statuses = {
  0: say("nothing found"),
  1: say("findings"),
  2: say("wrong usage"),
  3: say("could not finish"),
  4: say("no verdict from the live probe"),
} as const satisfies Readonly<Record<number, Text>>;
