// When quotation marks have become part of the key.
import { rule, type Page } from "../model/contracts.ts";
import { Secret } from "../model/secret.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("Quotation marks in the key"),
  why: msg(
    "Quotes around a value belong to the file or the shell. Here they were quoted again, so that the client sends them as part of the key, and MiMo answers 401. No client removes them.",
  ),
  remedy: msg("Write the value without the inner quotes."),
};

export default rule({
  id: "key-quoted",
  on: "candidate",
  severity: "error",
  explains: ["spoilt", "badSign"],
  check({ candidate, wins }) {
    const key = candidate.value;
    if (!(key instanceof Secret) || !key.info.quoted || !key.real) return undefined;
    return {
      message: msg("the quotation marks in `{name}` are part of the key", { name: candidate.name }),
      place: candidate.place,
      expected: msg("the key without quotation marks"),
      repair: { changes: [{ kind: "clean", place: candidate.place, key }] },
      remedy: msg("remove the quotation marks inside {place}", { place: candidate.place }),
      ...(wins.length > 0 ? {} : { severity: "note" as const }),
    };
  },
});
