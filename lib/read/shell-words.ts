// The words of shell text (sh, bash, zsh, fish), command by command. Nothing is run and nothing is expanded.

import { closing, doubleEnd, ending, lineEnd, singleEnd, unescaped } from "./shell-ends.ts";

/** One word; offsets into the text, quotes included. */
export interface Word {
  readonly start: number;
  readonly end: number;
  /** Without its quotes; substitutions stay as they are written, those in backquotes as `$(…)`. */
  readonly value: string;
  /** A dollar stands between single quotes or behind a backslash, where it means itself. */
  readonly literal: boolean;
}

export interface Command {
  readonly words: readonly Word[];
  /** `NAME ()`: the first word is the name of a function that begins here. */
  readonly isFunction: boolean;
}

/** A here-document: the range of its lines. */
export interface Heredoc {
  readonly body: readonly [start: number, end: number];
}

interface Reading {
  readonly text: string;
  readonly fish: boolean;
  at: number;
  /** Quotes that are closed nowhere: of many, only the first ones are looked for beyond their line. */
  open: number;
  /** End of the line that was looked at last. */
  line: number;
}

const mostOpen = 20;
const plain = /[^\s'"$`\\;&|<>()]+/y;
const label = /<[^<>\n]{1,80}>/y;

/** Goes through a text once. */
export function* commandsOf(text: string, fish: boolean): Generator<Command | Heredoc> {
  const r: Reading = { text, fish, at: 0, open: 0, line: -1 };
  let words: Word[] = [];
  let [isFunction, redirects] = [false, false];
  const pending: { readonly word: string; readonly strips: boolean }[] = [];
  const command = (): Command => {
    const [done, called] = [words, isFunction];
    [words, isFunction, redirects] = [[], false, false];
    return { words: done, isFunction: called };
  };
  while (r.at < text.length) {
    const c = text[r.at] as string;
    const next = voidEnd(text, r.at);
    if (next > r.at) r.at = next;
    else if (c === "\n") {
      yield command();
      r.at++;
      yield* pending.splice(0).flatMap((it) => bodyOf(r, it.word, it.strips) ?? []);
    } else if (c === ";" || c === "&" || c === "|") {
      yield command();
      r.at++;
    } else if (c === ")" || (c === "(" && !fish)) {
      if (c === "(" && words.length === 1 && /^\([ \t]*\)/.test(text.slice(r.at, r.at + 40))) {
        isFunction = true;
        r.at = text.indexOf(")", r.at);
      } else yield command();
      r.at++;
    } else if (c === "<" || c === ">") {
      const here = fish ? undefined : heredocAt(text, r.at);
      if (here) pending.push(here);
      else redirects = true;
      r.at = here?.end ?? r.at + (/^[<>&|]+/.exec(text.slice(r.at, r.at + 4))?.[0].length ?? 1);
    } else {
      const word = readWord(r);
      if (!redirects) words.push(word);
      redirects = false;
    }
  }
  yield command();
}

/** Behind a blank, a comment or the end of a line that goes on. */
function voidEnd(text: string, at: number): number {
  const c = text[at] as string;
  if (c === "#") return lineEnd(text, at);
  if (c === "\\") return /^\r?\n/.test(text.slice(at + 1, at + 3)) ? text.indexOf("\n", at) + 1 : at;
  return c !== "\n" && /\s/.test(c) ? at + 1 : at;
}

/** `<<EOF`, `<<-'EOF'`; not `<<<`. */
function heredocAt(text: string, at: number) {
  const match = /^<<(-?)[ \t]*(?:'([^'\n]{1,60})'|"([^"\n]{1,60})"|\\?([A-Za-z_][\w.-]*))/.exec(
    text.slice(at, at + 80),
  );
  if (!match) return undefined;
  const [whole, dash, single, double, bare] = match;
  const word = single ?? double ?? bare ?? "";
  return { word, strips: dash === "-", end: at + whole.length };
}

/** Lines up to the one that is the word; the reading goes on behind it. Undefined where there is none. */
function bodyOf(r: Reading, word: string, strips: boolean): Heredoc | undefined {
  if (r.open > mostOpen) return undefined;
  const start = r.at;
  for (let from = start; from < r.text.length; from = lineEnd(r.text, from) + 1) {
    const line = r.text.slice(from, Math.min(lineEnd(r.text, from), from + 200)).trimEnd();
    if ((strips ? line.replace(/^\t+/, "") : line) !== word) continue;
    r.at = lineEnd(r.text, from);
    return { body: [start, from] };
  }
  r.open++;
  return undefined;
}

function readWord(r: Reading): Word {
  const { text, fish } = r;
  const start = r.at;
  let value = "";
  let literal = false;
  while (r.at < text.length) {
    const c = text[r.at] as string;
    if (c === "'") {
      const inner = between(r, r.at + 1, (from, to) => singleEnd(text, from, to, fish));
      literal ||= inner.includes("$");
      value += fish ? inner.replace(/\\(['\\])/g, "$1") : inner;
    } else if (c === '"') {
      const inner = between(r, r.at + 1, (from, to) => doubleEnd(text, from, to));
      literal ||= inner.includes("\\$");
      value += unescaped(inner);
    } else if (c === "`") value += `$(${between(r, r.at + 1, (from, to) => ending(text.indexOf("`", from), to))})`;
    else if (c === "(" && fish) value += `$(${between(r, r.at + 1, (from, to) => closing(text, from, to, "(", ")"))})`;
    else if (c === "$") value += dollar(r);
    else if (c === "\\") {
      const line = /^\r?\n/.exec(text.slice(r.at + 1, r.at + 3));
      if (!line) value += text[r.at + 1] ?? "";
      literal ||= text[r.at + 1] === "$";
      r.at = Math.min(r.at + 1 + (line?.[0].length ?? 1), text.length);
    } else {
      // `NAME=<your key>` is a sample, though a shell takes it for a file.
      const form = c === "<" && value.endsWith("=") ? label : plain;
      form.lastIndex = r.at;
      const run = form.exec(text)?.[0];
      if (run === undefined) break;
      value += run;
      r.at += run.length;
    }
  }
  return { start, end: r.at, value, literal };
}

/** What begins with a dollar. */
function dollar(r: Reading): string {
  const { text } = r;
  const at = r.at;
  const next = text[at + 1];
  if (next === "'") {
    const inner = between(r, at + 2, (from, to) => singleEnd(text, from, to, true));
    return inner
      .replace(/\\n/g, "\n")
      .replace(/\\t/g, "\t")
      .replace(/\\(['"\\])/g, "$1");
  }
  if (next !== "(" && next !== "{") {
    r.at++;
    return next === '"' ? "" : "$";
  }
  between(r, at + 2, (from, to) => closing(text, from, to, next, next === "(" ? ")" : "}"));
  return text.slice(at, r.at);
}

/** What stands before its end, behind which the reading goes on; where it is not closed, the rest of the line. */
function between(r: Reading, from: number, endIn: (from: number, to: number) => number): string {
  // Where a line ends is found once for each line, however many quotes it has.
  const end = endIn(
    from,
    r.open > mostOpen ? (r.line = r.line < from ? lineEnd(r.text, from) : r.line) : r.text.length,
  );
  const line = end < 0 ? lineEnd(r.text, from) : end;
  if (end < 0) r.open++;
  r.at = end < 0 ? line : end + 1;
  // Unclosed, it begins with its quote, which is a character like any other.
  return end < 0 ? r.text.slice(from - 1, line).replace(/\r$/, "") : r.text.slice(from, end);
}
