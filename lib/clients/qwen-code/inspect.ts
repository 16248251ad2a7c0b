// What Qwen Code ignores in its settings without a word.
import type { Facts } from "../../model/facts.ts";
import { notRead, type Meant } from "../shared/not-read.ts";
import { isMimoProvider } from "../shared/provider.ts";
import { at, isTable, placeIn, type Document, type Value } from "../../model/document.ts";
import type { Diagnostic } from "../../model/layer.ts";
import { entries } from "../../model/settings-source.ts";
import { type Path } from "../../model/place.ts";
import { msg } from "../../model/message.ts";

export const baseNames = ["baseUrl"];

export interface Entry {
  readonly type: string;
  readonly path: Path;
  readonly id: string;
  readonly table: Value;
}

/** Where the entries of a type stand: in its list, or in `models` beside its other settings. */
const listPath = (value: Value, type: string): Path =>
  isTable(value) ? ["modelProviders", type, "models"] : ["modelProviders", type];

/** Models that the settings describe, each with its address. */
export function entriesIn(root: Value | undefined): readonly Entry[] {
  if (root === undefined) return [];
  return entries(at(root, ["modelProviders"])).flatMap(([type, value]) => {
    const path = listPath(value, type);
    const list = at(root, path);
    if (!Array.isArray(list)) return [];
    return (list as readonly Value[]).flatMap((table, n): readonly Entry[] => {
      const id = at(table, ["id"]);
      return isTable(table) ? [{ type, path: [...path, n], id: typeof id === "string" ? id : "", table }] : [];
    });
  });
}

export const isOurs = ({ id, table }: Entry, facts: Facts): boolean => isMimoProvider(id, table, baseNames, facts);

/** Of the entries of one name the first, as Qwen Code takes them. */
export function firsts(all: readonly Entry[]): ReadonlySet<Entry> {
  const found = new Map<string, Entry>();
  for (const entry of all) {
    const name = `${entry.type} ${entry.id}`;
    if (!found.has(name)) found.set(name, entry);
  }
  return new Set(found.values());
}

export function inspect(doc: Document, facts: Facts): readonly Diagnostic[] {
  const all = entriesIn(doc.value);
  const first = firsts(all);
  return all
    .filter((it) => isOurs(it, facts))
    .flatMap((entry): readonly Diagnostic[] => [
      ...notRead(doc, entry.path, entry.table, "Qwen Code", wanted),
      ...(first.has(entry) ? [] : [twice(doc, entry)]),
    ]);
}

const wanted: readonly Meant[] = [
  { slot: "key", read: ["envKey"], expected: msg("`envKey`, with the name of a variable that holds the key") },
];

const twice = (doc: Document, { path, id }: Entry): Diagnostic => ({
  kind: "not-read",
  slot: "model",
  place: placeIn(doc, [...path, "id"]),
  hard: false,
  what: msg("`{id}` stands there twice, and Qwen Code takes the first", { id }),
});
