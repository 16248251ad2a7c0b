// Settings that stand as a text inside another settings file: `"config": "base_url = …"`.
import type { Context } from "../../model/contracts.ts";
import { placeIn, type Dialect } from "../../model/document.ts";
import type { Candidate, Layer, SettingsSource } from "../../model/layer.ts";
import type { Path, Place } from "../../model/place.ts";
import { msg } from "../../model/message.ts";
import { leavesOf, type Found, type Leaf } from "./leaves.ts";

/** The settings of a tree with those of the texts in it. A key in a text is out of sight: texts are kept without their keys. */
export async function withTexts(layer: Layer, found: Found, context: Context): Promise<Found> {
  const leaves: Leaf[] = [];
  for (const { path, text } of found.texts) {
    const dialect = context.facts.isMimoText(text) ? dialectOf(text) : undefined;
    if (!dialect) continue;
    const wanted = { id: "text", title: msg("text"), path: layer.path ?? "", scope: layer.scope, dialect };
    const inner = await context.text(wanted, text);
    if (inner.status === "read")
      leaves.push(...leavesOf(inner, context.facts).leaves.map((leaf) => outwards(leaf, path, layer)));
  }
  return { ...found, leaves: [...found.leaves, ...leaves] };
}

function dialectOf(text: string): Dialect | undefined {
  if (text.trimStart().startsWith("{")) return "jsonc";
  // Blanks of one line: over many empty ones `\s*` is quadratic.
  return /^[ \t]*[\w.-]+[ \t]*=[ \t]*["']/m.test(text) ? "toml" : undefined;
}

/** The same setting as one of the file around it. */
const outwards = (leaf: Leaf, path: Path, layer: Layer): Leaf => ({
  ...leaf,
  inText: true,
  table: [...path, ...leaf.table],
  from: fromText(leaf.from, [...path, ...leaf.table], path, layer),
});

function fromText(from: SettingsSource, table: Path, path: Path, layer: Layer): SettingsSource {
  const place = (name: string): Place => ({ ...around(layer, path), keys: [...table, name] });
  const store: Layer = { ...layer, title: msg("the text at {place}", { place: around(layer, path) }) };
  return {
    ...from,
    layer,
    place,
    get(slot, name) {
      const found = from.get(slot, name);
      if (!found) return undefined;
      const moved: Candidate = { ...found, place: place(name), layer };
      return slot === "key" ? { ...moved, layer: store, stored: true } : moved;
    },
  };
}

/** The text as a whole, as what is nearest: where exactly a setting stands in it, with all escapes, is not known, so nothing is written there. */
function around({ doc, path = "" }: Layer, keys: Path): Place & { readonly kind: "file" } {
  const whole = doc ? placeIn(doc, keys) : undefined;
  const span = whole?.kind === "file" ? whole.span : undefined;
  return { kind: "file", path, keys, ...(span ? { around: span } : {}) };
}
