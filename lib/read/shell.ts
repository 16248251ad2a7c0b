// The lines by which shells set variables: sh, bash, zsh and fish. Nothing is run and nothing is expanded.
import type { Document } from "../model/document.ts";
import type { SecretRegistry } from "./secrets.ts";
import { isFull, variablesDocument, type Entry } from "./variables.ts";

const exporting =
  /^[ \t]*(?:(?:export|declare[ \t]+-g?x|typeset[ \t]+-g?x|readonly)[ \t]+(?:-\w+[ \t]+)*)?(?=[A-Za-z_]\w*=)/;
const fish = /^([ \t]*set[ \t]+(?:-\w+[ \t]+|--\w+[ \t]+)+)([A-Za-z_]\w*)([ \t]+)/;
const name = /^[A-Za-z_]\w*/;

/** Reads what a shell file sets. Never throws; lines that set nothing are passed over. */
export function readShell(path: string, text: string, vault: SecretRegistry): Document {
  const entries: Entry[] = [];
  for (let from = 0; from < text.length && !isFull(entries.length);) {
    const newline = text.indexOf("\n", from);
    const end = newline < 0 ? text.length : newline;
    readLine(text, from, end, entries);
    from = end + 1;
  }
  return variablesDocument(path, "shell", text, entries, vault);
}

function readLine(text: string, from: number, end: number, entries: Entry[]): void {
  const line = text.slice(from, end).replace(/\r$/, "");
  const prefix = exporting.exec(line);
  if (prefix) return readAssignments(line, from, prefix[0].length, entries);
  const match = fish.exec(line);
  if (!match) return;
  const [whole, before = "", word = ""] = match;
  const { value, length } = readWord(line, whole.length);
  const start = from + before.length;
  entries.push({
    name: word,
    value,
    edges: "none",
    key: [start, start + word.length],
    at: [from + whole.length, from + whole.length + length],
  });
}

/** `A=1 B="2"`: as many as stand on the line. */
function readAssignments(line: string, from: number, at: number, entries: Entry[]): void {
  let i = at;
  for (;;) {
    const word = name.exec(line.slice(i))?.[0];
    if (word === undefined || line[i + word.length] !== "=") return;
    const start = i + word.length + 1;
    const { value, length } = readWord(line, start);
    entries.push({
      name: word,
      value,
      edges: "none",
      key: [from + i, from + i + word.length],
      at: [from + start, from + start + length],
    });
    i = start + length;
    while (line[i] === " " || line[i] === "\t") i++;
    if (isFull(entries.length)) return;
  }
}

/** One word of a shell: quoted parts and plain ones joined, up to a blank, `;`, `&`, `|` or a comment. */
function readWord(line: string, from: number): { value: string; length: number } {
  let value = "";
  let i = from;
  while (i < line.length) {
    const c = line[i] as string;
    if (c === "'" || c === '"') {
      const close = closing(line, i, c);
      if (close < 0) return { value: value + line.slice(i), length: line.length - from };
      const inner = line.slice(i + 1, close);
      value += c === '"' ? inner.replace(/\\(["\\$`])/g, "$1") : inner;
      i = close + 1;
    } else if (c === "\\") {
      value += line[i + 1] ?? "";
      // A backslash at its end goes on in the next line, which is not read with it.
      i = Math.min(i + 2, line.length);
    } else if (c === "$" && line[i + 1] === "(") {
      const close = line.indexOf(")", i);
      const stop = close < 0 ? line.length : close + 1;
      value += line.slice(i, stop);
      i = stop;
    } else if (/[\s;&|]/.test(c)) break;
    else {
      value += c;
      i++;
    }
  }
  return { value, length: i - from };
}

function closing(line: string, at: number, quote: string): number {
  for (let i = at + 1; i < line.length; i++) {
    if (line[i] === "\\" && quote === '"') i++;
    else if (line[i] === quote) return i;
  }
  return -1;
}
