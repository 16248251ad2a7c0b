// When something else stands where the key belongs, or the key where something else belongs.
import { rule, type Page } from "../model/contracts.ts";
import type { RawFinding } from "../model/finding.ts";
import type { Place } from "../model/place.ts";
import { Secret } from "../model/secret.ts";
import { mimoKeyOf, nameOf } from "./shared/traces.ts";
import { msg, type Message } from "../model/message.ts";

export const page: Page = {
  title: msg("Key and address in each other's place"),
  why: msg(
    "An address, a model id or the name of a header stands where the key belongs, or the key where an address or a model belongs. The key is then no key, and MiMo answers 401; a key in the place of an address or a model goes into addresses, bodies and logs.",
  ),
  remedy: msg("Put each value into its own setting. A key that got into logs should be replaced."),
};

const strangers = {
  address: msg("an address"),
  model: msg("a model id"),
  header: msg("the name of a header"),
} as const satisfies Record<string, Message>;

const instead = (name: string, what: keyof typeof strangers, place: Place): RawFinding => ({
  message: msg("`{name}` should hold the key, and holds {what}", { name, what: strangers[what] }),
  place,
  expected: msg("a key that begins with `sk-` (pay-as-you-go) or `tp-` (Token Plan)"),
  remedy: msg("put the key into {place}, and what stands there into a setting of its own", { place }),
});

const outside = (name: string, place: Place): RawFinding => ({
  message: msg("`{name}` holds a key, and is no place for one", { name }),
  place,
  expected: msg("an address, a model or a mode, as the name says"),
  remedy: msg("move the key out of {place} into the setting for the key", { place }),
});

const others: ReadonlySet<string> = new Set(["address", "model", "models", "mode", "provider"]);

export default rule({
  id: "key-misplaced",
  on: "candidate",
  severity: "error",
  explains: ["noKey"],
  check({ candidate: { value, slot, name, place }, wins }) {
    if (!(value instanceof Secret)) return undefined;
    const { stranger, plan, short } = value.info;
    if (slot === "key") return stranger && wins.length > 0 ? instead(name, stranger, place) : undefined;
    return (slot === "baseUrl" || slot === "model") && value.real && plan !== "unknown" && !short
      ? outside(name, place)
      : undefined;
  },
  observed({ observation }) {
    const { value, named, place, form } = observation;
    if (form === "comment" || form === "text" || !(value instanceof Secret)) return undefined;
    const { stranger } = value.info;
    if (named.role === "key" && stranger && (observation.owner === "mimo" || observation.owner === null))
      return instead(nameOf(observation), stranger, place);
    const key = named.role !== null && others.has(named.role) ? mimoKeyOf(observation) : undefined;
    return key && key.info.plan !== "unknown" ? outside(nameOf(observation), place) : undefined;
  },
});
