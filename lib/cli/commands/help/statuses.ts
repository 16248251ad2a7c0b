// What each exit status says, for help and the manual.
import { msg, type Message } from "../../../model/message.ts";

export const statuses = {
  0: msg("nothing found"),
  1: msg("findings"),
  2: msg("wrong usage"),
  3: msg("could not finish"),
  4: msg("no verdict from the live probe"),
} as const satisfies Readonly<Record<number, Message>>;
