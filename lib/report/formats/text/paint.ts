// Knows how a line is set: colours, marks, and wrapping by the width that a terminal shows.
import { Chalk, type ChalkInstance } from "chalk";
import { eastAsianWidth } from "get-east-asian-width";
import type { View } from "../../../model/contracts.ts";

export interface Paint {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly note: (text: string) => string;
  readonly good: (text: string) => string;
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
  // ASCII needs no table.
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let width = 0;
  for (const character of text)
    if (!/\p{Mark}/u.test(character)) width += eastAsianWidth(character.codePointAt(0) ?? 0);
  return width;
}

function wrapAt(text: string, room: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of pieces(text)) {
    if (line !== "" && columns(line) + columns(piece.trimEnd()) > room) {
      lines.push(line.trimEnd());
      line = "";
    }
    line += piece;
  }
  return [...lines, line.trimEnd()];
}

/** Words with the blank after them; wide characters stand alone, since a line may break between any two. */
const pieces = (text: string): string[] =>
  text.match(/[\u3000-\u9fff\uac00-\ud7af\uff00-\uffef]|[^\s\u3000-\u9fff\uac00-\ud7af\uff00-\uffef]+\s*|\s+/gu) ?? [];

export function paintFor(view: View): Paint {
  const chalk: ChalkInstance = new Chalk({ level: view.color ? 1 : 0 });
  const mark = view.unicode
    ? { good: "✓", bad: "✗", warn: "!", unknown: "?", dot: "·" }
    : { good: "ok", bad: "x", warn: "!", unknown: "?", dot: "-" };
  return {
    bold: chalk.bold,
    dim: chalk.dim,
    error: chalk.red,
    warning: chalk.yellow,
    note: chalk.cyan,
    good: chalk.green,
    mark,
    wrap(text, first, indent = columns(first)) {
      const lines = wrapAt(view.unicode ? text : ascii(text), Math.max(20, view.width - indent));
      return lines.map((line, n) => (n === 0 ? first : " ".repeat(indent)) + line).join("\n");
    },
  };
}

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
const ascii = (text: string): string => text.replace(/[…·“”’→≥–×]/g, (c) => plain[c] ?? c);
