// Reader of the variables in a Dockerfile or Containerfile: `ENV`, `ARG`, and what `RUN` lines set.
import type { Document } from "../model/document.ts";
import type { Path } from "../model/place.ts";
import { scopedDocument, type ScopedEntry } from "./scoped.ts";
import type { SecretRegistry } from "./secrets.ts";
import { shellEntries } from "./shell-commands.ts";
import { isFull, type Range } from "./variables.ts";

interface State {
  readonly text: string;
  readonly entries: (ScopedEntry & { scope: Path })[];
  /** What `# escape=` says goes on over lines. */
  readonly escape: string;
  stages: number;
  runs: number;
  /** Here-documents that end nowhere: of many, only the first ones are looked for. */
  open: number;
}

const instruction = /[ \t]*(ENV|ARG|FROM|RUN|CMD|ENTRYPOINT|LABEL|COPY|ADD|HEALTHCHECK|SHELL)[ \t]+/iy;

/**
 * Reads a Dockerfile: `ENV` at the top as the last stage has it, that of other stages under `["@stage", n]`, `ARG` under
 * `["@arg"]`, what commands set under `["@run", n]`. Never throws, and finds no fault: docker names them itself.
 */
export function readDockerfile(path: string, text: string, vault: SecretRegistry): Document {
  const escape = /^(?:#[ \t]*\w+=.*\r?\n){0,3}#[ \t]*escape[ \t]*=[ \t]*`/i.test(text.slice(0, 400)) ? "`" : "\\";
  const s: State = { text, entries: [], escape, stages: 0, runs: 0, open: 0 };
  for (let at = 0; at < text.length && !isFull(s.entries.length);) at = readInstruction(s, at);
  const last = s.stages - 1;
  const entries = s.entries.map((entry) =>
    entry.scope[0] === "@stage" && entry.scope[1] === last ? { ...entry, scope: [] } : entry,
  );
  return scopedDocument({ path, dialect: "dockerfile", text, entries }, vault);
}

/** One instruction, with the lines on which it goes on; gives the offset behind it. */
function readInstruction(s: State, from: number): number {
  instruction.lastIndex = from;
  const match = instruction.exec(s.text);
  if (!match) return lineEnd(s.text, from) + 1;
  const word = (match[1] as string).toUpperCase();
  const start = from + match[0].length;
  const end = logicalEnd(s, start);
  if (word === "FROM") s.stages++;
  else if (word === "ENV") readPairs(s, start, end, s.stages === 0 ? [] : ["@stage", s.stages - 1]);
  else if (word === "ARG") readPairs(s, start, end, ["@arg"], true);
  else return readCommand(s, word, start, end);
  return end + 1;
}

const lineEnd = (text: string, from: number): number => {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
};

/** Comments and empty lines between the lines of one instruction do not end it. */
function logicalEnd({ text, escape }: State, from: number): number {
  for (let at = from; ;) {
    const end = lineEnd(text, at);
    const line = text.slice(at, end).trimEnd();
    const goesOn = line.endsWith(escape) || (at > from && /^[ \t]*(?:#|$)/.test(line));
    if (!goesOn || end >= text.length) return end;
    at = end + 1;
  }
}

/** `A=1 B="2"`, or `A the rest`, which is the old form. */
function readPairs(s: State, start: number, end: number, scope: Path, isArg = false): void {
  const named = /[A-Za-z_][\w.-]*/y;
  let count = 0;
  for (let at = skipBlanks(s, start, end); at < end && !isFull(s.entries.length);) {
    named.lastIndex = at;
    const name = named.exec(s.text)?.[0];
    if (name === undefined) return count > 0 && !isArg ? readRest(s, at, end) : undefined;
    const key: Range = [at, at + name.length];
    if (s.text[key[1]] === "=") {
      const word = readWord(s, key[1] + 1, end);
      s.entries.push({ scope, name, key, at: [key[1] + 1, word.end], value: word.value, literal: word.literal });
      at = skipBlanks(s, Math.max(word.end, key[1] + 1), end);
    } else if (isArg) {
      s.entries.push({ scope, name, key, at: key, value: null });
      at = skipBlanks(s, key[1], end);
    } else if (count > 0) return readRest(s, at, end);
    else return readOld(s, name, key, end, scope);
    count++;
    if (at <= key[1]) return;
  }
}

/** A value with a blank in it that nobody quoted: docker refuses it, and what was meant is the whole. */
function readRest(s: State, from: number, end: number): void {
  const last = s.entries.pop();
  if (!last) return;
  const rest = s.text.slice(from, end).trimEnd();
  s.entries.push({ ...last, at: [last.at[0], from + rest.length], value: `${last.value ?? ""} ${rest}` });
}

function readOld(s: State, name: string, key: Range, end: number, scope: Path): void {
  const start = skipBlanks(s, key[1], end);
  const raw = s.text.slice(start, end).trimEnd();
  if (raw === "" || start === key[1]) return;
  const word = readWord(s, start, start + raw.length);
  const value = word.end === start + raw.length ? word.value : raw;
  s.entries.push({ scope, name, key, at: [start, start + raw.length], value, literal: word.literal });
}

/** Blanks, ends of lines that go on, and comment lines between them. */
function skipBlanks({ text, escape }: State, from: number, end: number): number {
  let i = from;
  while (i < end) {
    const c = text[i] as string;
    if (/\s/.test(c)) i++;
    else if (c === escape && /^[ \t]*\r?\n/.test(text.slice(i + 1, i + 200))) i = lineEnd(text, i) + 1;
    else if (c === "#" && /(?:^|\n)[ \t]*$/.test(text.slice(Math.max(0, i - 200), i))) i = lineEnd(text, i) + 1;
    else break;
  }
  return Math.min(i, end);
}

function readWord({ text, escape }: State, from: number, end: number) {
  let value = "";
  let literal = false;
  let quote = "";
  let i = from;
  for (; i < end; i++) {
    const c = text[i] as string;
    if (quote === "" && /\s/.test(c)) break;
    if (c === quote) quote = "";
    else if (quote === "" && (c === '"' || c === "'")) quote = c;
    else if (c === escape && quote !== "'") {
      const line = /^[ \t]*\r?\n/.exec(text.slice(i + 1, i + 200))?.[0];
      if (line !== undefined) i += line.length;
      else if (i + 1 < end) value += text[++i];
    } else {
      literal ||= c === "$" && quote === "'";
      value += c;
    }
  }
  return { value, literal, end: i };
}

/** What a command sets, and the here-documents of `RUN` and `COPY`, which follow the instruction. */
function readCommand(s: State, word: string, start: number, end: number): number {
  const here = /<<-?["']?([A-Za-z_]\w*)["']?/.exec(s.text.slice(start, Math.min(end, start + 10_000)));
  const close = here && s.open < 20 ? closeOf(s.text, end, here[1] as string) : -1;
  if (here && close < 0) s.open++;
  if ((word === "RUN" || word === "CMD" || word === "ENTRYPOINT") && s.escape === "\\") {
    // Comments inside would end what a shell reads as one line; their length stays.
    const command = s.text
      .slice(start, end)
      .replace(/^[ \t]*#.*$/gm, (all) => `${" ".repeat(Math.max(0, all.length - 1))}\\`.slice(0, all.length));
    const scope = ["@run", s.runs++];
    s.entries.push(...shellEntries(command, { base: start, scope }).entries);
    if (close >= 0) s.entries.push(...shellEntries(s.text.slice(end + 1, close), { base: end + 1, scope }).entries);
  }
  return (close < 0 ? end : lineEnd(s.text, close)) + 1;
}

/** Where the line begins that ends a here-document; not looked for without end. */
function closeOf(text: string, from: number, word: string): number {
  const inner = text.slice(from, from + 100_000);
  const found = new RegExp(`\\n[ \\t]*${word}[ \\t]*\\r?(?:\\n|$)`).exec(inner);
  return found ? from + found.index + 1 : -1;
}
