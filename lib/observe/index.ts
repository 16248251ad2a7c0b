// The observations of a run: every trace of MiMo in what was opened and in the environment, whoever reads it.
import type { Table } from "../model/document.ts";
import type { Layer } from "../model/layer.ts";
import type { Observation } from "../model/observation.ts";
import { Secret } from "../model/secret.ts";
import { ofRawKey, sealed, tracesIn } from "./document.ts";
import { keysIn } from "./keys.ts";
import type { Knowledge } from "./knowledge.ts";
import { selected } from "./select.ts";
import { inComment, spotsIn, type Spot } from "./text.ts";
import { traceOf, type Found, type Trace } from "./trace.ts";

/** One opened source. `text` is what stands in the file; `values` what a source without a document holds, by name. */
export interface Opened {
  readonly layer: Layer;
  readonly text?: string;
  readonly values?: Table;
}

/** Languages of which the document holds only a part: the rest of the text is looked at as text. */
const partly: ReadonlySet<string> = new Set(["shell", "batch", "powershell"]);

/** All observations, by source in the order given, each once. */
export const observe = (sources: readonly Opened[], k: Knowledge): readonly Observation[] =>
  sources.flatMap((source) => selected(tracesOf(source, k), k));

/**
 * What every trace has in it: a key's prefix, a name, an id, a host or one that was meant to be. `MI_API_KEY`, `TOKEN_PLAN_KEY`
 * and `mi` as a table are names, too.
 */
const inkling = /mim|imo|xia|tp[-_]|token.?plan|mi\.?mo|mi\.com|\bmi_|mi(?:io|jia|home)/i;

/** Whether it is worth while to look: most files have nothing to do with MiMo. One search. */
export const mayHoldTrace = (text: string): boolean => inkling.test(text);

function tracesOf({ layer, text, values }: Opened, k: Knowledge): readonly Trace[] {
  if (text !== undefined && !mayHoldTrace(text)) return [];
  if (values) return ofValues(values, layer, k);
  const { doc } = layer;
  const path = layer.path ?? "";
  // What a client refuses is a document all the same.
  if (!doc || doc.problems.some(({ mild }) => !mild)) return text === undefined ? [] : ofText(text, path, layer, [], k);
  const own = tracesIn({ layer, doc, text: partly.has(doc.dialect) ? undefined : text }, k);
  return partly.has(doc.dialect) && text !== undefined ? [...own, ...ofText(text, path, layer, own, k)] : own;
}

function ofValues(values: Table, layer: Layer, k: Knowledge): readonly Trace[] {
  return Object.entries(values).flatMap(([name, value]) => {
    const place = { kind: "env", name } as const;
    const found: Found = {
      path: null,
      table: [],
      statement: null,
      form: "assignment",
      place,
      layer,
      scope: layer.scope,
      ours: false,
    };
    return traceOf(name, value, () => found, false, k) ?? [];
  });
}

/** Traces of a raw text; those that a leaf of its document covers are known already. */
function ofText(text: string, path: string, layer: Layer, known: readonly Trace[], k: Knowledge): readonly Trace[] {
  const spans = k.spansOf(text);
  const taken = known
    .flatMap(({ place }) => (place.kind === "file" ? (place.span?.() ?? []) : []))
    .sort((a, b) => a.start - b.start);
  const isTaken = (start: number, end: number): boolean => {
    let [low, high] = [0, taken.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((taken[middle]?.end ?? 0) <= start) low = middle + 1;
      else high = middle;
    }
    const next = taken[low];
    return next !== undefined && next.start < end;
  };
  const spots = spotsIn(text, k).filter(({ start, end }) => !isTaken(start, end));
  const traces = spots.flatMap((spot) => ofSpot(spot, text, path, layer, spans, k) ?? []);
  const seen = new Set(traces.flatMap((it) => (it.place.kind === "file" ? [it.place.span?.()?.start] : [])));
  const rest = keysIn(text, k).filter(
    ({ start, end }) =>
      !isTaken(start, end) && !seen.has(start) && !spots.some((spot) => spot.start <= start && end <= spot.end),
  );
  return [...traces, ...rest.map((key) => ofRawKey(key, text, layer, path, k))];
}

function ofSpot(
  spot: Spot,
  text: string,
  path: string,
  layer: Layer,
  spans: ReturnType<Knowledge["spansOf"]>,
  k: Knowledge,
): Trace | undefined {
  const comment = inComment(text, spot.start);
  const value = sealed(spot, spot.value, k);
  // In a comment a key is one all the same; anything else there is nobody's setting.
  if (comment && !(value instanceof Secret && value.real && !value.info.short)) return undefined;
  const named = spot.name === null ? {} : /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(spot.name) ? { name: spot.name } : {};
  const found: Found = {
    path: null,
    table: [],
    statement: spot.statement,
    form: comment ? "comment" : spot.form,
    place: { kind: "file", path, span: () => spans(spot.start, spot.end), ...named },
    layer,
    scope: layer.scope,
    ours: false,
  };
  return traceOf(spot.name, value, () => found, false, k);
}
