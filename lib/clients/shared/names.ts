// The names at the root of a document, or of a table in it.
import { at } from "../../model/document.ts";
import type { Layer } from "../../model/layer.ts";
import { entries } from "../../model/settings-source.ts";
import type { Path } from "../../model/place.ts";

/** Names directly under `keys`, in the order of the file. */
export const namesIn = (layer: Layer, keys: Path = []): readonly string[] =>
  layer.doc ? entries(at(layer.doc.value, keys)).map(([name]) => name) : [];
