// How to read a dotenv file: values as the common readers give them, and where each stands.
// By hand: no library for it tells where in the file a value stands.
import type { Document, Problem, Value } from "../model/document.ts";
import { Secret, type SecretInfo } from "../model/secret.ts";
import { msg } from "../model/message.ts";
import { spansOf, type SpanOf } from "./lines.ts";
import { wrapSetting, type SecretRegistry } from "./secrets.ts";
import { isFull, tooMany } from "./variables.ts";

interface Entry {
  readonly name: string;
  readonly value: string;
  /** Blanks that were taken from the value. */
  readonly edges: SecretInfo["edges"];
  readonly key: readonly [start: number, end: number];
  readonly at: readonly [start: number, end: number];
}

const assignment = /^([ \t]*(?:export[ \t]+)?)([\w.-]+)([ \t]*=[ \t]*)/;

/** Reads a dotenv file. Never throws; of a name that stands there twice the last value counts. */
export function readDotenv(path: string, text: string, vault: SecretRegistry): Document {
  const span = spansOf(text);
  const entries = new Map<string, Entry>();
  for (let i = 0; i < text.length && !isFull(entries.size);) i = readLine(text, i, entries);
  const last = isFull(entries.size) ? [...entries.values()].at(-1) : undefined;
  if (last) return { path, dialect: "dotenv", value: {}, problems: [tooMany(last.key, span)], locate: () => undefined };
  const value: Record<string, Value> = {};
  for (const entry of entries.values())
    Object.defineProperty(value, entry.name, { value: seal(entry, vault), enumerable: true });
  return {
    path,
    dialect: "dotenv",
    value,
    problems: lineEnds(text, span),
    locate(keys, part = "value") {
      const entry = typeof keys[0] === "string" && keys.length === 1 ? entries.get(keys[0]) : undefined;
      return entry && span(...(part === "key" ? entry.key : entry.at));
    },
  };
}

/** Blanks around it are gone from the value, and are still worth a word. */
function seal(entry: Entry, vault: SecretRegistry): Value {
  const sealed = wrapSetting(entry.name, entry.value, vault);
  if (!(sealed instanceof Secret) || entry.edges === "none") return sealed;
  const noticed = new Secret(entry.value, { ...sealed.info, edges: entry.edges });
  vault.push(noticed);
  return noticed;
}

/** Reads one line, or more where a quoted value goes on; gives the offset of the next. */
function readLine(text: string, from: number, entries: Map<string, Entry>): number {
  const newline = text.indexOf("\n", from);
  const end = newline < 0 ? text.length : newline;
  const line = text.slice(from, end).replace(/\r$/, "");
  const match = assignment.exec(line);
  if (!match) return end + 1;
  const [whole, before, name] = match as unknown as [string, string, string];
  const key = [from + before.length, from + before.length + name.length] as const;
  const at = from + whole.length;
  const quoted = quotedAt(text, at);
  if (quoted) {
    entries.set(name, { name, value: quoted.value, edges: "none", key, at: [at, quoted.close + 1] });
    const next = text.indexOf("\n", quoted.close);
    return next < 0 ? text.length : next + 1;
  }
  const rest = line.slice(whole.length);
  const comment = rest.search(/(?:^|\s)#/);
  const raw = comment < 0 ? rest : rest.slice(0, comment);
  const value = raw.trim();
  const start = at + raw.length - raw.trimStart().length;
  // Blanks before a comment are layout; only those at the very end of a line are a slip.
  const edges = edgesOf(comment < 0 ? raw : raw.trimEnd(), value);
  entries.set(name, { name, value, edges, key, at: [start, start + value.length] });
  return end + 1;
}

function edgesOf(raw: string, value: string): SecretInfo["edges"] {
  if (raw === value) return "none";
  if (raw.trimStart() === value) return "leading";
  return raw.trimEnd() === value ? "trailing" : "both";
}

interface Quoted {
  readonly value: string;
  readonly close: number;
}

/** A value between quotes; nothing but a comment may follow, else the quote is a character like any other. */
function quotedAt(text: string, at: number): Quoted | undefined {
  const quote = text[at];
  if (quote !== '"' && quote !== "'" && quote !== "`") return undefined;
  const close = closing(text, at, quote);
  if (close < 0) return undefined;
  const newline = text.indexOf("\n", close);
  const after = text.slice(close + 1, newline < 0 ? text.length : newline).trimStart();
  if (after !== "" && !after.startsWith("#")) return undefined;
  const raw = text.slice(at + 1, close).replace(/\r\n/g, "\n");
  return { value: quote === '"' ? raw.replace(/\\n/g, "\n").replace(/\\r/g, "\r") : raw, close };
}

/** The first quote of its kind that no backslash stands before, or -1. */
function closing(text: string, at: number, quote: string): number {
  for (let i = at + 1; i < text.length; i++) {
    if (text[i] === "\\" && quote === '"') i++;
    else if (text[i] === quote) return i;
  }
  return -1;
}

/** The first line end that is not like the one before it is shown. */
function lineEnds(text: string, span: SpanOf): readonly Problem[] {
  if (!text.includes("\r\n")) return [];
  let windows: boolean | undefined;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) {
    const own = text[at - 1] === "\r";
    windows ??= own;
    if (own === windows) continue;
    const place = span(own ? at - 1 : at, at + 1);
    return [{ kind: "encoding", mild: true, what: msg("it mixes Windows and Unix line ends"), span: place }];
  }
  return [];
}
