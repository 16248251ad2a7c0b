// Knows which settings of a tree belong together: an address, and the key and the model that stand nearest to it.
import { isMimoName } from "../facts/mimo.ts";
import { at, isTable, type Value } from "../model/document.ts";
import type { Layer, Offers } from "../model/layer.ts";
import { tableOffers, variableOffers } from "../model/offers.ts";
import { dotted, type Path } from "../model/place.ts";
import type { Wire } from "../model/resolution.ts";
import { Secret } from "../model/secret.ts";
import { wireOf, type Group, type Spot } from "./group.ts";
import { looksLikeVariable, roleOfProperty, type Role } from "./roles.ts";
import { isMimo, variableGroups } from "./variables.ts";

/** More settings than any configuration has. */
const most = 20_000;

interface Leaf {
  readonly role: Role;
  readonly table: Path;
  readonly name: string;
}

interface Found {
  readonly leaves: Leaf[];
  /** Tables whose names are those of variables. */
  readonly variables: Path[];
}

function look(root: Value): Found {
  const found: Found = { leaves: [], variables: [] };
  const queue: { readonly value: Value; readonly path: Path }[] = [{ value: root, path: [] }];
  for (let n = 0; n < queue.length && n < most; n++) {
    const { value, path } = queue[n] as (typeof queue)[number];
    if (Array.isArray(value))
      (value as readonly Value[]).forEach((child, at) => queue.push({ value: child, path: [...path, at] }));
    else if (isTable(value)) tableOf(value, path, found, queue);
  }
  return found;
}

function tableOf(
  table: Readonly<Record<string, Value>>,
  path: Path,
  found: Found,
  queue: { value: Value; path: Path }[],
): void {
  let variables = false;
  for (const [name, child] of Object.entries(table)) {
    if (typeof child === "object" && child !== null && !(child instanceof Secret))
      queue.push({ value: child, path: [...path, name] });
    else if (looksLikeVariable(name)) variables = true;
    else {
      const role = roleOfProperty(name);
      const fits = role === "key" ? child instanceof Secret : typeof child === "string";
      if (role && role !== "models" && fits) found.leaves.push({ role, table: path, name });
    }
  }
  if (variables) found.variables.push(path);
}

/** How many tables two settings have in common, from the root on. */
function common(a: Path, b: Path): number {
  let n = 0;
  while (n < a.length && n < b.length && a[n] === b[n]) n++;
  return n;
}

/** The one of them that is nearest; undefined where two are equally near. */
function nearest(to: Leaf, among: readonly Leaf[]): Leaf | undefined {
  let best: Leaf | undefined;
  let depth = -1;
  for (const leaf of among) {
    const shared = common(to.table, leaf.table);
    if (shared > depth) [best, depth] = [leaf, shared];
    else if (shared === depth && best && String(best.table) !== String(leaf.table)) best = undefined;
  }
  return best;
}

/** Groups of a tree that have to do with MiMo: each address, and keys that stand with no address. */
export function treeGroups(layer: Layer): readonly Group[] {
  if (!layer.doc) return [];
  const { leaves, variables } = look(layer.doc.value);
  const of = (role: Role): readonly Leaf[] => leaves.filter((leaf) => leaf.role === role);
  const urls = of("baseUrl");
  const spot = (leaf: Leaf | undefined): readonly Spot[] =>
    leaf ? [{ from: offers(layer, leaf.table), name: leaf.name }] : [];
  const mutual = (url: Leaf, role: Role): Leaf | undefined => {
    const leaf = nearest(url, of(role));
    return leaf && nearest(leaf, urls) === url ? leaf : undefined;
  };
  const taken = new Set<Leaf>();
  const groups = urls.map((url): Group => {
    const key = mutual(url, "key");
    if (key) taken.add(key);
    const spots = { key: spot(key), baseUrl: spot(url), model: spot(mutual(url, "model")), models: [], mode: [] };
    const protocol = protocolAt(layer.doc?.value, url.table);
    const wire = protocol ?? wireOf(spots.baseUrl, String(url.table));
    return { id: dotted(url.table) || "(root)", spots, paired: false, wire, declared: protocol !== undefined };
  });
  const lonely = of("key")
    .filter((key) => !taken.has(key))
    .map((key): Group => ({
      id: dotted([...key.table, key.name]),
      spots: { key: spot(key), baseUrl: [], model: [], models: [], mode: [] },
      paired: false,
      wire: "openai-chat",
    }));
  const named = (group: Group): boolean => group.spots.baseUrl.length === 0 && group.id.split(".").some(isMimoName);
  return [
    ...[...groups, ...lonely].filter((group) => isMimo(group) || named(group)),
    ...variables.flatMap((table) =>
      variableGroups(variableOffers(layer, table), namesOf(layer, table), table.length > 0 ? `${dotted(table)} ` : ""),
    ),
  ];
}

const protocols: Readonly<Record<string, Wire>> = {
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

/** What a setting beside the address says of the protocol: `protocol`, `api`, `apiFormat`, `type`. */
function protocolAt(root: Value | undefined, table: Path): Wire | undefined {
  const value = root === undefined ? undefined : at(root, table);
  if (!isTable(value)) return undefined;
  for (const [name, child] of Object.entries(value)) {
    if (!/^(?:protocol|api|api_?format|api_?type|type|format|wire_?api)$/i.test(name) || typeof child !== "string")
      continue;
    const known = child.toLowerCase().replace(/[^a-z]/g, "");
    if (Object.hasOwn(protocols, known)) return protocols[known];
  }
  return undefined;
}

const offers = (layer: Layer, table: Path): Offers => tableOffers(layer, table);

function namesOf(layer: Layer, table: Path): readonly string[] {
  let value: Value | undefined = layer.doc?.value;
  for (const key of table) value = (value as Readonly<Record<string | number, Value>> | undefined)?.[key];
  return isTable(value) ? Object.keys(value).filter(looksLikeVariable) : [];
}
