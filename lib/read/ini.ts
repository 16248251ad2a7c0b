// Reader of INI files, whichever of the many kinds: sections, `=` or `:`, comments behind `#` or `;`.
import type { Document } from "../model/document.ts";
import { scopedDocument, type ScopedEntry } from "./scoped.ts";
import type { SecretRegistry } from "./secrets.ts";
import { isFull, type Range } from "./variables.ts";

const section = /^\[+([^\]]+)\]+\s*(?:[#;]|$)/;
const longest = 10_000;

/**
 * Reads settings by section: `[section, name]`, those before the first one at the top. Readers differ (configparser, npm,
 * git, PHP), so quotes around a value are left out and nothing is a fault. Never throws.
 */
export function readIni(path: string, text: string, vault: SecretRegistry): Document {
  const entries: ScopedEntry[] = [];
  let scope: readonly string[] = [];
  for (let from = 0; from < text.length && !isFull(entries.length);) {
    const newline = text.indexOf("\n", from);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(from, end).replace(/\r$/, "");
    const named = line.length < 1_000 ? section.exec(line.trim())?.[1]?.trim() : undefined;
    if (named !== undefined) scope = [named];
    else if (!/^\s*[#;]/.test(line.slice(0, longest))) {
      const entry = entryOf(line, from, scope);
      if (entry) entries.push(entry);
      else goOn(line, from, entries);
    }
    from = end + 1;
  }
  const { assignments: _, ...doc } = scopedDocument({ path, dialect: "ini", text, entries }, vault);
  return doc;
}

function entryOf(line: string, from: number, scope: readonly string[]): ScopedEntry | undefined {
  const start = line.length - line.trimStart().length;
  // `//registry.npmjs.org/:_authToken=…`
  const mark = line.slice(start, start + 500).search(line.startsWith("//", start) ? /=/ : /[=:]/);
  if (mark <= 0) return undefined;
  const name = line.slice(start, start + mark).trimEnd();
  const { value, at } = valueOf(line, start + mark + 1);
  const key: Range = [from + start, from + start + name.length];
  return { scope, name, value, key, at: [from + at[0], from + at[1]] };
}

/** A value without the comment behind it, which begins with a blank. Its range has its quotes. */
function valueOf(line: string, from: number): { readonly value: string; readonly at: Range } {
  const rest = line.slice(from);
  const start = from + rest.length - rest.trimStart().length;
  const quote = line[start];
  const close = quote === '"' || quote === "'" ? line.indexOf(quote, start + 1) : -1;
  if (close > 0 && /^\s*(?:[#;]|$)/.test(line.slice(close + 1)))
    return { value: line.slice(start + 1, close), at: [start, close + 1] };
  const comment = line.slice(from).search(/\s[#;]/);
  const value = (comment < 0 ? line.slice(start) : line.slice(start, Math.max(start, from + comment))).trimEnd();
  return { value, at: [start, start + value.length] };
}

/** An indented line without a name goes on with the value before it (configparser). */
function goOn(line: string, from: number, entries: ScopedEntry[]): void {
  const last = entries.at(-1);
  const more = line.trim();
  if (!last || more === "" || !/^[ \t]/.test(line) || (last.value?.length ?? 0) > longest) return;
  const value = last.value === "" ? more : `${last.value ?? ""}\n${more}`;
  const start = from + line.indexOf(more);
  const at: Range = [last.value === "" ? start : last.at[0], start + more.length];
  entries[entries.length - 1] = { ...last, value, at };
}
