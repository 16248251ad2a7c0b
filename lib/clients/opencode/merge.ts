// What the files of OpenCode and its kin come to once they are merged: field by field, lists as a whole.
import { isTable, type Table, type Value } from "../../model/document.ts";
import type { Layer } from "../../model/layer.ts";
import { saidBy } from "./files.ts";

const MAX_DEPTH = 20;

function over(below: Table, above: Table, depth = 0): Table {
  const out: Record<string, Value> = { ...below };
  for (const [name, value] of Object.entries(above)) {
    const before = Object.hasOwn(out, name) ? out[name] : undefined;
    const both = isTable(before) && isTable(value) && depth < MAX_DEPTH;
    Object.defineProperty(out, name, {
      value: both ? over(before, value, depth + 1) : value,
      enumerable: true,
      writable: true,
      configurable: true,
    });
  }
  return out;
}

/** Of layers from the strongest to the weakest. */
export const merged = (layers: readonly Layer[]): Table =>
  layers.reduceRight<Table>((below, layer) => over(below, saidBy(layer)), {});
