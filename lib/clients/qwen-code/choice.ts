// Which entry of its settings Qwen Code takes by itself, and which others lead to MiMo.
import type { Facts } from "../../model/facts.ts";
import { guessedTypes, protocolOf, settings as names } from "./facts.ts";
import { isMimoAddress } from "../shared/provider.ts";
import { at } from "../../model/document.ts";
import type { Layer, Slot } from "../../model/layer.ts";
import { Secret } from "../../model/secret.ts";
import { entriesIn, firsts, isOurs, type Entry } from "./inspect.ts";
import type { Known } from "./sources.ts";

/** One way to a model: an entry of the settings, or what variables and `security.auth` say. */
export interface Way {
  readonly name: string;
  readonly type: string | undefined;
  readonly entry: Entry | undefined;
  /** The file that describes the entry. */
  readonly layer: Layer | undefined;
}

export interface Choice {
  readonly ways: readonly Way[];
  /** The model that Qwen Code takes by itself, where another vendor's. */
  readonly other: string | undefined;
}

const isBlank = (value: unknown): boolean =>
  value instanceof Secret ? value.info.blank : typeof value !== "string" || value.trim() === "";

/** A variable as the client sees it: a blank one counts as unset. */
const variable = ({ shell, dotenv, env }: Known, slot: Slot, name: string): unknown =>
  [shell, ...dotenv, ...env].map((from) => from.get(slot, name)?.value).find((value) => !isBlank(value));

const setting = ({ settings }: Known, all: readonly string[]): string | undefined => {
  for (const from of settings)
    for (const name of all) {
      const value = from.get("mode", name)?.value;
      if (typeof value === "string" && value.trim() !== "") return value.trim();
    }
  return undefined;
};

/** Several files are not merged here: the strongest that has the setting has all of it. */
const holderOf = ({ settings }: Known): Layer | undefined =>
  settings.map(({ layer }) => layer).find((layer) => layer.doc?.value["modelProviders"] !== undefined);

export function chosenType(known: Known): string | undefined {
  const named = setting(known, names.type);
  if (named !== undefined) return named;
  return guessedTypes.find((type) => {
    const protocol = protocolOf(type);
    return (
      protocol &&
      [protocol.key, protocol.base, protocol.models[0] as string].every(
        (it) => variable(known, "mode", it) !== undefined,
      )
    );
  });
}

const wayOf = (entry: Entry, layer: Layer | undefined): Way => ({
  name: `${entry.type} ${entry.id}`,
  type: entry.type,
  entry,
  layer,
});

/** The model's own entry; else what variables and `security.auth` say, as soon as they have a key or a base; else the first entry. */
function taken(known: Known, type: string | undefined, entries: readonly Entry[], layer: Layer | undefined): Way {
  const bare: Way = { name: "", type, entry: undefined, layer: undefined };
  const own = entries.filter((entry) => entry.type === type);
  const protocol = protocolOf(type);
  const [first] = own;
  if (!protocol || !first) return bare;
  const model = setting(known, names.model) ?? protocol.models.map((it) => variable(known, "mode", it)).find(Boolean);
  const named = own.find(({ id }) => id === model);
  if (named) return wayOf(named, layer);
  const isSet =
    [protocol.key, protocol.base].some((it) => variable(known, "mode", it) !== undefined) ||
    known.settings.some((from) => !isBlank(from.get("key", "security.auth.apiKey")?.value)) ||
    setting(known, ["security.auth.baseUrl"]) !== undefined;
  return isSet ? bare : wayOf(first, layer);
}

/** What stands in variables and in `security.auth` speaks of MiMo. */
function isBareOurs(known: Known, type: string | undefined, facts: Facts): boolean {
  const protocol = protocolOf(type);
  if (!protocol) return false;
  const base = variable(known, "baseUrl", protocol.base) ?? setting(known, ["security.auth.baseUrl"]);
  if (isMimoAddress(typeof base === "string" ? base : undefined, facts)) return true;
  const key = variable(known, "key", protocol.key);
  const model = setting(known, names.model);
  return (key instanceof Secret && key.info.plan === "token-plan") || (model !== undefined && facts.isMimoModel(model));
}

/** Nobody has more of them. */
const MAX_COUNT = 40;

export function choiceOf(known: Known, facts: Facts): Choice {
  const layer = holderOf(known);
  const entries = [...firsts(entriesIn(layer?.doc?.value))];
  const type = chosenType(known);
  const active = taken(known, type, entries, layer);
  const ours = entries
    .filter((entry) => isOurs(entry, facts) && protocolOf(entry.type))
    .slice(0, MAX_COUNT)
    .map((entry) => wayOf(entry, layer));
  // Where the wanted model is of none of the entries, what is taken instead is MiMo's user's concern.
  const isActive = active.entry
    ? isOurs(active.entry, facts)
    : isBareOurs(known, type, facts) || (protocolOf(type) !== undefined && ours.some((way) => way.type === type));
  const rest = ours.filter(({ name }) => name !== active.name);
  // Without a type nothing starts, and what would be taken is the first that leads to MiMo.
  if (isActive || ours.length === 0) return { ways: [active, ...rest], other: undefined };
  const other = active.entry?.id ?? setting(known, names.model) ?? type;
  return { ways: ours, other: type === undefined ? undefined : (other ?? "") };
}

/** Whether the settings say which model is wanted. */
export const modelPath = ({ doc }: Layer): readonly string[] | undefined =>
  doc &&
  [["model", "name"], ["model"], ["security", "auth", "selectedType"]].find(
    (keys) => typeof at(doc.value, keys) === "string",
  );
