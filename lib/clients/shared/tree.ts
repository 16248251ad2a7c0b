// Which settings of a tree belong together: an address, and the key and the model that stand nearest to it.
import type { Facts } from "../../model/facts.ts";
import { isMimoName } from "../../facts/mimo.ts";
import { isTable, type Table, type Value } from "../../model/document.ts";
import type { Layer, SettingsSource } from "../../model/layer.ts";
import { variableSource } from "../../model/settings-source.ts";
import { grouped } from "../../model/group.ts";
import { dotted, type Path } from "../../model/place.ts";
import type { Route, Protocol } from "../../model/resolution.ts";
import type { Lookup } from "./expand.ts";
import { wireOf, type Group, type Spot } from "./group.ts";
import { nearestAmong, tableId, type Found, type Leaf } from "./leaves.ts";
import { namesIn } from "./names.ts";
import { looksLikeVariable, roleOfVariable, type Role } from "./roles.ts";
import { isMimo, variableGroups } from "./variables.ts";

/** What is known of who reads the file. */
export interface TreeReader {
  /** What it takes for a variable that is named. */
  readonly lookup: Lookup;
  /** Sources as it sees them: references looked up. */
  seen(from: SettingsSource): SettingsSource;
  readonly path?: Route["pathMode"] | undefined;
}

/** A setting by its path. */
const settingId = ({ table, name }: Pick<Leaf, "table" | "name">): string => tableId([...table, name]);

/** The settings of each role, and those that belong to an address: each is the nearest of the other. */
function kinOf(leaves: readonly Leaf[]) {
  const roles = new Map(grouped(leaves, ({ role }) => role).map((all) => [all[0].role, all]));
  const of = (role: Leaf["role"]): readonly Leaf[] => roles.get(role) ?? [];
  const inTable = ({ role, table }: Leaf): string => `${role}\0${tableId(table)}`;
  const together = new Map(grouped(leaves, inTable).map((all) => [inTable(all[0]), all]));
  const nearest = new Map([...roles].map(([role, all]) => [role, nearestAmong(all)]));
  const partners = (url: Leaf, role: Leaf["role"]): readonly Leaf[] => {
    const leaf = nearest.get(role)?.(url);
    return leaf && nearest.get("baseUrl")?.(leaf) === url ? (together.get(inTable(leaf)) ?? []) : [];
  };
  return { of, partners };
}

/** Groups of a tree that have to do with MiMo: each address, keys that stand with no address, and models that stand with neither. */
export function treeGroups(
  layer: Layer,
  { leaves, variables }: Found,
  reader: TreeReader,
  facts: Facts,
): readonly Group[] {
  const { of, partners } = kinOf(leaves);
  const urls = of("baseUrl");
  const taken = new Set<string>();
  const mutual = (url: Leaf, role: Leaf["role"]): readonly Leaf[] => {
    const same = partners(url, role);
    for (const it of same) taken.add(settingId(it));
    return same;
  };
  const around = keysAround(layer, variables, taken);
  const groups = urls.map((url): Group => {
    const own = mutual(url, "key");
    const key = (own.length > 0 || !url.inText ? own : around(url)).map((leaf) => spotOf(leaf, reader));
    const model = mutual(url, "model").map((leaf) => spotOf(leaf, reader));
    const spots = { ...none, key, baseUrl: [spotOf(url, reader)], model };
    const protocol = isTable(url.beside) ? protocolIn(url.beside) : undefined;
    const wire = protocol ?? wireOf(spots.baseUrl, String(url.table), facts);
    return {
      id: dotted(url.table) || "(root)",
      spots,
      paired: false,
      wire,
      declared: protocol !== undefined,
      path: wholeOf(mutual(url, "whole")[0]) ?? reader.path,
    };
  });
  const addressed = new Set(urls.map(({ table }) => tableId(table)));
  const lonely = of("key").filter((key) => !taken.has(settingId(key)) && key.variable === undefined);
  return [
    ...groups.filter((group) => isMimo(group, facts)),
    ...lonely.map((key) => groupOf(key, "key", reader)).filter((group) => isMimo(group, facts) || isNamed(group)),
    ...of("model")
      .filter((model) => !taken.has(settingId(model)) && !addressed.has(tableId(model.table)) && isChosen(model, facts))
      .map((model) => groupOf(model, "model", reader)),
    ...variables.flatMap((table) =>
      variablesAt(layer, table, reader, facts).filter((group) => !isTaken(group, table, taken)),
    ),
  ];
}

/** Of an address in a text: the only key that stands around the text under the name of a variable. */
function keysAround(layer: Layer, variables: readonly Path[], taken: Set<string>): (url: Leaf) => readonly Leaf[] {
  const isKey = (name: string): boolean => looksLikeVariable(name) && roleOfVariable(name)?.role === "key";
  const below = (root: Path[number] | undefined): readonly Leaf[] =>
    variables
      .filter((table) => table.length > 0 && table[0] === root)
      .flatMap((table) => {
        const from = variableSource(layer, table);
        const names = namesIn(layer, table).filter(isKey);
        return names.map((name): Leaf => ({ role: "key", table, name, from, beside: undefined }));
      });
  const known = new Map<Path[number] | undefined, readonly Leaf[]>();
  return ({ table: [root] }) => {
    const keys = known.get(root) ?? below(root);
    known.set(root, keys);
    if (keys.length !== 1) return [];
    for (const key of keys) taken.add(settingId(key));
    return keys;
  };
}

const isTaken = ({ spots }: Group, table: Path, taken: ReadonlySet<string>): boolean =>
  spots.baseUrl.length === 0 &&
  spots.key.length > 0 &&
  spots.key.every(({ name }) => taken.has(settingId({ table, name })));

const none: Readonly<Record<Role, readonly Spot[]>> = { key: [], baseUrl: [], model: [], models: [], mode: [] };

const groupOf = (leaf: Leaf, role: "key" | "model", reader: TreeReader): Group => ({
  id: dotted([...leaf.table, leaf.name]),
  spots: { ...none, [role]: [spotOf(leaf, reader)] },
  paired: false,
  wire: "openai-chat",
  ...(role === "key" ? { path: reader.path } : {}),
});

const isNamed = ({ id }: Group): boolean => id.split(".").some(isMimoName);

/** A variable that is named holds the key; every other setting holds its value. */
function spotOf({ from, name, variable }: Leaf, { lookup, seen }: TreeReader): Spot {
  if (variable === undefined) return { from: seen(from), name };
  return {
    name: variable,
    from: {
      layer: from.layer,
      label: (it) => it,
      place: (it) => ({ kind: "env", name: it }),
      get: (slot, it) => lookup(slot, it),
    },
  };
}

/** What a flag says that stands with the address: `isFullUrl`. */
function wholeOf(flag: Leaf | undefined): Route["pathMode"] | undefined {
  const value = flag?.from.get("mode", flag.name)?.value;
  return value === undefined ? undefined : value === true ? "verbatim" : "append";
}

/** A model of MiMo's beside the name of a provider that is MiMo's: somebody chose it; lists of models are no choice. */
function isChosen({ table, name, from, beside }: Leaf, facts: Facts): boolean {
  const model = from.get("model", name)?.value;
  if (typeof model !== "string" || !facts.isMimoText(model) || table.some((key) => typeof key === "number"))
    return false;
  return isTable(beside) && namesProvider(beside);
}

/** Each of the thousands of settings in one table may ask the same of it. */
function remembered<T>(ask: (table: Table) => T): (table: Table) => T {
  const known = new WeakMap<Table, { readonly answer: T }>();
  return (table) => {
    const it = known.get(table) ?? { answer: ask(table) };
    known.set(table, it);
    return it.answer;
  };
}

const namesProvider = remembered((table) =>
  Object.entries(table).some(([it, value]) => providing.test(it) && isOurs(value)),
);

const providing = /^(?:(?:model|llm|default|active)_?)?(?:provider|adapter)(?:_?(?:id|name))?$/i;
const isOurs = (value: Value): boolean => typeof value === "string" && isMimoName(value);

function variablesAt(layer: Layer, table: Path, reader: TreeReader, facts: Facts): readonly Group[] {
  const names = namesIn(layer, table).filter(looksLikeVariable);
  const prefix = table.length > 0 ? `${dotted(table)} ` : "";
  return variableGroups(reader.seen(variableSource(layer, table)), names, facts, prefix).map((group) => ({
    ...group,
    path: reader.path,
  }));
}

const protocols: Readonly<Record<string, Protocol>> = {
  anthropic: "anthropic",
  anthropicmessages: "anthropic",
  claude: "anthropic",
  openai: "openai-chat",
  openaichat: "openai-chat",
  openaicompatible: "openai-chat",
  openaicompletions: "openai-chat",
  openairesponses: "openai-responses",
  responses: "openai-responses",
};

/** What a setting beside the address says of the protocol: `protocol`, `api`, `apiFormat`, `type`, `kind`. */
const protocolIn = remembered((table): Protocol | undefined => {
  for (const [name, child] of Object.entries(table)) {
    if (!/^(?:protocol|api|api_?format|api_?type|type|kind|format|wire_?api)$/i.test(name) || typeof child !== "string")
      continue;
    const known = child.toLowerCase().replace(/[^a-z]/g, "");
    if (Object.hasOwn(protocols, known)) return protocols[known];
  }
  return undefined;
});
