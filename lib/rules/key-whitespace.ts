// When blanks or line ends stand around a key.
import { rule, type Page } from "../model/contracts.ts";
import { Secret } from "../model/secret.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("Blanks around the key"),
  why: msg(
    "A blank or a line end was copied with the key. Some clients trim it, some send it, and some drop the header without a word.",
  ),
  remedy: msg("Remove the blanks."),
};

const where = { none: msg("around"), leading: msg("before"), trailing: msg("after"), both: msg("around") } as const;

export default rule({
  id: "key-whitespace",
  on: "candidate",
  severity: "warning",
  explains: ["spoilt", "badSign"],
  check({ candidate, wins }) {
    const key = candidate.value;
    if (!(key instanceof Secret) || key.info.edges === "none" || !key.real) return undefined;
    return {
      message: msg("blanks stand {where} the key in `{name}`", {
        name: candidate.name,
        where: where[key.info.edges],
      }),
      place: candidate.place,
      expected: msg("the key without blanks around it"),
      repair: { changes: [{ kind: "clean", place: candidate.place, key }] },
      remedy: msg("remove the blanks in {place}", { place: candidate.place }),
      ...(wins.length > 0 ? {} : { severity: "note" as const }),
    };
  },
});
