// Where the smallest parts of a TOML text end: blanks, comments, strings, keys, values.

/** Offsets of something in the text. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

export interface Part extends Range {
  readonly name: string;
}

const isBlank = (c: string | undefined): boolean => c === " " || c === "\t";
const isVoid = (c: string | undefined): boolean => isBlank(c) || c === "\n" || c === "\r";

export const skipBlank = (text: string, from: number): number => {
  let i = from;
  while (isBlank(text[i])) i++;
  return i;
};

/** Skips blanks, line ends and comments. */
export function skipVoid(text: string, from: number): number {
  let i = from;
  for (;;) {
    while (isVoid(text[i])) i++;
    if (text[i] !== "#") return i;
    i = lineEnd(text, i);
  }
}

export const lineEnd = (text: string, from: number): number => {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
};

/** End of the string that begins at `from`, quotes included. */
export function stringEnd(text: string, from: number): number {
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
export function valueEnd(text: string, from: number): number {
  let depth = 0;
  let i = from;
  while (i < text.length) {
    const c = text[i];
    if (c === '"' || c === "'") i = stringEnd(text, i);
    else if (c === "[" || c === "{") {
      depth++;
      i++;
    } else if (c === "]" || c === "}") {
      if (depth === 0) return trimEnd(text, from, i);
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

/** What a key may hold without quotes. */
const isBare = (c: number): boolean =>
  (c >= 0x61 && c <= 0x7a) || (c >= 0x41 && c <= 0x5a) || (c >= 0x30 && c <= 0x39) || c === 0x5f || c === 0x2d;

/** The parts of a dotted key; ends before `=`, `]` or anything that no key holds. */
export function readKey(text: string, from: number): { parts: Part[]; end: number } {
  const parts: Part[] = [];
  let i = from;
  for (;;) {
    while (isBlank(text[i])) i++;
    const start = i;
    if (text[i] === '"' || text[i] === "'") i = stringEnd(text, i);
    else while (isBare(text.charCodeAt(i))) i++;
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
      c === undefined ? character(parseInt(u ?? U ?? x, 16)) : (escapes[c] ?? c),
    );
}

const character = (code: number): string => (code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd");
const escapes: Readonly<Record<string, string>> = { b: "\b", t: "\t", n: "\n", f: "\f", r: "\r", e: "\x1b" };
