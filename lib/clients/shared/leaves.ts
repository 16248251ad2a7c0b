// The settings of a tree, wherever they stand in it: what each is for by its name, and which are nearest to one another.
import type { Facts } from "../../model/facts.ts";
import { at, isTable, type Value } from "../../model/document.ts";
import type { Layer, SettingsSource } from "../../model/layer.ts";
import { tableSource } from "../../model/settings-source.ts";
import type { Path } from "../../model/place.ts";
import { Secret } from "../../model/secret.ts";
import { looksLikeVariable, namesKeyVariable, roleOfProperty, saysWhole, type Role } from "./roles.ts";

/** More settings than any configuration has, deeper than any, and names from the root on longer than any together. */
const MAX_COUNT = 20_000;
const MAX_DEPTH = 64;
const MAX_LENGTH = 1_000;

export interface Leaf {
  readonly role: Role | "whole";
  readonly table: Path;
  readonly name: string;
  readonly from: SettingsSource;
  /** The variable that holds the key: the setting only names it. */
  readonly variable?: string;
  /** It stands in a text inside the file. */
  readonly inText?: true;
  /** The table in which it stands. */
  readonly beside: Value | undefined;
}

export interface Found {
  readonly leaves: readonly Leaf[];
  /** Tables whose names are those of variables. */
  readonly variables: readonly Path[];
  /** Texts of several lines, which may be settings of another dialect. */
  readonly texts: readonly { readonly path: Path; readonly text: string }[];
}

interface Growing {
  readonly leaves: Leaf[];
  readonly variables: Path[];
  readonly texts: { readonly path: Path; readonly text: string }[];
}

export function leavesOf(layer: Layer, facts: Facts): Found {
  const found: Growing = { leaves: [], variables: [], texts: [] };
  const queue: { readonly value: Value; readonly path: Path; readonly length: number }[] = [
    { value: layer.doc?.value ?? {}, path: [], length: 0 },
  ];
  for (let n = 0; n < queue.length && n < MAX_COUNT; n++) {
    const { value, path, length } = queue[n] as (typeof queue)[number];
    if (path.length > MAX_DEPTH || length > MAX_LENGTH) continue;
    if (Array.isArray(value))
      (value as readonly Value[]).forEach((child, at) => queue.push({ value: child, path: [...path, at], length }));
    else if (isTable(value)) {
      if (Object.keys(value).some((name) => looksLikeVariable(name) && !isBranch(value[name])))
        found.variables.push(path);
      for (const [name, child] of Object.entries(value)) {
        if (isBranch(child)) queue.push({ value: child, path: [...path, name], length: length + name.length });
        // A name with a dot in it would be taken for a path, and nothing found there.
        else if (!looksLikeVariable(name) && !name.includes(".")) leaf(layer, path, name, child, found, facts);
      }
    }
  }
  return found;
}

const isBranch = (value: Value | undefined): value is Exclude<Value, string | number | boolean | null | Secret> =>
  typeof value === "object" && value !== null && !(value instanceof Secret);

function leaf(layer: Layer, table: Path, name: string, child: Value, found: Growing, facts: Facts): void {
  const it = { table, name, from: tableSource(layer, table), beside: at(layer.doc?.value, table) };
  if (typeof child === "string" && child.includes("\n")) found.texts.push({ path: [...table, name], text: child });
  if (typeof child === "boolean") {
    if (saysWhole(name)) found.leaves.push({ ...it, role: "whole" });
    return;
  }
  if (namesKeyVariable(name)) {
    const variable = child instanceof Secret ? child.info.variable : child;
    if (typeof variable === "string") found.leaves.push({ ...it, role: "key", variable });
    return;
  }
  const role = name.toLowerCase() === "default" && isModel(child, facts) ? "model" : roleOfProperty(name);
  const fits = role === "key" ? child instanceof Secret : typeof child === "string";
  if (role && role !== "models" && fits) found.leaves.push({ ...it, role });
}

const isModel = (value: Value, facts: Facts): boolean => typeof value === "string" && facts.isMimoModel(value);

/** A table by its path, or by the first tables of it. */
export const tableId = (table: Path, length = table.length): string => table.slice(0, length).join("\0");

/** Finds the one of them that is nearest to a setting: that has the most tables in common with it, from the root on. None where two tables are equally near. */
export function nearestAmong(leaves: readonly Leaf[]): (to: Leaf) => Leaf | undefined {
  const below = new Map<string, Leaf | null>();
  for (const leaf of leaves)
    for (let n = 0; n <= leaf.table.length; n++) {
      const id = tableId(leaf.table, n);
      const before = below.get(id);
      if (before === undefined) below.set(id, leaf);
      else if (before && tableId(before.table) !== tableId(leaf.table)) below.set(id, null);
    }
  return (to) => {
    for (let n = to.table.length; n >= 0; n--) {
      const found = below.get(tableId(to.table, n));
      if (found !== undefined) return found ?? undefined;
    }
    return undefined;
  };
}
