// How to read the keys and values of plain TOML: texts without escapes, decimal numbers, flat lists and inline tables.

export type Table = Record<string, unknown>;

/** Longer than any plain name. */
const maxKey = 100;

export const tab = 0x09;
export const newline = 0x0a;
export const cr = 0x0d;
export const space = 0x20;
const quote = 0x22;
export const hash = 0x23;
const apostrophe = 0x27;
const comma = 0x2c;
export const dot = 0x2e;
export const equals = 0x3d;
export const open = 0x5b;
export const close = 0x5d;
const openTable = 0x7b;
const closeTable = 0x7d;

/** 1 for what a bare key is made of. */
export const bare = new Uint8Array(128);
for (const c of "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-") bare[c.charCodeAt(0)] = 1;

/** Stands for: not plain. */
export const odd = Symbol("odd");

export interface Reader {
  readonly text: string;
  at: number;
}

export function skipBlanks(r: Reader): number {
  for (;;) {
    const c = r.text.charCodeAt(r.at);
    if (c !== space && c !== tab) return c;
    r.at++;
  }
}

/** Names that were met before, by a number made of their characters: the engine is slow with a name that it has to make anew. */
const known: string[] = Array.from({ length: 1024 }, () => "");

export function bareKey(r: Reader): string | undefined {
  const { text, at } = r;
  let end = at;
  let sum = 0;
  for (let c = text.charCodeAt(end); c < 128 && bare[c] === 1; c = text.charCodeAt(++end)) sum = (sum * 31 + c) | 0;
  const length = end - at;
  if (length === 0 || length > maxKey) return undefined;
  r.at = end;
  const slot = (sum ^ (sum >>> 10)) & 1023;
  const before = known[slot] as string;
  if (before.length === length && text.startsWith(before, at)) return before;
  const key = text.slice(at, end);
  if (key === "__proto__") return undefined;
  // As the name of a property it is the engine's own copy, and does not hold the whole text.
  return (known[slot] = Object.keys({ [key]: 0 })[0] as string);
}

/** The value that begins here; `odd` where it is not plain. */
export function valueAt(r: Reader): unknown {
  const c = skipBlanks(r);
  return c === open ? list(r) : c === openTable ? inlineTable(r) : scalar(r, c);
}

function scalar(r: Reader, c: number): unknown {
  if (c === quote || c === apostrophe) return quoted(r, c);
  const { text, at } = r;
  if (c === 0x74 && text.startsWith("true", at)) return word(r, 4, true);
  if (c === 0x66 && text.startsWith("false", at)) return word(r, 5, false);
  return number(r, c);
}

/** A word ends where its line or its list does. */
function word(r: Reader, length: number, value: boolean | number): unknown {
  r.at += length;
  const c = r.text.charCodeAt(r.at);
  const ends =
    c === newline ||
    c === cr ||
    c === space ||
    c === tab ||
    c === comma ||
    c === close ||
    c === closeTable ||
    c === hash ||
    r.at >= r.text.length;
  return ends ? value : odd;
}

const isDigit = (c: number): boolean => c >= 0x30 && c <= 0x39;

/** Decimal, without sign, underscore or exponent. */
function number(r: Reader, first: number): unknown {
  const { text, at } = r;
  if (!isDigit(first)) return odd;
  let end = at + 1;
  while (isDigit(text.charCodeAt(end))) end++;
  if (end - at > 15 || (first === 0x30 && end - at > 1)) return odd;
  if (text.charCodeAt(end) === dot) {
    const begin = ++end;
    while (isDigit(text.charCodeAt(end))) end++;
    if (end === begin || end - at > 40) return odd;
  }
  return word(r, end - at, Number(text.slice(at, end)));
}

/** A text on one line, without escapes. */
function quoted(r: Reader, mark: number): unknown {
  const { text } = r;
  const start = r.at + 1;
  let end = start;
  for (;;) {
    const c = text.charCodeAt(end);
    if (c === mark) break;
    // Not a number: the end of the text.
    if (!(c >= space || c === tab) || c === 0x7f || (c === 0x5c && mark === quote)) return odd;
    end++;
  }
  if (end === start && text.charCodeAt(end + 1) === mark) return odd;
  r.at = end + 1;
  return text.slice(start, end);
}

function list(r: Reader): unknown {
  const values: unknown[] = [];
  r.at++;
  for (;;) {
    const c = skipBlanks(r);
    if (c === close) break;
    const value = scalar(r, c);
    if (value === odd) return odd;
    values.push(value);
    const next = skipBlanks(r);
    if (next === comma) r.at++;
    else if (next !== close) return odd;
  }
  r.at++;
  return values;
}

function inlineTable(r: Reader): unknown {
  const table: Table = {};
  r.at++;
  if (skipBlanks(r) === closeTable) return word(r, 1, 0) === odd ? odd : table;
  for (;;) {
    skipBlanks(r);
    const key = bareKey(r);
    if (key === undefined || skipBlanks(r) !== equals || table[key] !== undefined) return odd;
    r.at++;
    const value = scalar(r, skipBlanks(r));
    if (value === odd) return odd;
    table[key] = value;
    const next = skipBlanks(r);
    r.at++;
    if (next === closeTable) return table;
    if (next !== comma) return odd;
  }
}
