// Reader of the `Environment=` lines of a systemd unit or drop-in (systemd.exec(5)), and of the files that `EnvironmentFile=` names.
// By hand: no library for it tells where in the file a value stands.
import type { Document } from "../model/document.ts";
import { spansOf } from "./lines.ts";
import { included, type ScopedInclusion } from "./scoped.ts";
import type { SecretRegistry } from "./secrets.ts";
import { isFull, variablesDocument, type Entry } from "./variables.ts";

const setting = /^[ \t]*(Environment|EnvironmentFile|UnsetEnvironment)[ \t]*=/;

/** Reads the variables that a unit sets; an empty `Environment=` takes those before it away. Never throws. */
export function readSystemd(path: string, text: string, vault: SecretRegistry): Document {
  let entries: Entry[] = [];
  let includes: ScopedInclusion[] = [];
  let file: Entry | undefined;
  for (let from = 0; from < text.length && !isFull(entries.length);) {
    const end = logicalEnd(text, from);
    const [whole, name] = setting.exec(text.slice(from, Math.min(end, from + 200))) ?? [];
    if (whole !== undefined && name !== undefined) {
      const start = from + whole.length;
      const blank = text.slice(start, end).trim() === "";
      if (name === "Environment" && blank) entries = [];
      else if (name === "Environment") readWords(text, start, end, entries);
      else if (name === "UnsetEnvironment") entries = without(entries, text.slice(start, end));
      else if (blank) includes = [];
      else {
        includes.push(inclusionOf(text, start, end));
        file ??= fileEntry(text, from + whole.indexOf(name), start, end);
      }
    }
    from = end + 1;
  }
  // That there are more variables elsewhere is told under the setting's own name.
  const doc = variablesDocument(path, "systemd", text, file ? [...entries, file] : entries, vault);
  return { ...doc, ...included({ includes }, spansOf(text)) };
}

/** A backslash at its end makes a line go on; comments between such lines do not end it. */
function logicalEnd(text: string, from: number): number {
  for (let at = from; ;) {
    const newline = text.indexOf("\n", at);
    const end = newline < 0 ? text.length : newline;
    const goesOn =
      /\\\r?$/.test(text.slice(Math.max(at, end - 2), end)) || (at > from && /^[#;]/.test(text.slice(at, at + 1)));
    if (!goesOn || end >= text.length) return end;
    at = end + 1;
  }
}

function fileEntry(text: string, name: number, start: number, end: number): Entry {
  const behind = name + "EnvironmentFile".length;
  const value = text.slice(start, end).trim();
  return { name: "EnvironmentFile", value, edges: "none", key: [name, behind], at: [behind, behind] };
}

/** `-` before a path: it may be missing. */
function inclusionOf(text: string, start: number, end: number): ScopedInclusion {
  const raw = text.slice(start, end);
  const inner = raw.trim();
  const optional = inner.startsWith("-");
  const path = inner.slice(optional ? 1 : 0).replace(/^(["'])(.*)\1$/, "$2");
  const at = start + raw.length - raw.trimStart().length + (optional ? 1 : 0);
  return { path, dialect: "dotenv", optional, at: [at, start + raw.trimEnd().length] };
}

function without(entries: Entry[], names: string): Entry[] {
  const gone = new Set(names.slice(0, 10_000).split(/[\s\\]+/));
  return entries.filter(({ name }) => !gone.has(name));
}

/** `"A=b c" D=e 'F=g'` */
function readWords(text: string, from: number, to: number, entries: Entry[]): void {
  const words = text.slice(from, to).replace(/\\\r?(?=\n|$)/g, (all) => " ".repeat(all.length));
  const word = /"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|(\S+)/g;
  for (let match = word.exec(words); match && !isFull(entries.length); match = word.exec(words)) {
    const inner = match[1] ?? match[2] ?? match[3] ?? "";
    const quoted = match[3] === undefined ? 1 : 0;
    const equals = inner.indexOf("=");
    if (equals <= 0) continue;
    const start = from + match.index + quoted;
    const value = inner.slice(equals + 1).replace(/\\(["'\\])/g, "$1");
    entries.push({
      name: inner.slice(0, equals),
      value,
      edges: "none",
      key: [start, start + equals],
      at: [start + equals + 1, start + inner.length],
    });
  }
}
