// What each version of Pi and its kin makes of its files: which providers there are, with which models, and which have a key.
import type { Builtin, Line } from "./facts.ts";
import { at, isTable, type Table, type Value } from "../../model/document.ts";
import type { Candidate, Layer, SettingsSource } from "../../model/layer.ts";
import { entries, tableSource, variableSource } from "../../model/settings-source.ts";
import type { Path } from "../../model/place.ts";
import { Secret } from "../../model/secret.ts";
import { expanding, type Lookup } from "../shared/expand.ts";
import { isRead } from "../shared/layers.ts";
import { flawsIn, modelsOf } from "./inspect.ts";

export interface Known {
  readonly line: Line;
  /** Providers and their models. */
  readonly models: Layer;
  /** Keys that were entered in the client, where they stand in a file that can be read. */
  readonly stored: Layer | undefined;
  /** Settings that are read, the strongest first. */
  readonly settings: readonly Layer[];
  /** Sources of variables, the strongest first. */
  readonly variables: readonly SettingsSource[];
  /** One file is looked at and nothing else: what is wanted may stand in another. */
  readonly alone: boolean;
}

export const rootOf = ({ models }: Known): Table => (isRead(models) ? (models.doc?.value ?? {}) : {});

/** Providers that are described, in the order of the file, as far as this version does not leave them out. */
export function tablesOf(known: Known): readonly (readonly [string, Table])[] {
  if (!isRead(known.models)) return [];
  const flaws = flawsIn(rootOf(known), known.line);
  if (flaws.some(({ costs }) => costs === "file")) return [];
  const lost = new Set(flaws.map(({ keys }) => keys[1]));
  return entries(rootOf(known)["providers"]).filter((it): it is [string, Table] => isTable(it[1]) && !lost.has(it[0]));
}

export const tableOf = (known: Known, id: string): Table | undefined =>
  tablesOf(known).find(([name]) => name === id)?.[1];

export const builtinOf = ({ line }: Known, id: string): Builtin | undefined =>
  Object.hasOwn(line.builtins, id) ? line.builtins[id] : undefined;

/** Ids of its models: of the catalogue, then of the file. */
export const idsOf = (known: Known, id: string): readonly string[] => [
  ...new Set([
    ...(builtinOf(known, id)?.models ?? []),
    ...modelsOf(tableOf(known, id)).flatMap((model) => {
      const name = at(model, ["id"]);
      return typeof name === "string" ? [name] : [];
    }),
  ]),
];

/** The model that is taken where none is chosen. */
export const usualOf = (known: Known, id: string): string | undefined => {
  const builtin = builtinOf(known, id);
  if (!builtin) return idsOf(known, id)[0];
  return known.alone && known.settings.length === 0 ? undefined : builtin.usual;
};

/** Where the model is described in the file. */
export function pathOf(known: Known, id: string, model: string | undefined): Path | undefined {
  const n = modelsOf(tableOf(known, id)).findIndex((it) => at(it, ["id"]) === model);
  return n < 0 ? undefined : ["providers", id, "models", n];
}

export interface WantedModel {
  readonly provider: string;
  readonly model: string;
}

/** What the settings want: two settings, or `provider/model` in one. */
export function wishIn({ line, settings }: Known): WantedModel | undefined {
  const text = (name: string): string | undefined =>
    settings.map(({ doc }) => doc && at(doc.value, name.split("."))).find((it): it is string => typeof it === "string");
  const model = text(line.wanted.model);
  if (line.wanted.provider !== undefined) {
    const provider = text(line.wanted.provider);
    return provider && model ? { provider, model } : undefined;
  }
  const [, provider, id] = /^([^/]+)\/([^:]+)/.exec(model ?? "") ?? [];
  return provider && id ? { provider, model: id } : undefined;
}

/** The first source that sets it to something. */
const lookupIn =
  ({ variables }: Known, beside?: SettingsSource): Lookup =>
  (slot, name) =>
    [...(beside ? [beside] : []), ...variables]
      .map((from) => from.get(slot, name))
      .find((found) => found !== undefined && found.state !== "blank");

const dollar = /\$(?:\{(\w+)\}|(\w+))/;

/** The variable that a text names with a dollar sign, where it is not set. */
export function unsetIn(known: Known, text: string): string | undefined {
  const [, braced, bareName] = dollar.exec(text) ?? [];
  const name = braced ?? bareName;
  return name !== undefined && lookupIn(known)("mode", name) === undefined ? name : undefined;
}

/** References as this version knows them, in keys only; `beside`: variables that stand with the key itself. */
export function referring(known: Known, from: SettingsSource, beside?: SettingsSource): SettingsSource {
  const lookup = lookupIn(known, beside);
  const meant =
    known.line.references === "dollar"
      ? expanding(from, { lookup, syntaxes: new Set(["$", "${}"]), form: dollar })
      : bare(from, lookup);
  // An address is never looked up.
  return { ...from, get: (slot, name) => (slot === "key" ? commanded(meant.get(slot, name)) : from.get(slot, name)) };
}

/** The whole value is the name of a variable; where that is not set, it is sent as it stands. */
const bare = (from: SettingsSource, lookup: Lookup): SettingsSource => ({
  ...from,
  get(slot, name) {
    const found = from.get(slot, name);
    const variable = found?.value instanceof Secret ? found.value.info.variable : null;
    return (variable && lookup(slot, variable)) || found;
  },
});

/** `!command`: its output is the key. */
const commanded = (found: Candidate | undefined): Candidate | undefined =>
  found?.value instanceof Secret && found.value.info.reference?.syntax === "command"
    ? { ...found, stored: true }
    : found;

/** The key that was entered, with the variables that stand beside it. */
export function storedOf(known: Known, id: string): SettingsSource | undefined {
  const { stored, line } = known;
  if (!isRead(stored) || at(stored.doc?.value, [id]) === undefined) return undefined;
  const beside = line.references === "dollar" ? variableSource(stored, [id, "env"]) : undefined;
  return referring(known, tableSource(stored, [id]), beside);
}

/** A login with an account, of which the key is made. */
export const isLogin = ({ stored }: Known, id: string): boolean =>
  isRead(stored) && at(stored.doc?.value, [id, "type"]) === "oauth";

const isSet = (found: Candidate | undefined): boolean =>
  found !== undefined && found.unset === undefined && found.state !== "blank";

const keyNames = (known: Known, id: string): readonly string[] =>
  builtinOf(known, id)?.keys.map(({ name }) => name) ?? known.line.vendors[id] ?? [];

/** Whether this version takes the provider for one that has a key. */
export function hasKey(known: Known, id: string): boolean {
  if (isLogin(known, id)) return true;
  const stored = storedOf(known, id)?.get("key", "key");
  // One that was entered has the last word, also where it refers to a variable that is not set.
  if (stored !== undefined && (isSet(stored) || known.line.references === "bare")) return true;
  if (stored !== undefined) return keyNames(known, id).some((name) => lookupIn(known)("key", name) !== undefined);
  const own = tableOf(known, id)?.["apiKey"];
  if (own === undefined) return keyNames(known, id).some((name) => lookupIn(known)("key", name) !== undefined);
  const table = tableSource(known.models, ["providers", id]);
  return known.line.references === "bare" || isSet(referring(known, table).get("key", "apiKey"));
}

/** Something is written for the provider: `value` of the file as it stands, whatever becomes of it. */
export const describedIn = (known: Known): readonly (readonly [string, Value])[] => entries(rootOf(known)["providers"]);
