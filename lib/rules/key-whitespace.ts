// Knows when blanks or line ends stand around a key.
import { rule, type Page } from "../model/contracts.ts";
import { Secret } from "../model/secret.ts";
import { say } from "../model/text.ts";

export const page: Page = {
  title: say("Blanks around the key"),
  why: say(
    "A blank or a line end was copied with the key. Some clients trim it, some send it, and some drop the header without a word.",
  ),
  remedy: say("Remove the blanks."),
};

const where = { none: say("around"), leading: say("before"), trailing: say("after"), both: say("around") } as const;

export default rule({
  id: "key-whitespace",
  on: "candidate",
  severity: "warning",
  check({ candidate, wins }) {
    const key = candidate.value;
    if (!(key instanceof Secret) || key.traits.edges === "none" || !key.real) return undefined;
    return {
      message: say("blanks stand {where} the key in `{name}`", {
        name: candidate.name,
        where: where[key.traits.edges],
      }),
      place: candidate.place,
      expected: say("the key without blanks around it"),
      repair: { changes: [{ kind: "clean", place: candidate.place, key }] },
      remedy: say("remove the blanks in {place}", { place: candidate.place }),
      ...(wins.length > 0 ? {} : { severity: "note" as const }),
    };
  },
});
