// Objects inside a text: JSON, what Python and Node print of one, with quotes escaped any number of times, or cut off.

/** An object and where it stands. */
export interface Found {
  readonly value: Readonly<Record<string, unknown>>;
  readonly start: number;
  readonly end: number;
}

const deepest = 24;
/** More braces than this are no answer. */
const most = 1_000;
const blanks = /(?:\s|\\+[nrt])+/y;
const bare = /[^\s,:{}[\]"'`\\]+/y;
const opener = /\\*["'`]/y;
const unknown = Symbol("no literal");

/** All that begin with a brace and are not inside one another. Work is linear: what fails is paid for once more at most. */
export function objectsIn(text: string): readonly Found[] {
  const found: Found[] = [];
  let budget = 4 * text.length + 1_000;
  for (let at = text.indexOf("{"), n = 0; at >= 0 && budget > 0 && n < most; at = text.indexOf("{", at), n++) {
    const cursor = { text, at };
    const value = object(cursor, 0);
    budget -= cursor.at - at + 1;
    if (value === unknown) at++;
    else {
      found.push({ value: value as Found["value"], start: at, end: cursor.at });
      at = Math.max(cursor.at, at + 1);
    }
  }
  return found;
}

interface Cursor {
  readonly text: string;
  at: number;
}

const atEnd = ({ text, at }: Cursor): boolean => at >= text.length;

function match(cursor: Cursor, pattern: RegExp): string | undefined {
  pattern.lastIndex = cursor.at;
  const [hit] = pattern.exec(cursor.text) ?? [];
  if (hit !== undefined) cursor.at += hit.length;
  return hit;
}

/** Takes a sign if it is next, after blanks. */
function take(cursor: Cursor, sign: string): boolean {
  match(cursor, blanks);
  if (cursor.text[cursor.at] !== sign) return false;
  cursor.at++;
  return true;
}

function value(cursor: Cursor, depth: number): unknown {
  match(cursor, blanks);
  if (depth > deepest) return unknown;
  const sign = cursor.text[cursor.at];
  if (sign === "{") return object(cursor, depth);
  if (sign === "[") return list(cursor, depth);
  const open = match(cursor, opener);
  if (open !== undefined) return quoted(cursor, open);
  const word = match(cursor, bare);
  if (word === undefined) return atEnd(cursor) ? null : unknown;
  return /^-?\d+$/.test(word) ? Number(word) : word;
}

function object(cursor: Cursor, depth: number): unknown {
  cursor.at++;
  const out: Record<string, unknown> = {};
  for (;;) {
    if (take(cursor, "}") || atEnd(cursor)) return out;
    const open = match(cursor, opener);
    const key = open === undefined ? match(cursor, bare) : quoted(cursor, open);
    if (key === undefined) return unknown;
    if (!take(cursor, ":")) return atEnd(cursor) ? out : unknown;
    const held = value(cursor, depth + 1);
    if (held === unknown) return unknown;
    Object.defineProperty(out, key, { value: held, enumerable: true, configurable: true, writable: true });
    take(cursor, ",");
  }
}

function list(cursor: Cursor, depth: number): unknown {
  cursor.at++;
  const out: unknown[] = [];
  for (;;) {
    if (take(cursor, "]") || atEnd(cursor)) return out;
    const held = value(cursor, depth + 1);
    if (held === unknown) return unknown;
    out.push(held);
    take(cursor, ",");
  }
}

const named: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t" };

/** The rest of a string: until its quote comes again with as many backslashes before it as the first one had. */
function quoted(cursor: Cursor, open: string): string {
  const quote = open.at(-1) as string;
  const depth = open.length - 1;
  const from = cursor.at;
  for (let slashes = 0; !atEnd(cursor); cursor.at++) {
    const sign = cursor.text[cursor.at];
    if (sign === quote && (depth === 0 ? slashes % 2 === 0 : slashes === depth)) break;
    slashes = sign === "\\" ? slashes + 1 : 0;
  }
  const raw = cursor.text.slice(from, Math.max(from, cursor.at - depth));
  cursor.at++;
  return raw.replace(/\\(u[0-9a-fA-F]{4}|[^])/g, (_, it: string) =>
    it.length > 1 ? String.fromCharCode(Number.parseInt(it.slice(1), 16)) : (named[it] ?? it),
  );
}
