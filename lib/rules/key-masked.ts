// When a copy of a key was taken from a place that hides part of it.
import { putThere } from "./shared/key-remedy.ts";
import { rule, type Page } from "../model/contracts.ts";
import { Secret } from "../model/secret.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("A masked copy of a key"),
  why: msg(
    "Consoles, logs and screenshots show keys with dots or asterisks in the middle. Such a copy cannot be completed.",
  ),
  remedy: msg(
    "Copy the key again from where it is shown in full, or create a new one: a Token Plan key is shown in full once.",
  ),
};

export default rule({
  id: "key-masked",
  on: "candidate",
  severity: "error",
  explains: ["spoilt"],
  check({ candidate, judged, wins }, facts) {
    const key = candidate.value;
    if (!(key instanceof Secret) || !key.info.masked) return undefined;
    return {
      message: msg("`{name}` holds a masked copy of a key: part of it is dots or asterisks", { name: candidate.name }),
      place: candidate.place,
      expected: msg("the whole key"),
      remedy: putThere(candidate, judged, facts),
      ...(wins.length > 0 ? {} : { severity: "note" as const }),
    };
  },
});
