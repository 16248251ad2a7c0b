// Knows how to read the plain TOML that nearly every configuration is written in, in a third of the time that a whole parser takes.
// Plain: bare keys, one setting a line, texts without escapes, decimal numbers, flat lists and inline tables, headers without quotes.

type Table = Record<string, unknown>;

/** More than any plain file has; what has more is the whole parser's business. */
const maxKey = 100;
const maxParts = 16;
const maxSettings = 400_000;

const tab = 0x09;
const newline = 0x0a;
const cr = 0x0d;
const space = 0x20;
const quote = 0x22;
const hash = 0x23;
const apostrophe = 0x27;
const comma = 0x2c;
const dot = 0x2e;
const equals = 0x3d;
const open = 0x5b;
const close = 0x5d;
const openTable = 0x7b;
const closeTable = 0x7d;

/** 1 for what a bare key is made of. */
const bare = new Uint8Array(128);
for (const c of "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-") bare[c.charCodeAt(0)] = 1;

/** Stands for: not plain. */
const odd = Symbol("odd");

interface Reader {
  readonly text: string;
  at: number;
}

/** The value of a text, or undefined where it is not plain; then it may be TOML or not. */
export function readPlain(text: string): Table | undefined {
  const root: Table = {};
  const r: Reader = { text, at: 0 };
  /** Tables that headers made, and whether a header of their own has named them. */
  const tables = new Map<object, boolean>();
  let table: Table | undefined = root;
  let settings = 0;
  while (r.at < text.length) {
    const c = skipBlanks(r);
    if (c === open) {
      if ((table = header(r, root, tables)) === undefined) return undefined;
    } else if (c < 128 && bare[c] === 1) {
      if (++settings > maxSettings || !setting(r, table)) return undefined;
    }
    if (!lineEnds(r)) return undefined;
  }
  return root;
}

function skipBlanks(r: Reader): number {
  for (;;) {
    const c = r.text.charCodeAt(r.at);
    if (c !== space && c !== tab) return c;
    r.at++;
  }
}

/** Nothing but a comment may follow. */
function lineEnds(r: Reader): boolean {
  const { text } = r;
  let c = skipBlanks(r);
  if (c === hash) {
    do c = text.charCodeAt(++r.at);
    while ((c >= space && c !== 0x7f) || c === tab);
  }
  if (c === cr) c = text.charCodeAt(++r.at);
  else if (r.at >= text.length) return true;
  r.at++;
  return c === newline;
}

/** Names that were met before, by a number made of their characters: the engine is slow with a name that it has to make anew. */
const known: string[] = Array.from({ length: 1024 }, () => "");

function bareKey(r: Reader): string | undefined {
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

function header(r: Reader, root: Table, tables: Map<object, boolean>): Table | undefined {
  let here = root;
  for (let parts = 1; parts <= maxParts; parts++) {
    r.at++;
    const key = bareKey(r);
    const c = r.text.charCodeAt(r.at);
    if (key === undefined || (c !== dot && c !== close)) return undefined;
    const last = c === close;
    let child = here[key] as Table | undefined;
    if (child === undefined) {
      here[key] = child = {};
      tables.set(child, last);
    } else {
      const named = tables.get(child);
      if (named === undefined || (last && named)) return undefined;
      if (last) tables.set(child, true);
    }
    if (last) {
      r.at++;
      return child;
    }
    here = child;
  }
  return undefined;
}

/** `key = value` into a table; false where it is not plain, or there already. */
function setting(r: Reader, into: Table): boolean {
  const key = bareKey(r);
  if (key === undefined || skipBlanks(r) !== equals || into[key] !== undefined) return false;
  r.at++;
  const c = skipBlanks(r);
  const value = c === open ? list(r) : c === openTable ? inlineTable(r) : scalar(r, c);
  if (value === odd) return false;
  into[key] = value;
  return true;
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
