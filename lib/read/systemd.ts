// The `Environment=` lines of a systemd unit (systemd.exec(5)), and that `EnvironmentFile=` names a file with more.
import type { Document } from "../model/document.ts";
import type { SecretRegistry } from "./secrets.ts";
import { isFull, variablesDocument, type Entry } from "./variables.ts";

/** Reads the variables that a unit sets. Never throws. */
export function readSystemd(path: string, text: string, vault: SecretRegistry): Document {
  const entries: Entry[] = [];
  const line = /^[ \t]*Environment[ \t]*=(.*)$/gm;
  for (let match = line.exec(text); match && !isFull(entries.length); match = line.exec(text)) {
    const start = match.index + match[0].length - (match[1] ?? "").length;
    readWords((match[1] ?? "").replace(/\r$/, ""), start, entries);
  }
  const [file, before, name] = /^([ \t]*)(EnvironmentFile)[ \t]*=.*$/m.exec(text)?.slice(0, 3) ?? [];
  if (file !== undefined && name !== undefined) {
    const start = text.indexOf(file) + (before ?? "").length;
    const at = [start + name.length, start + name.length] as const;
    entries.push({ name, value: file.slice(file.indexOf("=") + 1).trim(), edges: "none", key: [start, at[0]], at });
  }
  return variablesDocument(path, "systemd", text, entries, vault);
}

/** `"A=b c" D=e 'F=g'` */
function readWords(words: string, from: number, entries: Entry[]): void {
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
