// Which project files Kilo skips: those that refer to variables or files.
import type { Variant } from "./facts.ts";
import { isTable, placeIn, type Value } from "../../model/document.ts";
import type { Layer } from "../../model/layer.ts";
import type { Path } from "../../model/place.ts";
import { Secret } from "../../model/secret.ts";
import { msg } from "../../model/message.ts";

const refers = (value: Value): boolean =>
  value instanceof Secret
    ? value.info.reference?.syntax === "{env}" || value.info.reference?.syntax === "{file}"
    : typeof value === "string" && /\{(?:env|file):/.test(value);

/** Where the first reference stands. */
function referenceIn(root: Value): Path | undefined {
  const queue: { readonly value: Value; readonly path: Path }[] = [{ value: root, path: [] }];
  for (const { value, path } of queue) {
    if (refers(value)) return path;
    if (Array.isArray(value)) queue.push(...(value as Value[]).map((it, n) => ({ value: it, path: [...path, n] })));
    else if (isTable(value))
      queue.push(...Object.entries(value).map(([name, it]) => ({ value: it, path: [...path, name] })));
  }
  return undefined;
}

export function skipping(layer: Layer, flavour: Variant): Layer {
  if (flavour.projectReferences === "filled" || layer.scope !== "project" || layer.status !== "read") return layer;
  const path = layer.doc && referenceIn(layer.doc.value);
  if (!path || !layer.doc) return layer;
  const what = msg("{client} skips a project file as a whole that refers to a variable or a file", {
    client: flavour.title,
  });
  const remark = { kind: "schema", place: placeIn(layer.doc, path), hard: true, breaks: true, what } as const;
  return { ...layer, status: "ignored", because: what, diagnostics: [...layer.diagnostics, remark] };
}
