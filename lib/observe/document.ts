// Traces in a document: those of its leaves, of the command lines and settings that stand in them as texts, and of what no leaf covers.
import { placeIn, type Document } from "../model/document.ts";
import type { Layer } from "../model/layer.ts";
import type { Path, Place, Span } from "../model/place.ts";
import type { Secret } from "../model/secret.ts";
import { keysIn, uncovered, type RawKey } from "./keys.ts";
import type { Knowledge } from "./knowledge.ts";
import { eachLeaf, pathOf, type Leaf } from "./leaves.ts";
import { inComment, spotsIn, type Spot } from "./text.ts";
import { traceOf, type Found, type Trace } from "./trace.ts";

/** A leaf that holds more than one value: a command line, a script, a file in a file. */
interface Composite {
  readonly leaf: Leaf;
  readonly text: string;
}

/** More traces than any configuration has. */
const mostTraces = 10_000;
/** More texts within texts than any file has. */
const mostTexts = 2_000;
const longestText = 262_144;

export interface Opened {
  readonly layer: Layer;
  readonly doc: Document;
  readonly text: string | undefined;
}

/** All traces of a document that parses. One pass over its leaves, one search for keys in its text. */
export function tracesIn({ layer, doc, text }: Opened, k: Knowledge): readonly Trace[] {
  const traces: Trace[] = [];
  const composites: Composite[] = [];
  eachLeaf(doc, k, (leaf) => {
    const trace = ofLeaf(leaf, layer, doc, k);
    if (trace && traces.length < mostTraces) traces.push(trace);
    if (typeof leaf.value === "string" && isComposite(leaf.value, trace) && composites.length < mostTexts)
      composites.push({ leaf, text: leaf.value });
  });
  const raw = text === undefined ? [] : keysIn(text, k);
  const loose = uncovered(raw, traces, doc, text ?? "");
  const located = inHolders(composites, loose, { layer, doc, text }, k);
  const rest = loose.filter((key) => !located.covered.has(key));
  return [
    ...traces,
    ...located.traces,
    ...composites.flatMap((it) => (located.done.has(it) ? [] : ofComposite(it, it.text, 0, layer, doc, undefined, k))),
    ...(text === undefined ? [] : rest.map((key) => ofRest(key, text, layer, doc, k))),
  ];
}

function ofLeaf(leaf: Leaf, layer: Layer, doc: Document, k: Knowledge): Trace | undefined {
  if (leaf.part === "key") return ofTableName(leaf, layer, doc, k);
  const { name, value, key, up, table, part, ours } = doc.dialect === "properties" ? dotless(leaf, k) : leaf;
  const form = leaf.form === "setting" && isVariable(name) ? "assignment" : leaf.form;
  return traceOf(
    name,
    value,
    () => whereOf(pathOf(up, key), pathOf(table), form, part, layer, doc, ours, name),
    ours,
    k,
  );
}

/** Words of a name that dots join: `api.key`, `model.base.url`. What only says the role belongs to the name, the rest to the table. */
function dotless(leaf: Leaf, k: Knowledge): Leaf {
  let [best, name, table] = [leaf, leaf.name ?? "", leaf.table];
  for (let n = 0; n < 3 && table && typeof table.key === "string"; n++) {
    name = `${table.key}.${name}`;
    table = table.up;
    const { role, stem } = k.understand(name);
    if (role !== null && stem === "") best = { ...leaf, name, table };
  }
  return best;
}

const isVariable = (name: string | null): boolean => name !== null && /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(name);

/** `providers.xiaomi`, `models.mimo-v2.5-pro`: a table that bears the name of MiMo, or of a model. */
function ofTableName({ name, key, up, table }: Leaf, layer: Layer, doc: Document, k: Knowledge): Trace | undefined {
  if (name === null || name.length > 120) return undefined;
  const isModel = /mimo/i.test(name) && k.isModel(name);
  if (!isModel && !k.isMimoName(name)) return undefined;
  const { ours: _, ...where } = whereOf(pathOf(up, key), pathOf(table), "name", "key", layer, doc, false, null);
  return {
    ...where,
    kind: isModel ? "model" : "name",
    name,
    named: k.understand(name),
    owner: "mimo",
    value: isModel ? name : null,
    references: [],
    evidence: isModel ? ["id"] : ["name"],
  };
}

function whereOf(
  path: Path,
  table: Path,
  form: Found["form"],
  part: "key" | "value",
  layer: Layer,
  doc: Document,
  ours: boolean,
  name: string | null,
): Found {
  const place = placeIn(doc, path, part, ...(isVariable(name) ? [name as string] : []));
  return { path, table, statement: null, form, place, layer, scope: layer.scope, ours };
}

/** Whether a text holds more than a value: only where something in it could be MiMo's. */
function isComposite(text: string, trace: Trace | undefined): boolean {
  if (text.length < 12 || text.length > longestText || !/[\s=?]/.test(text.trim())) return false;
  if (trace && trace.kind !== "name" && trace.kind !== "reference" && !/[\n ]/.test(text)) return text.includes("****");
  return text.includes("****") || /mimo|xiaomi|token-?plan|(?<![a-z0-9])tp-/i.test(text);
}

/** A text with keys in it is read where it stands, as what was kept of it has none. */
function inHolders(
  composites: readonly Composite[],
  loose: readonly RawKey[],
  { layer, doc, text }: Opened,
  k: Knowledge,
): { readonly traces: readonly Trace[]; readonly covered: ReadonlySet<RawKey>; readonly done: ReadonlySet<Composite> } {
  const traces: Trace[] = [];
  const covered = new Set<RawKey>();
  const done = new Set<Composite>();
  if (loose.length === 0 || text === undefined) return { traces, covered, done };
  // Finding a leaf takes as long as its file is long.
  let left = Math.max(4, Math.min(64, Math.floor(2_000_000 / (text.length + 1))));
  for (const it of composites) {
    if (!it.text.includes("****") || left-- <= 0) continue;
    const span = doc.locate(pathOf(it.leaf.up, it.leaf.key));
    const inside = span
      ? loose.filter((key) => key.start >= span.start && key.end <= span.end && !covered.has(key))
      : [];
    if (!span || inside.length === 0) continue;
    for (const key of inside) covered.add(key);
    done.add(it);
    // Escapes of as many characters, so that offsets stay.
    const raw = text.slice(span.start, span.end).replace(/\\[nrt"]/g, (escape) => (escape === '\\"' ? ' "' : " \n"));
    traces.push(...ofComposite(it, raw, span.start, layer, doc, text, k));
  }
  return { traces, covered, done };
}

function ofComposite(
  { leaf }: Composite,
  text: string,
  offset: number,
  layer: Layer,
  doc: Document,
  whole: string | undefined,
  k: Knowledge,
): readonly Trace[] {
  const path = pathOf(leaf.up, leaf.key);
  const spans = whole === undefined ? undefined : k.spansOf(whole);
  const { ours } = leaf;
  return spotsIn(text, k).flatMap((spot) => {
    // What the whole text is, is known already.
    if (spot.value.includes("****") || spot.end - spot.start >= text.length - 2) return [];
    if (spot.name === null && /^https?:/.test(spot.value) && /^\s*["']?https?:/.test(text)) return [];
    const span = spans && ((): Span => spans(offset + spot.start, offset + spot.end));
    const value = spot.name === null && /^(?:tp|sk)-/.test(spot.value) ? k.seal(spot.value) : spot.value;
    const comment = inComment(text, spot.start);
    if (comment && !/^(?:tp|sk)-[A-Za-z0-9]{20}/.test(spot.value)) return [];
    const place: Place = span ? { kind: "file", path: doc.path, keys: path, span } : placeIn(doc, path);
    const found: Found = {
      path,
      table: path,
      statement: spot.statement,
      form: comment ? "comment" : text.includes("\n") ? "nested" : spot.form === "text" ? "command" : spot.form,
      place:
        spot.name !== null && isVariable(spot.name) && place.kind === "file" ? { ...place, name: spot.name } : place,
      layer,
      scope: layer.scope,
      ours,
    };
    const trace = traceOf(spot.name, sealed(spot, value, k), () => found, ours, k);
    return trace ? [trace] : [];
  });
}

/** What has a key's shape is wrapped, whatever its name says. */
export const sealed = (spot: Spot, value: string | Secret, k: Knowledge): string | Secret =>
  typeof value === "string" && /^\s*(?:bearer\s+)?(?:tp|sk)-[A-Za-z0-9]{16,}/i.test(spot.value)
    ? k.seal(spot.value)
    : value;

/** A key that stands in no leaf: in a comment, in a value that a later one replaced, in a name. */
function ofRest(key: RawKey, text: string, layer: Layer, doc: Document, k: Knowledge): Trace {
  return ofRawKey(key, text, layer, doc.path, k);
}

export function ofRawKey(key: RawKey, text: string, layer: Layer, path: string, k: Knowledge): Trace {
  const before = text.slice(Math.max(0, key.start - 160), key.start);
  const name =
    /([A-Za-z_][\w.-]{0,119})["'`]?[ \t]{0,8}(?:=>|=|:)[ \t]{0,8}["'`]?(?:Bearer[ \t]+)?$/.exec(before)?.[1] ?? null;
  const spans = k.spansOf(text);
  const named = k.understand(name ?? "");
  const place: Place = {
    kind: "file",
    path,
    span: () => spans(key.start, key.end),
    ...(name !== null && isVariable(name) ? { name } : {}),
  };
  return {
    kind: "key",
    name,
    named,
    owner: named.owner,
    value: key.secret,
    references: [],
    evidence: key.secret.info.plan === "token-plan" ? ["shape"] : named.owner === "mimo" && named.sure ? ["name"] : [],
    form: inComment(text, key.start) ? "comment" : "text",
    path: null,
    table: [],
    statement: null,
    place,
    scope: layer.scope,
    layer,
  };
}
