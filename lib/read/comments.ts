// Where comments stand, in every dialect that has them: what looks like one inside a text in quotes is none.
import type { Dialect } from "../model/document.ts";
import { stringEnd } from "./toml-scan.ts";

/** Offsets into the text, marks of the comment included, line end excluded. */
export interface Comment {
  readonly start: number;
  readonly end: number;
}

type Finder = (text: string, word: string) => Generator<Comment>;

/** Comments in which a word stands. */
export const commentsWith = (text: string, dialect: Dialect, word: string): Generator<Comment> =>
  finders[dialect](text, word);

/** Whether a line holds nothing, or nothing but a comment. */
export const isVoid = (line: string, dialect: Dialect): boolean => voids[dialect].test(line);

const hashLine = /^\s*(?:#|$)/;
const slashLine = /^\s*(?:\/[/*]|$)/;
const voids: Readonly<Record<Dialect, RegExp>> = {
  toml: hashLine,
  yaml: hashLine,
  dotenv: hashLine,
  shell: hashLine,
  powershell: hashLine,
  systemd: /^\s*(?:[#;]|$)/,
  batch: /^\s*(?:@?rem\b|::|$)/i,
  json: /^\s*$/,
  jsonc: slashLine,
  "jsonc-strict": slashLine,
  json5: slashLine,
  plist: /^\s*$/,
  registry: /^\s*(?:;|$)/,
  dockerfile: hashLine,
  fish: hashLine,
  ini: /^\s*(?:[#;]|$)/,
  properties: /^\s*(?:[#!]|$)/,
  markdown: hashLine,
  notebook: /^\s*$/,
  text: /^\s*$/,
};

const lineEnd = (text: string, from: number): number => {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
};

// eslint-disable-next-line require-yield
function* none(): Generator<Comment> {}

/** Strings of TOML may go on over lines, so it is read from its beginning. */
function* inToml(text: string, word: string): Generator<Comment> {
  for (let i = 0; i < text.length;) {
    const c = text[i];
    if (c === '"' || c === "'") i = stringEnd(text, i);
    else if (c === "#") {
      const end = lineEnd(text, i);
      if (text.slice(i, end).includes(word)) yield { start: i, end };
      i = end;
    } else i++;
  }
}

/** Of JSON with comments: no string goes on over a line, but where a backslash stands before its end. */
function* inJson(text: string, word: string): Generator<Comment> {
  for (let i = 0; i < text.length;) {
    const c = text[i];
    if (c === '"' || c === "'") i = jsonStringEnd(text, i);
    else if (c === "/" && (text[i + 1] === "/" || text[i + 1] === "*")) {
      const close = text[i + 1] === "/" ? lineEnd(text, i) : text.indexOf("*/", i + 2) + 2;
      const end = close <= 1 ? text.length : close;
      if (text.slice(i, end).includes(word)) yield { start: i, end };
      i = end;
    } else i++;
  }
}

function jsonStringEnd(text: string, from: number): number {
  let i = from + 1;
  while (i < text.length && text[i] !== text[from] && text[i] !== "\n") i += text[i] === "\\" ? 2 : 1;
  return i + 1;
}

/** Where quotes never go on over a line, only the lines with the word are looked at. `startIn` gives where the comment of a line begins. */
const byLine = (startIn: (line: string) => number): Finder =>
  function* (text, word) {
    for (let at = text.indexOf(word); at >= 0;) {
      const from = text.lastIndexOf("\n", at) + 1;
      const end = lineEnd(text, at);
      const start = from + startIn(text.slice(from, end));
      if (start >= from && start < at) yield { start, end };
      at = text.indexOf(word, end);
    }
  };

/** YAML's texts of several lines (`|`, `>`) hold no comments: a script in a workflow has its own. */
function* inYaml(text: string, word: string): Generator<Comment> {
  let block = -1;
  for (let from = 0; from < text.length;) {
    const end = lineEnd(text, from);
    const line = text.slice(from, end);
    const indent = line.search(/[^ ]/);
    if (block >= 0 && indent >= 0 && indent <= block) block = -1;
    if (block < 0) {
      const start = hashIn(line, false);
      const body = start < 0 ? line : line.slice(0, start);
      if (/(?:^|[\s:-])[|>][+\-\d]{0,2}\s*$/.test(body.slice(-40))) block = Math.max(indent, 0);
      if (start >= 0 && line.includes(word, start)) yield { start: from + start, end };
    }
    from = end + 1;
  }
}

/** Where `#` begins a comment in a line: at its start or behind a blank, outside of quotes; -1 where nowhere. */
function hashIn(line: string, anywhere: boolean): number {
  for (let i = 0; i < line.length; i++) {
    const c = line[i] as string;
    const before = line[i - 1];
    if (c === "#" && (before === undefined || /[\s;]/.test(before))) return i;
    if (c === "\\" && anywhere) i++;
    else if ((c === '"' || c === "'" || c === "`") && (anywhere || before === undefined || /[\s=:[{(,-]/.test(before)))
      i = closing(line, i);
  }
  return -1;
}

/** A quote that is not closed on its line is a character like any other. */
function closing(line: string, at: number): number {
  for (let i = at + 1; i < line.length; i++) {
    if (line[i] === "\\" && line[at] === '"') i++;
    else if (line[i] === line[at]) return i;
  }
  return at;
}

const inShell = byLine((line) => hashIn(line, true));

const finders: Readonly<Record<Dialect, Finder>> = {
  toml: inToml,
  json: none,
  jsonc: inJson,
  "jsonc-strict": inJson,
  json5: inJson,
  yaml: inYaml,
  dotenv: byLine((line) => hashIn(line, false)),
  shell: inShell,
  powershell: inShell,
  // systemd knows whole lines only.
  systemd: byLine((line) => line.search(/^\s*[#;]/)),
  plist: none,
  registry: none,
  // No comment stands beside a setting; in INI only behind a blank.
  dockerfile: byLine((line) => line.search(/^\s*#/)),
  properties: byLine((line) => line.search(/^\s*[#!]/)),
  ini: byLine((line) => line.search(/(?:^|\s)[#;]/)),
  fish: inShell,
  markdown: none,
  notebook: none,
  text: none,
  batch: byLine((line) => {
    const [whole, mark = ""] = /^(?:.*?&)?\s*@?(rem\b|::)/i.exec(line) ?? [""];
    return whole.length - mark.length || (mark === "" ? -1 : 0);
  }),
};
