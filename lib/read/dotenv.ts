// Knows how to read a dotenv file: values as the common readers give them, and where each stands.
import type { Document, Problem, Value } from "../model/document.ts";
import { Secret } from "../model/secret.ts";
import { say } from "../model/text.ts";
import { spansOf } from "./lines.ts";
import { sealSetting, type Vault } from "./seal.ts";

interface Entry {
  readonly name: string;
  readonly value: string;
  /** As it stands in the file, blanks at the end included. */
  readonly raw: string;
  readonly key: readonly [start: number, end: number];
  readonly at: readonly [start: number, end: number];
}

const assignment = /^([ \t]*(?:export[ \t]+)?)([\w.-]+)([ \t]*=[ \t]*)/;

/** Reads a dotenv file. Never throws; of a name that stands there twice the last value counts. */
export function readDotenv(path: string, text: string, vault: Vault): Document {
  const span = spansOf(text);
  const entries = new Map<string, Entry>();
  for (let i = 0; i < text.length;) i = readLine(text, i, entries);
  const value: Record<string, Value> = {};
  for (const entry of entries.values())
    Object.defineProperty(value, entry.name, { value: seal(entry, vault), enumerable: true });
  return {
    path,
    dialect: "dotenv",
    value,
    problems: lineEnds(text),
    locate(keys, part = "value") {
      const entry = typeof keys[0] === "string" && keys.length === 1 ? entries.get(keys[0]) : undefined;
      return entry && span(...(part === "key" ? entry.key : entry.at));
    },
  };
}

/** Blanks at the end are gone from the value, and are still worth a word. */
function seal(entry: Entry, vault: Vault): Value {
  const sealed = sealSetting(entry.name, entry.value, vault);
  if (!(sealed instanceof Secret) || entry.raw === entry.value) return sealed;
  const edges = sealed.traits.edges === "leading" || sealed.traits.edges === "both" ? "both" : "trailing";
  const noticed = new Secret(entry.value, { ...sealed.traits, edges });
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
  const quote = text[at] as string;
  const close = quote === '"' || quote === "'" || quote === "`" ? closing(text, at, quote) : -1;
  if (close > 0) {
    const raw = text.slice(at + 1, close);
    const value = quote === '"' ? raw.replace(/\\n/g, "\n").replace(/\\r/g, "\r") : raw;
    entries.set(name, { name, value, raw: value, key, at: [at, close + 1] });
    const next = text.indexOf("\n", close);
    return next < 0 ? text.length : next + 1;
  }
  const rest = line.slice(whole.length);
  const raw = rest.replace(/(^|\s)#.*$/, "");
  const value = raw.trim();
  // Blanks before a comment are layout; only those at the very end of a line are a slip.
  entries.set(name, { name, value, raw: raw === rest ? raw : value, key, at: [at, at + value.length] });
  return end + 1;
}

/** The closing quote, or -1: an open quote is a character like any other. */
function closing(text: string, at: number, quote: string): number {
  for (let i = at + 1; i < text.length; i++) {
    if (text[i] === "\\" && quote === '"') i++;
    else if (text[i] === quote) return i;
  }
  return -1;
}

function lineEnds(text: string): readonly Problem[] {
  const windows = text.split("\r\n").length - 1;
  const all = text.split("\n").length - 1;
  return windows > 0 && windows < all
    ? [{ kind: "encoding", mild: true, what: say("it mixes Windows and Unix line ends") }]
    : [];
}
