// Knows where a key and its value stand in a TOML text, by one linear scan and no syntax tree.
import type { Path } from "../model/place.ts";

/** Offsets of something in the text. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

interface Part extends Range {
  readonly name: string;
}

const isBlank = (c: string | undefined): boolean => c === " " || c === "\t";
const isVoid = (c: string | undefined): boolean => isBlank(c) || c === "\n" || c === "\r";

/** Skips blanks, line ends and comments. */
function skipVoid(text: string, from: number): number {
  let i = from;
  for (;;) {
    while (isVoid(text[i])) i++;
    if (text[i] !== "#") return i;
    i = lineEnd(text, i);
  }
}

const lineEnd = (text: string, from: number): number => {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
};

/** End of the string that begins at `from`, quotes included. */
function stringEnd(text: string, from: number): number {
  const quote = text[from] as string;
  const triple = text.startsWith(quote.repeat(3), from);
  let i = from + (triple ? 3 : 1);
  while (i < text.length) {
    if (text[i] === "\\" && quote === '"') i += 2;
    else if (triple ? text.startsWith(quote.repeat(3), i) : text[i] === quote) {
      if (!triple) return i + 1;
      i += 3;
      // Up to two quotes may stand directly before the closing three.
      while (text[i] === quote) i++;
      return i;
    } else i++;
  }
  return text.length;
}

/** End of the value that begins at `from`. Counts brackets instead of recursing. */
function valueEnd(text: string, from: number): number {
  let depth = 0;
  let i = from;
  while (i < text.length) {
    const c = text[i];
    if (c === '"' || c === "'") i = stringEnd(text, i);
    else if (c === "[" || c === "{") {
      depth++;
      i++;
    } else if (c === "]" || c === "}") {
      if (depth === 0) return i;
      depth--;
      i++;
      if (depth === 0) return i;
    } else if (depth === 0 && (c === "," || c === "\n" || c === "#")) return trimEnd(text, from, i);
    else if (c === "#") i = lineEnd(text, i);
    else i++;
    if (depth === 0 && (c === '"' || c === "'")) return i;
  }
  return trimEnd(text, from, i);
}

function trimEnd(text: string, from: number, end: number): number {
  let i = end;
  while (i > from && isVoid(text[i - 1])) i--;
  return i;
}

/** The parts of a dotted key; ends before `=`, `]` or anything that no key holds. */
function readKey(text: string, from: number): { parts: Part[]; end: number } {
  const parts: Part[] = [];
  let i = from;
  for (;;) {
    while (isBlank(text[i])) i++;
    const start = i;
    if (text[i] === '"' || text[i] === "'") i = stringEnd(text, i);
    else while (i < text.length && /[A-Za-z0-9_-]/.test(text[i] as string)) i++;
    if (i === start) return { parts, end: i };
    parts.push({ name: unquote(text.slice(start, i)), start, end: i });
    while (isBlank(text[i])) i++;
    if (text[i] !== ".") return { parts, end: i };
    i++;
  }
}

function unquote(raw: string): string {
  if (raw.startsWith("'")) return raw.slice(1, -1);
  if (!raw.startsWith('"')) return raw;
  return raw
    .slice(1, -1)
    .replace(/\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|x([0-9A-Fa-f]{2})|(.))/g, (_, u, U, x, c) =>
      c === undefined ? String.fromCodePoint(parseInt(u ?? U ?? x, 16)) : (escapes[c] ?? c),
    );
}
const escapes: Readonly<Record<string, string>> = { b: "\b", t: "\t", n: "\n", f: "\f", r: "\r", e: "\x1b" };

const startsWith = (path: Path, prefix: Path): boolean => prefix.every((key, i) => path[i] === key);

/**
 * Range of the value at `keys`, or of its key; for a table its header. Undefined where there is none.
 * The text must be valid TOML: in other texts the answer means nothing, but there is one.
 */
export function locateToml(text: string, keys: Path, part: "key" | "value"): Range | undefined {
  const arrays = new Map<string, number>();
  let table: Path = [];
  let fallback: Range | undefined;
  let i = skipVoid(text, 0);
  while (i < text.length) {
    const start = i;
    if (text[i] === "[") {
      const header = readHeader(text, i, arrays);
      table = header.path;
      i = header.end;
      if (startsWith(table, keys)) {
        const whole = { start, end: header.end };
        if (table.length === keys.length) return whole;
        fallback ??= header.parts[keys.filter((key) => typeof key === "string").length - 1] ?? whole;
      }
    } else {
      const { parts, end } = readKey(text, i);
      if (parts.length === 0 || text[end] !== "=") return fallback;
      const path = [...table, ...parts.map((p) => p.name)];
      const at = skipBlank(text, end + 1);
      const last = parts[parts.length - 1] as Part;
      if (startsWith(keys, path)) {
        const found = inValue(text, at, keys.slice(path.length), part, last);
        if (found) return found;
      } else if (startsWith(path, keys)) fallback ??= parts[keys.length - table.length - 1] ?? last;
      i = valueEnd(text, at);
    }
    i = skipVoid(text, i);
    if (i === start) return fallback;
  }
  return fallback;
}

const skipBlank = (text: string, from: number): number => {
  let i = from;
  while (isBlank(text[i])) i++;
  return i;
};

function readHeader(
  text: string,
  from: number,
  arrays: Map<string, number>,
): { path: Path; parts: Part[]; end: number } {
  const isArray = text[from + 1] === "[";
  const { parts, end } = readKey(text, from + (isArray ? 2 : 1));
  const path: (string | number)[] = [];
  parts.forEach((p, n) => {
    path.push(p.name);
    const id = JSON.stringify(path);
    const seen = arrays.get(id);
    if (isArray && n === parts.length - 1) {
      const index = seen === undefined ? 0 : seen + 1;
      arrays.set(id, index);
      path.push(index);
    } else if (seen !== undefined) path.push(seen);
  });
  return { path, parts, end: Math.min(end + (isArray ? 2 : 1), text.length) };
}

/** Descends from a value along the rest of the keys. */
function inValue(text: string, from: number, rest: Path, part: "key" | "value", key: Range): Range | undefined {
  let at = from;
  let label = key;
  let todo = rest;
  while (todo.length > 0) {
    const child =
      text[at] === "[" ? element(text, at, todo[0]) : text[at] === "{" ? property(text, at, todo) : undefined;
    if (!child) return undefined;
    at = child.at;
    label = child.label;
    todo = todo.slice(child.used);
  }
  return part === "key" ? { start: label.start, end: label.end } : { start: at, end: valueEnd(text, at) };
}

interface Child {
  readonly at: number;
  readonly label: Range;
  readonly used: number;
}

function element(text: string, from: number, index: string | number | undefined): Child | undefined {
  let i = skipVoid(text, from + 1);
  for (let n = 0; i < text.length && text[i] !== "]"; n++) {
    const end = valueEnd(text, i);
    if (n === index) return { at: i, label: { start: i, end }, used: 1 };
    i = skipVoid(text, end);
    if (text[i] === ",") i = skipVoid(text, i + 1);
    else break;
  }
  return undefined;
}

function property(text: string, from: number, keys: Path): Child | undefined {
  let i = skipVoid(text, from + 1);
  while (i < text.length && text[i] !== "}") {
    const { parts, end } = readKey(text, i);
    if (parts.length === 0 || text[end] !== "=") return undefined;
    const at = skipVoid(text, end + 1);
    const path = parts.map((p) => p.name);
    if (startsWith(keys, path)) return { at, label: parts[parts.length - 1] as Part, used: path.length };
    i = skipVoid(text, valueEnd(text, at));
    if (text[i] === ",") i = skipVoid(text, i + 1);
    else break;
  }
  return undefined;
}
