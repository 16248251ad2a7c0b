// How a line is set: colours, marks, and wrapping by the width that a terminal shows.
import { eastAsianWidth } from "get-east-asian-width";
import type { View } from "../../../model/format.ts";
import { oneLine } from "../../show.ts";
import { versionNames } from "./versions.ts";

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

/** As wide as that, by what a terminal shows. */
export const padded = (text: string, width: number): string => text + " ".repeat(Math.max(0, width - columns(text)));

/** Lines that are no wider. */
export function wrapAt(text: string, room: number): string[] {
  if (columns(text) <= room) return [text.trimEnd()];
  const lines: string[] = [];
  let line = "";
  let used = 0;
  for (const piece of pieces(text, room)) {
    if (line !== "" && used + columns(piece.trimEnd()) > room) {
      lines.push(line.trimEnd());
      line = "";
      used = 0;
    }
    line += piece;
    used += columns(piece);
  }
  return [...lines, line.trimEnd()];
}

const ascii7 = /^[ -~]*$/;
const odd = (text: string): boolean => text.split("`").length % 2 === 0;

/** A line may break behind a word; a quotation and a path, which are copied as one, stay whole where there is room. */
function pieces(text: string, room: number): readonly string[] {
  const words = text.split(" ").map((word, n, all) => (n === all.length - 1 ? word : `${word} `));
  const out: string[] = [];
  for (let n = 0; n < words.length; n++) {
    let whole = words[n] as string;
    let end = n;
    while (odd(whole) && end + 1 < words.length && end < n + 9) whole += words[++end];
    if (end > n && !odd(whole) && columns(whole.trimEnd()) <= room) {
      out.push(whole);
      n = end;
    } else out.push(...broken(words[n] as string, room));
  }
  return out;
}

/** A word of another script, or one wide character: no line ends with an opening mark, and none begins with a closing one. */
const part =
  /[\uff08\u201c\u300a\u300c]*[^\u3000-\u9fff\uac00-\ud7af\uff00-\uffef\u201c]+[\uff0c\u3002\uff1a\uff1b\u3001\uff01\uff1f\uff09\u201d\u300b\u300d\u2026 ]*|[\uff08\u201c\u300a\u300c]*[\u3000-\u9fff\uac00-\ud7af\uff00-\uffef][\uff0c\u3002\uff1a\uff1b\u3001\uff01\uff1f\uff09\u201d\u300b\u300d\u2026 ]*|\u201c/gu;

/** Where a clause of Chinese ends, or a bracket begins. */
const clause =
  /(?<=[\uff0c\u3002\uff1a\uff1b\u3001\uff01\uff1f\uff09\u201d\u300b\u300d])(?![\uff0c\u3002\uff1a\uff1b\u3001\uff01\uff1f\uff09\u201d\u300b\u300d ])|(?=[\uff08\u201c\u300a\u300c])(?<![\uff08\u201c\u300a\u300c])/u;

/** Between any two wide characters there may be a break; a quotation or a path among them stays whole where there is room. */
function broken(word: string, room: number): readonly string[] {
  if (ascii7.test(word)) return [word];
  return word
    .split(clause)
    .flatMap((it) => (/[`/]/.test(it) && columns(it.trimEnd()) <= room ? [it] : (it.match(part) ?? [it])));
}

export function paintFor(view: View, colours: Colours = noColours): Paint {
  const named = versionNames(view);
  const mark = view.unicode
    ? { good: "✓", bad: "✗", warn: "!", unknown: "?", dot: "·" }
    : { good: "ok", bad: "x", warn: "!", unknown: "?", dot: "-" };
  return {
    ...(view.color ? colours : noColours),
    mark,
    wrap(text, first, indent = columns(first)) {
      const shown = named(oneLine(text));
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
