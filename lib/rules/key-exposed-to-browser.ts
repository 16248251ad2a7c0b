// When a key stands in a variable that a build tool copies into the pages it sends out.
import { exposingPrefix } from "../facts/exposing.ts";
import { rule, type Page } from "../model/contracts.ts";
import type { RawFinding } from "../model/finding.ts";
import type { Place } from "../model/place.ts";
import { mimoKeyOf } from "./shared/traces.ts";
import { msg } from "../model/message.ts";
import { Secret } from "../model/secret.ts";

export const page: Page = {
  title: msg("A key that every visitor gets"),
  why: msg(
    "Build tools copy variables that begin with `NEXT_PUBLIC_`, `VITE_`, `REACT_APP_` and the like into the page. Whoever opens it can read the key and use it up.",
  ),
  remedy: msg(
    "Take the prefix off, read the key on the server only, and replace it in the console if the page was ever out.",
  ),
};

function found(name: string, place: Place): RawFinding | undefined {
  const prefix = exposingPrefix(name);
  if (prefix === null) return undefined;
  return {
    message: msg("`{name}` begins with `{prefix}`, so the key is copied into the page that every visitor gets", {
      name,
      prefix,
    }),
    place,
    expected: msg("a variable that stays on the server"),
    remedy: msg("rename it to `{name}`, and replace the key in the console if the page was ever out", {
      name: name.slice(prefix.length),
    }),
  };
}

export default rule({
  id: "key-exposed-to-browser",
  on: "candidate",
  severity: "error",
  explains: ["exposed"],
  check({ candidate: { value, place } }) {
    const name = place.kind === "file" ? (place.name ?? "") : place.kind === "env" ? place.name : "";
    return value instanceof Secret && value.real ? found(name, place) : undefined;
  },
  observed({ observation }) {
    const { name, place } = observation;
    return mimoKeyOf(observation) && name !== null ? found(name, place) : undefined;
  },
});
