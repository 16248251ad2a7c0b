// Knows what each version of Pi makes of its files: which providers there are, with which models, and which of them have a key.
import { vendors, type Builtin, type Line } from "../../facts/pi.ts";
import { expanding, type Expansion, type Lookup } from "../../kit/expand.ts";
import type { Context } from "../../model/contracts.ts";
import { at, isTable, type Table, type Value } from "../../model/document.ts";
import type { Candidate, Layer, Offers } from "../../model/layer.ts";
import { entries, tableOffers, variableOffers } from "../../model/offers.ts";
import type { Path } from "../../model/place.ts";
import { Secret } from "../../model/secret.ts";
import { isRead, isTrusted, type Files } from "./files.ts";
import { flawsIn, modelsOf } from "./inspect.ts";

export interface Known {
  readonly line: Line;
  readonly files: Files;
  readonly env: Offers;
  /** Settings that are read, the strongest first. */
  readonly settings: readonly Layer[];
  /** Providers that `models.json` describes, in the order of the file. */
  readonly tables: readonly (readonly [string, Table])[];
}

export function knownOf(context: Context, files: Files, line: Line): Known {
  const { models, settings, project } = files;
  const root = isRead(models) && models.doc ? models.doc.value : {};
  const flaws = isRead(models) ? flawsIn(root, line) : [];
  const lost = new Set(flaws.map(({ keys }) => keys[1]));
  const tables = flaws.some(({ costs }) => costs === "file")
    ? []
    : entries(root["providers"]).filter((it): it is [string, Table] => isTable(it[1]) && !lost.has(it[0]));
  const taken = isRead(project) && (!line.asksForTrust || isTrusted(files, context.cwd)) ? [project] : [];
  return { line, files, env: context.env, settings: [...taken, settings].filter(isRead), tables };
}

export const tableOf = ({ tables }: Known, id: string): Table | undefined => tables.find(([name]) => name === id)?.[1];

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

/** Where the model is described in the file. */
export function pathOf(known: Known, id: string, model: string | undefined): Path | undefined {
  const n = modelsOf(tableOf(known, id)).findIndex((it) => at(it, ["id"]) === model);
  return n < 0 ? undefined : ["providers", id, "models", n];
}

export const setting = ({ settings }: Known, name: string): string | undefined =>
  settings.map(({ doc }) => doc?.value[name]).find((value): value is string => typeof value === "string");

const dollar = /\$(?:\{(\w+)\}|(\w+))/;

/** References as this version knows them; `beside`: variables that stand with the key itself. */
export function referring({ line, env }: Known, from: Offers, beside?: Offers): Offers {
  const lookup: Lookup = (slot, name) => {
    const found = beside?.get(slot, name) ?? env.get(slot, name);
    return found?.state === "blank" ? undefined : found;
  };
  const expansion: Expansion = { lookup, syntaxes: new Set(["$", "${}"]), form: dollar };
  const meant = line.references === "dollar" ? expanding(from, expansion) : bare(from, lookup);
  // An address is never looked up.
  return { ...meant, get: (slot, name) => (slot === "key" ? commanded(meant.get(slot, name)) : from.get(slot, name)) };
}

/** The whole value is the name of a variable; where that is not set, it is sent as it stands. */
export const bare = (from: Offers, lookup: Lookup): Offers => ({
  ...from,
  get(slot, name) {
    const found = from.get(slot, name);
    const variable = found?.value instanceof Secret ? found.value.traits.variable : null;
    return (variable && lookup(slot, variable)) || found;
  },
});

/** `!command`: its output is the key. */
export const commanded = (found: Candidate | undefined): Candidate | undefined =>
  found?.value instanceof Secret && found.value.traits.reference?.syntax === "command"
    ? { ...found, stored: true }
    : found;

/** What `auth.json` has of a provider, with the variables that stand beside the key. */
export function storedOf(known: Known, id: string): Offers | undefined {
  const { auth } = known.files;
  if (!isRead(auth) || at(auth.doc?.value, [id]) === undefined) return undefined;
  const beside = known.line.references === "dollar" ? variableOffers(auth, [id, "env"]) : undefined;
  return referring(known, tableOffers(auth, [id]), beside);
}

/** A login with an account, of which the key is made. */
export const isLogin = ({ files }: Known, id: string): boolean =>
  isRead(files.auth) && at(files.auth.doc?.value, [id, "type"]) === "oauth";

const isSet = (found: Candidate | undefined): boolean =>
  found !== undefined && found.unset === undefined && found.state !== "blank";

/** Whether this version takes the provider for one that has a key. */
export function hasKey(known: Known, id: string): boolean {
  if (isLogin(known, id)) return true;
  const stored = storedOf(known, id)?.get("key", "key");
  if (stored !== undefined && (isSet(stored) || known.line.references === "bare")) return true;
  const inEnv = variablesOf(known, id).some((name) => isSet(known.env.get("key", name)));
  if (tableOf(known, id)?.["apiKey"] === undefined) return inEnv;
  if (known.line.references === "bare") return true;
  const own = referring(known, tableOffers(known.files.models, ["providers", id]));
  return isSet(own.get("key", "apiKey"));
}

const variablesOf = (known: Known, id: string): readonly string[] =>
  builtinOf(known, id)?.keys.map(({ name }) => name) ?? vendors[id] ?? [];
