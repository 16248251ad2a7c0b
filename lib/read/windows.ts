// The lines by which Windows scripts set variables: `set` and `setx` of batch files, `$env:` of PowerShell.
// By hand: no library for it tells where in the file a value stands.
import type { Document } from "../model/document.ts";
import type { SecretRegistry } from "./secrets.ts";
import { isFull, variablesDocument, type Entry } from "./variables.ts";

interface Form {
  /** Groups: all before the name, the name, all between name and value, the value. */
  readonly form: RegExp;
}

const batch: readonly Form[] = [
  { form: /^(\s*@?set\s+")([^=\s"]+)(=)([^"\r\n]*)"/i },
  { form: /^(\s*@?set\s+)([^=\s"/]+)(=)([^\r\n&|]*)/i },
  { form: /^(\s*@?setx\s+)([^=\s"/]+)(\s+")([^"\r\n]*)"/i },
  { form: /^(\s*@?setx\s+)([^=\s"/]+)(\s+)([^\s"\r\n]+)/i },
];

const powershell: readonly Form[] = [
  { form: /^(\s*\$env:)(\w+)(\s*=\s*")((?:[^"`\r\n]|`.)*)"/i },
  { form: /^(\s*\$env:)(\w+)(\s*=\s*')([^'\r\n]*)'/i },
  { form: /^(\s*\$env:)(\w+)(\s*=\s*)([^\s;"'\r\n]+)/i },
  {
    form: /^(\s*\[(?:System\.)?Environment\]::SetEnvironmentVariable\(\s*["'])(\w+)(["']\s*,\s*["'])([^"'\r\n]*)["']/i,
  },
  { form: /^(\s*Set-Item\s+(?:-Path\s+)?["']?Env:\\?)(\w+)(["']?\s+(?:-Value\s+)?["'])([^"'\r\n]*)["']/i },
];

const reader =
  (dialect: "batch" | "powershell", forms: readonly Form[]) =>
  (path: string, text: string, vault: SecretRegistry): Document => {
    const entries: Entry[] = [];
    for (let from = 0; from < text.length && !isFull(entries.length);) {
      const newline = text.indexOf("\n", from);
      const end = newline < 0 ? text.length : newline;
      const entry = entryOf(text.slice(from, end).slice(0, 10_000), from, forms);
      if (entry) entries.push(entry);
      from = end + 1;
    }
    return variablesDocument(path, dialect, text, entries, vault);
  };

function entryOf(line: string, from: number, forms: readonly Form[]): Entry | undefined {
  for (const { form } of forms) {
    const match = form.exec(line);
    if (!match) continue;
    const [, before = "", name = "", between = "", raw = ""] = match;
    const start = from + before.length;
    const at = start + name.length + between.length;
    // A blank at the end of a `set` line is part of the value, which nobody sees.
    const value = raw.trimEnd();
    return {
      name,
      value,
      edges: raw === value ? "none" : "trailing",
      key: [start, start + name.length],
      at: [at, at + value.length],
    };
  }
  return undefined;
}

export const readBatch = reader("batch", batch);
export const readPowershell = reader("powershell", powershell);
