// Knows the settings of a tree, wherever they stand in it: what each is for by its name, and which are nearest to one another.
import { isMimoModel } from "../facts/mimo.ts";
import { at, isTable, type Value } from "../model/document.ts";
import type { Layer, Offers } from "../model/layer.ts";
import { tableOffers } from "../model/offers.ts";
import type { Path } from "../model/place.ts";
import { Secret } from "../model/secret.ts";
import { looksLikeVariable, namesKeyVariable, roleOfProperty, saysWhole, type Role } from "./roles.ts";

/** More settings than any configuration has. */
const most = 20_000;

export interface Leaf {
  readonly role: Role | "whole";
  readonly table: Path;
  readonly name: string;
  readonly from: Offers;
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

export function leavesOf(layer: Layer): Found {
  const found: Growing = { leaves: [], variables: [], texts: [] };
  const queue: { readonly value: Value; readonly path: Path }[] = [{ value: layer.doc?.value ?? {}, path: [] }];
  for (let n = 0; n < queue.length && n < most; n++) {
    const { value, path } = queue[n] as (typeof queue)[number];
    if (Array.isArray(value))
      (value as readonly Value[]).forEach((child, at) => queue.push({ value: child, path: [...path, at] }));
    else if (isTable(value)) {
      if (Object.keys(value).some((name) => looksLikeVariable(name) && !isBranch(value[name])))
        found.variables.push(path);
      for (const [name, child] of Object.entries(value)) {
        if (isBranch(child)) queue.push({ value: child, path: [...path, name] });
        else if (!looksLikeVariable(name)) leaf(layer, path, name, child, found);
      }
    }
  }
  return found;
}

const isBranch = (value: Value | undefined): value is Exclude<Value, string | number | boolean | null | Secret> =>
  typeof value === "object" && value !== null && !(value instanceof Secret);

function leaf(layer: Layer, table: Path, name: string, child: Value, found: Growing): void {
  const it = { table, name, from: tableOffers(layer, table), beside: at(layer.doc?.value, table) };
  if (typeof child === "string" && child.includes("\n")) found.texts.push({ path: [...table, name], text: child });
  if (typeof child === "boolean") {
    if (saysWhole(name)) found.leaves.push({ ...it, role: "whole" });
    return;
  }
  if (namesKeyVariable(name)) {
    const variable = child instanceof Secret ? child.traits.variable : child;
    if (typeof variable === "string") found.leaves.push({ ...it, role: "key", variable });
    return;
  }
  const role = name.toLowerCase() === "default" && isModel(child) ? "model" : roleOfProperty(name);
  const fits = role === "key" ? child instanceof Secret : typeof child === "string";
  if (role && role !== "models" && fits) found.leaves.push({ ...it, role });
}

const isModel = (value: Value): boolean => typeof value === "string" && isMimoModel(value);

/** How many tables two settings have in common, from the root on. */
function common(a: Path, b: Path): number {
  let n = 0;
  while (n < a.length && n < b.length && a[n] === b[n]) n++;
  return n;
}

/** The one of them that is nearest; undefined where two are equally near. */
export function nearest(to: Leaf, among: readonly Leaf[]): Leaf | undefined {
  let best: Leaf | undefined;
  let depth = -1;
  for (const leaf of among) {
    const shared = common(to.table, leaf.table);
    if (shared > depth) [best, depth] = [leaf, shared];
    else if (shared === depth && best && String(best.table) !== String(leaf.table)) best = undefined;
  }
  return best;
}
