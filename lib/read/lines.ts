// How offsets into a text become lines and columns.
import type { Document } from "../model/document.ts";
import type { Path, Span } from "../model/place.ts";

export type SpanOf = (start: number, end: number) => Span;

/** Spans of one text. The line starts are found once, at the first call. */
export function spansOf(text: string): SpanOf {
  let starts: number[] | undefined;
  return (start, end) => {
    starts ??= lineStarts(text);
    const [line, column] = position(starts, start);
    const [endLine, endColumn] = position(starts, end);
    return { line, column, endLine, endColumn, start, end };
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let i = text.indexOf("\n"); i >= 0; i = text.indexOf("\n", i + 1)) starts.push(i + 1);
  return starts;
}

function position(starts: readonly number[], offset: number): [line: number, column: number] {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return [low + 1, offset - (starts[low] ?? 0) + 1];
}

/** Offset of a 1-based line and column; the end of the text where they point past it. */
export function offsetAt(text: string, line: number, column: number): number {
  let start = 0;
  for (let n = 1; n < line; n++) {
    const next = text.indexOf("\n", start);
    if (next < 0) return text.length;
    start = next + 1;
  }
  return Math.min(start + column - 1, text.length);
}

/** Several policies show the same few places: each is looked for once. */
export function remembered(locate: (keys: Path, part: "key" | "value") => Span | undefined): Document["locate"] {
  const known = new Map<string, Span | undefined>();
  return (keys, part = "value") => {
    // Not the dotted form: `"a.b"` and `a.b` are two keys.
    const id = `${part} ${JSON.stringify(keys)}`;
    if (!known.has(id)) known.set(id, locate(keys, part));
    return known.get(id);
  };
}
