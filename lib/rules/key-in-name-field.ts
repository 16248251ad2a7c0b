// When a key stands where the name of a variable belongs.
import { usualName } from "../facts/names.ts";
import { rule, type Page } from "../model/contracts.ts";
import type { RawFinding } from "../model/finding.ts";
import type { Place } from "../model/place.ts";
import { Secret } from "../model/secret.ts";
import { nameOf } from "./shared/traces.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("A key where the name of a variable belongs"),
  why: msg(
    "The setting holds the name of a variable, and the client looks up a variable that is called like the key. There is none, so no key is found; some clients then print the key in their error.",
  ),
  remedy: msg(
    "Write the name of a variable there, and export the key under it. A key that was printed should be replaced.",
  ),
};

const found = (name: string, place: Place): RawFinding => ({
  message: msg("`{name}` wants the name of a variable, and holds a key itself", { name }),
  place,
  expected: msg("the name of a variable, like `{usual}`", { usual: usualName }),
  remedy: msg("write `{usual}` in {place}, and export the key under that name", { usual: usualName, place }),
});

export default rule({
  id: "key-in-name-field",
  on: "resolution",
  severity: "error",
  explains: ["noKey"],
  observed({ observation }) {
    const { named, value, place } = observation;
    if (value instanceof Secret && value.info.reference?.isKey) return found(nameOf(observation), place);
    if (named.role !== "key-name" || !(value instanceof Secret) || !value.real || value.info.variable !== null)
      return undefined;
    return value.info.plan !== "unknown" && !value.info.short ? found(nameOf(observation), place) : undefined;
  },
  check: ({ resolution }) =>
    resolution.conditions
      .filter((quirk) => quirk.kind === "key-as-name")
      .map(({ candidate: { name, place } }) => found(name, place)),
});
