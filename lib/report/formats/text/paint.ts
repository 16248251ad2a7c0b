// Knows how a line is set: colours, marks, and wrapping by the width that a terminal shows.
import { eastAsianWidth } from "get-east-asian-width";
import type { View } from "../../../model/contracts.ts";
import { oneLine } from "../../show.ts";

/** How a text is coloured; without colour nothing happens to it. */
export type Colours = Readonly<
  Record<"bold" | "dim" | "error" | "warning" | "note" | "good", (text: string) => string>
>;

const same = (text: string): string => text;
export const noColours: Colours = { bold: same, dim: same, error: same, warning: same, note: same, good: same };

export interface Paint extends Colours {
  readonly mark: {
    readonly good: string;
    readonly bad: string;
    readonly warn: string;
    readonly unknown: string;
    readonly dot: string;
  };
  /** `first` before the first line, as many blanks before the others. */
  readonly wrap: (text: string, first: string, indent?: number) => string;
}

/** Columns that a text takes: two for each wide character, none for a combining one. */
export function columns(text: string): number {
  // ASCII and our own marks need no table.
  if (/^[\x20-\x7e\u2713\u2717\u00b7\u2026]*$/.test(text)) return text.length;
  let width = 0;
  for (const character of text)
    if (!/\p{Mark}/u.test(character)) width += eastAsianWidth(character.codePointAt(0) ?? 0);
  return width;
}

function wrapAt(text: string, room: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of pieces(text, room)) {
    if (line !== "" && columns(line) + columns(piece.trimEnd()) > room) {
      lines.push(line.trimEnd());
      line = "";
    }
    line += piece;
  }
  return [...lines, line.trimEnd()];
}

/** What is copied as one: a quoted command or name, a path, an address; with the blank after it. */
const wholes =
  /[^\s`\u3000-\u9fff\uff00-\uffef]*`[^`]*`[^\s`\u3000-\u9fff\uff00-\uffef]*\s*|[^\s`]*\/[^\s`]*\s*|[^\s`]+\s*|\s+|`/g;

/** A line may break behind a word, and between any two wide characters. */
const words = /[\u3000-\u9fff\uac00-\ud7af\uff00-\uffef]|[^\s\u3000-\u9fff\uac00-\ud7af\uff00-\uffef]+\s*|\s+/gu;

const pieces = (text: string, room: number): readonly string[] =>
  (text.match(wholes) ?? []).flatMap((whole) =>
    /[`/]/.test(whole) && columns(whole.trimEnd()) <= room ? [whole] : (whole.match(words) ?? []),
  );

export function paintFor(view: View, colours: Colours = noColours): Paint {
  const mark = view.unicode
    ? { good: "✓", bad: "✗", warn: "!", unknown: "?", dot: "·" }
    : { good: "ok", bad: "x", warn: "!", unknown: "?", dot: "-" };
  return {
    ...(view.color ? colours : noColours),
    mark,
    wrap(text, first, indent = columns(first)) {
      const shown = oneLine(text);
      const lines = wrapAt(view.unicode ? shown : ascii(shown), Math.max(20, view.width - indent));
      return lines.map((line, n) => noCommand((n === 0 ? first : " ".repeat(indent)) + line)).join("\n");
    },
  };
}

/** A line of a CI log that begins with `::` is a command there, however far it is indented. */
const noCommand = (line: string): string => line.replace(/^(\s*):(?=:)/, "$1\\u003a");

const plain: Readonly<Record<string, string>> = {
  "…": "...",
  "·": "-",
  "“": '"',
  "”": '"',
  "’": "'",
  "→": "->",
  "≥": ">=",
  "–": "-",
  "×": "x",
};
const ascii = (text: string): string =>
  text.replace(/[\u2026\u00b7\u201c\u201d\u2019\u2192\u2265\u2013\u00d7]/g, (c) => plain[c] ?? c);
