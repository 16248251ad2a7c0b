// Reader of Java's properties (java.util.Properties.load): names nested by their dots, as Spring reads them.
import type { Document } from "../model/document.ts";
import { scopedDocument, type ScopedEntry } from "./scoped.ts";
import type { SecretRegistry } from "./secrets.ts";
import { isFull } from "./variables.ts";

const deepest = 20;
const blanks = /[ \t\f]*/y;

/** Reads settings, `a.b=c` under `["a", "b"]`. Never throws, and finds no fault: the format has none but bad `\u` escapes. */
export function readProperties(path: string, text: string, vault: SecretRegistry): Document {
  const entries: ScopedEntry[] = [];
  for (let from = 0; from < text.length && !isFull(entries.length);) {
    const end = lineEnd(text, from);
    const start = skip(text, from);
    if (start < end && !/[#!\r]/.test(text[start] as string)) {
      const stop = logicalEnd(text, start);
      entries.push(entryOf(text, start, stop));
      from = stop + 1;
    } else from = end + 1;
  }
  const { assignments: _, ...doc } = scopedDocument(
    { path, dialect: "properties", text, entries: nested(entries) },
    vault,
  );
  return doc;
}

const lineEnd = (text: string, from: number): number => {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
};

function skip(text: string, from: number): number {
  blanks.lastIndex = from;
  blanks.test(text);
  return blanks.lastIndex;
}

/** An odd number of backslashes at its end makes a line go on. */
function logicalEnd(text: string, from: number): number {
  for (let at = from; ;) {
    const end = lineEnd(text, at);
    let last = end - (text[end - 1] === "\r" ? 2 : 1);
    let count = 0;
    for (; last >= at && text[last] === "\\"; last--) count++;
    if (count % 2 === 0 || end >= text.length) return end;
    at = end + 1;
  }
}

function entryOf(text: string, start: number, stop: number): ScopedEntry {
  const end = text[stop - 1] === "\r" && stop > start ? stop - 1 : stop;
  let i = start;
  while (i < end && !/[\s=:]/.test(text[i] as string)) i += text[i] === "\\" ? 2 : 1;
  const nameEnd = Math.min(i, end);
  let at = Math.min(skip(text, nameEnd), end);
  if (text[at] === "=" || text[at] === ":") at = Math.min(skip(text, Math.min(at + 1, end)), end);
  const raw = text.slice(at, end);
  // Java keeps blanks at the end; nobody sees them, and nobody means them.
  const shown = raw.trimEnd();
  const name = meant(text.slice(start, nameEnd));
  return { scope: [], name, value: meant(shown), key: [start, nameEnd], at: [at, at + shown.length] };
}

const short: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", f: "\f" };

const meant = (raw: string): string =>
  raw.includes("\\")
    ? raw.replace(/\\(?:\r?\n[ \t\f]*|u([\da-fA-F]{4})|([^]))/g, (all, hex?: string, c?: string) =>
        hex !== undefined
          ? String.fromCharCode(parseInt(hex, 16))
          : c !== undefined && c !== "\r"
            ? (short[c] ?? c)
            : "",
      )
    : raw;

/** A name that another one has a value at (`a.b` and `a.b.c`) stays with its dots. */
function nested(entries: readonly ScopedEntry[]): readonly ScopedEntry[] {
  const leaves = new Set(entries.map(({ name }) => name));
  return entries.map((entry) => {
    const parts = entry.name.split(".", deepest);
    if (parts.length < 2 || parts.length === deepest || parts.includes("")) return entry;
    const prefixes = parts.slice(0, -1).map((_, n) => parts.slice(0, n + 1).join("."));
    if (prefixes.some((prefix) => leaves.has(prefix))) return entry;
    return { ...entry, scope: parts.slice(0, -1), name: parts.at(-1) as string };
  });
}
