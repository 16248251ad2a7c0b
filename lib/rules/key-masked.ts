// Knows when a copy of a key was taken from a place that hides part of it.
import { rule, type Page } from "../model/contracts.ts";
import { Secret } from "../model/secret.ts";
import { say } from "../model/text.ts";

export const page: Page = {
  title: say("A masked copy of a key"),
  why: say(
    "Consoles, logs and screenshots show keys with dots or asterisks in the middle. Such a copy cannot be completed.",
  ),
  remedy: say(
    "Copy the key again from where it is shown in full, or create a new one: a Token Plan key is shown in full once.",
  ),
};

export default rule({
  id: "key-masked",
  on: "candidate",
  severity: "error",
  check({ candidate, judged, wins }) {
    const key = candidate.value;
    if (!(key instanceof Secret) || !key.traits.masked) return undefined;
    return {
      message: say("`{name}` holds a masked copy of a key: part of it is dots or asterisks", { name: candidate.name }),
      place: candidate.place,
      expected: say("the whole key"),
      remedy: judged.client.how.key(candidate.place),
      ...(wins.length > 0 ? {} : { severity: "note" as const }),
    };
  },
});
