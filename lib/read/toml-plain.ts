// How to read the plain TOML that nearly every configuration is written in, in half the time that a whole parser takes.
// Plain: bare keys, one setting a line, texts without escapes, decimal numbers, flat lists and inline tables, headers without quotes.

import {
  bare,
  bareKey,
  close,
  cr,
  dot,
  equals,
  hash,
  newline,
  odd,
  open,
  skipBlanks,
  space,
  tab,
  valueAt,
  type Reader,
  type Table,
} from "./toml-plain-value.ts";

/** More than any plain file has; what has more is the whole parser's business. */
const maxParts = 16;
const maxSettings = 400_000;

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
  const value = valueAt(r);
  if (value === odd) return false;
  into[key] = value;
  return true;
}
