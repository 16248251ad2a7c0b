// What belongs together of the observations that no client claims: by statement, by table and stem, by the tables around.
import type { Facts } from "../model/facts.ts";
import { isTemplateFile } from "../facts/template-files.ts";
import type { Value } from "../model/document.ts";
import type { Candidate, Layer, SettingsSource, Slot } from "../model/layer.ts";
import type { Observation } from "../model/observation.ts";
import { dotted } from "../model/place.ts";
import { Secret } from "../model/secret.ts";
import { candidate } from "../model/settings-source.ts";

type Part = "key" | "baseUrl" | "model" | "models" | "mode";

interface Spot {
  readonly from: SettingsSource;
  readonly name: string;
}

/** Settings of one connection whose reader is not known. */
export interface Loose {
  readonly id: string;
  readonly layer: Layer;
  readonly spots: Readonly<Record<Part, readonly Spot[]>>;
}

interface Group {
  readonly table: string;
  readonly stem: string;
  readonly all: Observation[];
}

/** More connections than any file has. */
const most = 200;

/** Groups of which something is claimed by nobody. */
export function looseGroups(
  observations: readonly Observation[],
  isClaimed: (all: readonly Observation[]) => boolean,
  facts: Facts,
): readonly Loose[] {
  const usable = observations.filter((it) => partOf(it) !== undefined && isSaid(it));
  return byLayer(usable)
    .flatMap((all) => joined(all))
    .filter(({ all }) => !isClaimed(all))
    .slice(0, most)
    .flatMap(({ all }) => looseOf(all, facts));
}

function byLayer(all: readonly Observation[]): readonly (readonly Observation[])[] {
  const layers = new Map<string, Observation[]>();
  for (const it of all) {
    const id = it.layer.path ?? it.layer.id;
    const own = layers.get(id);
    if (own) own.push(it);
    else layers.set(id, [it]);
  }
  return [...layers.values()];
}

/** What is a command line or a name of its own stands alone; comments are nobody's settings. */
function partOf({ kind, named, form, value }: Observation): Part | undefined {
  if (form === "comment" || value === null) return undefined;
  if (form === "name") return kind === "model" ? "models" : undefined;
  if (kind === "key") return named.role === "key-name" ? undefined : "key";
  if (kind === "address") return named.role === "key" || named.role === "header" ? undefined : "baseUrl";
  if (kind === "model") return named.role === "models" ? "models" : "model";
  return undefined;
}

/** A template is right as it is, with blanks and samples for others to fill in; what a reference gives is not known. */
function isSaid({ value, layer, references }: Observation): boolean {
  const inTemplate = isTemplateFile(layer.path ?? "");
  if (value instanceof Secret) return value.info.reference === null && !(inTemplate && !value.real);
  if (typeof value !== "string") return false;
  return references.length === 0 && !(inTemplate && /[<{$%]|^\s*$/.test(value));
}

const tableOf = ({ table, statement, form }: Observation): string =>
  `${table.join("\0")}\u0001${statement === null || form === "assignment" ? "" : statement}`;

/** One connection each: a table's settings of one stem, with what stands around it for what it lacks. */
function joined(all: readonly Observation[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const it of all) {
    const table = tableOf(it);
    const id = `${table}\u0001${it.named.stem}`;
    const group = groups.get(id);
    if (group) group.all.push(it);
    else groups.set(id, { table, stem: it.named.stem, all: [it] });
  }
  return lent([...groups.values()]);
}

const has = ({ all }: Group, part: Part): boolean =>
  all.some((it) => partOf(it) === part || (part === "model" && partOf(it) === "models"));

/** Names that begin alike, or of which one says nothing. */
const isKin = (a: string, b: string): boolean =>
  a === b || a === "" || b === "" || a.startsWith(`${b}-`) || b.startsWith(`${a}-`);

/** An address takes the only key and the models that its name or its table leads to. */
function lent(groups: readonly Group[]): readonly Group[] {
  const given = new Set<Group>();
  const addressed = groups.filter((group) => has(group, "baseUrl"));
  const tables = new Map<string, Group[]>();
  for (const group of groups) {
    const own = tables.get(group.table);
    if (own) own.push(group);
    else tables.set(group.table, [group]);
  }
  const full = addressed.map((group): Group => {
    const more: Observation[] = [];
    for (const part of ["key", "model"] as const) {
      if (has(group, part)) continue;
      const beside = (tables.get(group.table) ?? []).filter(
        (it) => it !== group && has(it, part) && !has(it, "baseUrl") && isKin(it.stem, group.stem),
      );
      const from = beside.length > 0 ? beside : around(group, groups, part);
      if (from.length !== 1 || !from[0]) continue;
      given.add(from[0]);
      more.push(...from[0].all.filter((it) => partOf(it) === part || (part === "model" && partOf(it) === "models")));
    }
    return { ...group, all: [...group.all, ...more] };
  });
  return [...full, ...groups.filter((group) => !has(group, "baseUrl") && !given.has(group))];
}

/** Groups of tables within the same entry, where there is only one address in it. */
function around(group: Group, groups: readonly Group[], part: Part): readonly Group[] {
  const table = group.all[0]?.table ?? [];
  const parent = table.slice(0, -1);
  if (table.length === 0 || group.all[0]?.statement !== null) return [];
  const within = (it: Group, root: readonly (string | number)[]): boolean => {
    const own = it.all[0]?.table ?? [];
    return own.length > 0 && own.length <= root.length + 2 && root.every((key, n) => own[n] === key);
  };
  for (const root of [table, ...(parent.length > 0 ? [parent] : [])]) {
    const near = groups.filter((it) => it !== group && within(it, root));
    if (near.some((it) => has(it, "baseUrl"))) return [];
    const found = near.filter((it) => has(it, part));
    if (found.length > 0) return found;
  }
  return [];
}

/** The console and the documentation are linked to from everywhere. */
function isLink({ value, named }: Observation, hasKey: boolean, facts: Facts): boolean {
  const url = facts.readUrl(typeof value === "string" ? value : "");
  if (url.known?.kind !== "console") return named.role !== "address" && !hasKey && url.known?.kind !== "endpoint";
  return !/^\/(?:v\d|anthropic|api\/v\d)/.test(url.path) && !(hasKey && named.role === "address");
}

const nameOf = ({ name, path }: Observation): string => (path && path.length > 0 ? dotted(path) : (name ?? "value"));

function looseOf(all: readonly Observation[], facts: Facts): readonly Loose[] {
  const [first] = all;
  if (!first) return [];
  // A list of models that stands alone is nobody's choice.
  if (all.every((it) => it.kind === "model" && (it.named.role === null || it.form === "name"))) return [];
  const hasKey = all.some((it) => partOf(it) === "key");
  const parts: Record<Part, Spot[]> = { key: [], baseUrl: [], model: [], models: [], mode: [] };
  for (const it of all) {
    const part = partOf(it) as Part;
    if (part === "baseUrl" && isLink(it, hasKey, facts)) continue;
    const slot = part === "models" || (part === "model" && parts.model.length > 0) ? "models" : part;
    parts[slot].push({ from: sourceOf(it), name: nameOf(it) });
  }
  const { table, named } = first;
  const id = dotted(table) || named.stem || nameOf(first);
  const [, ...more] = parts.baseUrl;
  const base: Loose = { id, layer: first.layer, spots: { ...parts, baseUrl: parts.baseUrl.slice(0, 1) } };
  return [base, ...more.map((spot): Loose => ({ ...base, spots: { ...parts, baseUrl: [spot] } }))];
}

function sourceOf(it: Observation): SettingsSource {
  const value: Value = it.value;
  const name = nameOf(it);
  return {
    layer: it.layer,
    label: () => name,
    place: () => it.place,
    get: (slot: Slot): Candidate | undefined => candidate(slot, name, value, it.place, it.layer),
  };
}
