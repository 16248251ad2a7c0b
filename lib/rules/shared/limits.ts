// The settings by which clients limit the length of an answer, and where one of them is too high for a model of MiMo's.
import type { Facts } from "../../model/facts.ts";
import { isTable, type Document, type Table, type Value } from "../../model/document.ts";
import type { Path } from "../../model/place.ts";

/** In tokens, beside or below the model that it is for. */
const limitNames: ReadonlySet<string> = new Set([
  "maxTokens",
  "max_tokens",
  "maxOutputTokens",
  "max_output_tokens",
  "max_completion_tokens",
  "default_max_tokens",
  "output",
]);

/** The MiMo model that a table describes: it says so, or is called so. */
function modelIn(table: Table, path: Path, facts: Facts): string | undefined {
  const said = ["id", "model", "name"].map((name) => table[name]);
  return [...said, path.at(-1), path.at(-2)].find(
    (it): it is string => typeof it === "string" && facts.isMimoModel(it),
  );
}

/** Zed calls the window of a model so, and the limit of an answer `max_output_tokens`. */
const isWindow = (name: string, path: Path): boolean => name === "max_tokens" && path.includes("available_models");

export interface TooHigh {
  readonly path: Path;
  readonly value: number;
  readonly limit: number;
}

const MAX_COUNT = 20_000;

/** Limits above what the model writes in one answer. */
export function tooHigh(doc: Document, facts: Facts): readonly TooHigh[] {
  const found: TooHigh[] = [];
  const queue: { readonly value: Value; readonly path: Path }[] = [{ value: doc.value, path: [] }];
  for (let n = 0; n < queue.length && n < MAX_COUNT; n++) {
    const { value, path } = queue[n] as (typeof queue)[number];
    if (Array.isArray(value))
      (value as readonly Value[]).forEach((child, at) => queue.push({ value: child, path: [...path, at] }));
    if (!isTable(value)) continue;
    for (const [name, child] of Object.entries(value)) {
      if (typeof child === "object") queue.push({ value: child, path: [...path, name] });
      if (typeof child !== "number" || child <= 0 || !limitNames.has(name) || isWindow(name, path)) continue;
      const model = modelIn(value, path, facts);
      const limit = model && (facts.modelOf(model.replace(/^.*\//, ""))?.output ?? facts.outputLimit);
      if (typeof limit === "number" && child > limit) found.push({ path: [...path, name], value: child, limit });
    }
  }
  return found;
}
