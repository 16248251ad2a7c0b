// What must hold of whatever comes out, for any input: a broken promise is thrown as an `Error` whose message names it, never the input.
import type { Document, Value } from "../../../lib/model/document.ts";
import type { Path, Span } from "../../../lib/model/place.ts";
import type { Report, ShownPlace } from "../../../lib/model/report.ts";
import { isTable } from "../../../lib/model/document.ts";
import type { Host } from "../../../lib/model/host.ts";
import { decode } from "../../../lib/read/decode.ts";
import { givesAway } from "../canaries.ts";

export function hold(promise: string, kept: boolean): void {
  if (!kept) throw new Error(promise);
}

/** No part of a key in what is shown. */
export function holdNoKey(what: string, shown: string, keys: readonly string[]): void {
  for (const key of keys) hold(`no part of a key in ${what}`, !givesAway(shown, key));
}

/** A span lies in the text, and its lines and columns say the same as its offsets. */
export function holdSpan(what: string, text: string, span: Span | undefined): void {
  if (!span) return;
  const { start, end, line, column, endLine, endColumn } = span;
  hold(`${what}: inside the text`, start >= 0 && start <= end && end <= text.length);
  const place = (offset: number): string => {
    const before = text.slice(0, offset);
    return `${before.split("\n").length}:${offset - before.lastIndexOf("\n")}`;
  };
  hold(`${what}: line and column of its start`, place(start) === `${line}:${column}`);
  hold(`${what}: line and column of its end`, place(end) === `${endLine}:${endColumn}`);
}

/** Paths to the first values of a document, the deepest of a branch as well. */
export function pathsIn(root: Value, most = 60): readonly Path[] {
  const out: Path[] = [];
  const work: [Path, Value][] = [[[], root]];
  for (const [path, value] of work) {
    if (out.length >= most) break;
    if (path.length > 0) out.push(path);
    if (path.length > 40) continue;
    if (Array.isArray(value)) value.slice(0, 8).forEach((it, n) => work.push([[...path, n], it]));
    else if (isTable(value))
      for (const key of Object.keys(value).slice(0, 20)) work.push([[...path, key], value[key] as Value]);
  }
  return out;
}

export function holdDocument(text: string, doc: Document): void {
  for (const { span } of doc.problems) holdSpan("the place of a problem", text, span);
  // Of a broken text only what was read is located.
  for (const path of pathsIn(doc.value))
    for (const part of ["key", "value"] as const) holdSpan(`the ${part} of a setting`, text, doc.locate(path, part));
}

/** Every place of a report that names a line names one that its file has. */
export function holdPlaces(report: Report, world: Host): void {
  const texts = new Map<string, readonly string[] | undefined>();
  const linesOf = (shown: string): readonly string[] | undefined => {
    if (!texts.has(shown)) {
      const path = shown.startsWith("~/")
        ? world.home + shown.slice(1)
        : /^(?:\/|[A-Z]:)/.test(shown)
          ? shown
          : `${world.cwd}/${shown}`;
      const reading = world.read(path, 1e9);
      const decoded = reading.kind === "file" ? decode(reading.bytes, true) : undefined;
      texts.set(shown, decoded?.problems.some((it) => !it.mild) ? undefined : decoded?.text.split("\n"));
    }
    return texts.get(shown);
  };
  const inside = (place: ShownPlace | null): void => {
    if (place?.kind !== "file" || place.line === null) return;
    const lines = linesOf(place.path);
    if (!lines) return;
    const fits = (line: number | null, column: number | null): boolean =>
      line === null ||
      (line >= 1 &&
        line <= lines.length &&
        (column ?? 1) >= 1 &&
        (column ?? 1) <= (lines[line - 1] as string).length + 1);
    hold("a finding's place lies in its file", fits(place.line, place.column) && fits(place.endLine, place.endColumn));
  };
  for (const finding of [...report.findings, ...report.suppressed]) {
    inside(finding.place);
    for (const { place } of finding.related) inside(place);
  }
}
