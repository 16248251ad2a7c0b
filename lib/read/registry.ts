// The environment variables in an export of the Windows registry: the user's, and the machine's.
// By hand: no library for it tells where in the file a value stands.
import type { Document, Problem } from "../model/document.ts";
import { msg } from "../model/message.ts";
import { spansOf } from "./lines.ts";
import type { SecretRegistry } from "./secrets.ts";
import { isFull, variablesDocument, type Entry } from "./variables.ts";

const environment =
  /^\[(?:HKEY_CURRENT_USER|HKCU|HKEY_USERS\\[^\\\]]+)\\Environment\]|^\[(?:HKEY_LOCAL_MACHINE|HKLM)\\SYSTEM\\(?:CurrentControlSet|ControlSet\d+)\\Control\\Session Manager\\Environment\]/i;
const setting = /^("(?:[^"\\]|\\.)*")\s*=\s*(.*)$/;
const MAX_LENGTH = 100_000;

/** Reads the variables that an export sets. Never throws. */
export function readRegistry(path: string, text: string, vault: SecretRegistry): Document {
  const entries: Entry[] = [];
  const problems: Problem[] = [];
  let inside = false;
  // The old form, which no `reg export` writes any more, has a byte for each letter.
  const size = text.startsWith("REGEDIT4") ? 1 : 2;
  for (let from = 0; from < text.length && !isFull(entries.length);) {
    const end = endOf(text, from);
    const line = text.slice(from, Math.min(end, from + MAX_LENGTH)).replace(/\r$/, "");
    if (line.startsWith("[")) inside = environment.test(line);
    else if (inside && line.startsWith('"')) {
      const entry = entryOf(line, from, size);
      if (entry) entries.push(entry);
      else if (entry === undefined && problems.length === 0) {
        const what = msg("a value is not closed, and `reg import` does not take the file");
        problems.push({ kind: "syntax", mild: false, what, span: spansOf(text)(from, from + line.length) });
      }
    }
    from = end + 1;
  }
  return variablesDocument(path, "registry", text, entries, vault, problems);
}

/** The end of a line, and of those that go on behind a backslash. */
function endOf(text: string, from: number): number {
  for (let at = from; ;) {
    const newline = text.indexOf("\n", at);
    if (newline < 0) return text.length;
    const before = text[newline - 1] === "\r" ? newline - 2 : newline - 1;
    if (text[before] !== "\\" || before < from) return newline;
    at = newline + 1;
  }
}

const unescaped = (text: string): string => text.replace(/\\(["\\])/g, "$1");

/** A variable of a line; null for a value of another kind, undefined for one that is not closed. */
function entryOf(line: string, from: number, size: 1 | 2): Entry | null | undefined {
  const [, name, raw = ""] = setting.exec(line.replace(/\\\r?\n\s*/g, (it) => " ".repeat(it.length))) ?? [];
  if (name === undefined) return undefined;
  const start = from + line.length - raw.length;
  const key = [from + 1, from + name.length - 1] as const;
  const entry = { name: unescaped(name.slice(1, -1)), edges: "none", key } as const;
  if (raw.startsWith('"')) {
    const [, text] = /^"((?:[^"\\]|\\.)*)"\s*(?:;.*)?$/.exec(raw) ?? [];
    return text === undefined
      ? undefined
      : { ...entry, value: unescaped(text), at: [start + 1, start + 1 + text.length] };
  }
  const [, bytes] = /^hex\(2\):([\da-f, ]*)$/i.exec(raw) ?? [];
  return bytes === undefined ? null : { ...entry, value: lettersOf(bytes, size), at: [start, start + raw.length] };
}

/** Text with `%NAME%` in it is exported as bytes, so many for each letter, with zeros at its end. */
function lettersOf(bytes: string, size: 1 | 2): string {
  const all = bytes.split(",").map((it) => Number.parseInt(it, 16) || 0);
  let text = "";
  for (let n = 0; n + size <= all.length; n += size)
    text += String.fromCharCode((all[n] ?? 0) + (size === 2 ? 256 * (all[n + 1] ?? 0) : 0));
  return text.replace(/\0+$/, "");
}
