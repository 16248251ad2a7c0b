// The variables that a property list of launchd sets (launchd.plist(5)): `EnvironmentVariables`, and a program that is `launchctl setenv`.
// By hand: no library for it tells where in the file a value stands.
import type { Document, Problem } from "../model/document.ts";
import { msg } from "../model/message.ts";
import { spansOf } from "./lines.ts";
import type { SecretRegistry } from "./secrets.ts";
import { isFull, variablesDocument, type Entry, type Range } from "./variables.ts";

interface Tag {
  readonly kind: "open" | "close" | "empty";
  readonly name: string;
  readonly at: Range;
}

interface Element {
  readonly name: string;
  readonly at: Range;
  /** Of a dictionary: the key that was read last. */
  key?: { readonly text: string; readonly at: Range } | undefined;
}

interface Reading {
  readonly stack: Element[];
  readonly entries: Entry[];
  /** Of `ProgramArguments`. */
  readonly words: { readonly text: string; readonly at: Range }[];
}

/** What is written between angle brackets and is no element, by its beginning, with its end. */
const passed: readonly (readonly [string, string])[] = [
  ["<!--", "-->"],
  ["<![CDATA[", "]]>"],
  ["<?", "?>"],
  ["<!", ">"],
];

const MAX_LENGTH = 1_000;

/** The tags of a text; the offset at which it can be read no further. */
function* tagsOf(text: string): Generator<Tag, number | undefined> {
  for (let from = text.indexOf("<"); from >= 0; from = text.indexOf("<", from + 1)) {
    const [, end] = passed.find(([start]) => text.startsWith(start, from)) ?? ["<", ">"];
    const close = text.indexOf(end, from);
    if (close < 0) return from;
    const after = close + end.length;
    if (end === ">" && text[from + 1] !== "!") {
      const inner = text.slice(from + 1, Math.min(close, from + MAX_LENGTH));
      const [, slash, name = "", empty] = /^(\/?)([A-Za-z]\w*)(?:\s[^<]*?)?(\/?)$/.exec(inner) ?? [];
      if (name === "") return from;
      yield { kind: slash ? "close" : empty ? "empty" : "open", name, at: [from, after] };
    }
    from = after - 1;
  }
  return undefined;
}

/** Reads the variables that a property list sets. Never throws. */
export function readPlist(path: string, text: string, vault: SecretRegistry): Document {
  const reading: Reading = { stack: [], entries: [], words: [] };
  const tags = tagsOf(text);
  let fault: Range | undefined;
  let next = tags.next();
  for (; !next.done && !fault && !isFull(reading.entries.length); next = tags.next())
    fault = take(next.value, text, reading);
  if (!fault && next.done && next.value !== undefined) fault = [next.value, next.value + 1];
  fault ??= reading.stack.at(-1)?.at;
  if (fault) {
    const what = msg("an element is not closed, or another one is closed in its place");
    const problem: Problem = { kind: "syntax", mild: false, what, span: spansOf(text)(...fault) };
    return variablesDocument(path, "plist", text, [], vault, [problem]);
  }
  return variablesDocument(path, "plist", text, [...reading.entries, ...setenv(reading.words)], vault);
}

/** One tag more; where it does not fit, its range. */
function take({ kind, name, at }: Tag, text: string, reading: Reading): Range | undefined {
  const { stack } = reading;
  if (kind === "open") {
    stack.push({ name, at });
    return undefined;
  }
  if (kind === "empty") {
    leaf(name, "", [at[0], at[0]], reading);
    return undefined;
  }
  const element = stack.pop();
  if (element?.name !== name) return at;
  const inner: Range = [element.at[1], at[0]];
  leaf(name, text.slice(...inner), inner, reading);
  return undefined;
}

function leaf(name: string, raw: string, at: Range, { stack, entries, words }: Reading): void {
  const [, root, inner] = stack;
  const around = stack.at(-1);
  // Of a dictionary further inside no key counts; to read each of many that stand in one another would be quadratic.
  if (name === "key" && around && stack.length <= 3) around.key = { text: decoded(raw), at };
  if (name !== "string" || stack.length !== 3) return;
  if (root?.key?.text === "EnvironmentVariables" && inner?.key) {
    const value = decoded(raw);
    entries.push({ name: inner.key.text, value, edges: "none", key: inner.key.at, at });
  } else if (root?.key?.text === "ProgramArguments") words.push({ text: decoded(raw), at });
}

/** `launchctl setenv NAME VALUE`, which programs use that are started by hand. */
function setenv(words: Reading["words"]): readonly Entry[] {
  const at = words.findIndex(({ text }, n) => /(?:^|\/)launchctl$/.test(text) && words[n + 1]?.text === "setenv");
  const [name, value] = at < 0 ? [] : words.slice(at + 2);
  return name && value ? [{ name: name.text, value: value.text, edges: "none", key: name.at, at: value.at }] : [];
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** A text without its comments; what an entity or a section stands for. Entities that a file makes up itself stay as they are. */
const decoded = (raw: string): string =>
  raw.replace(
    /<!\[CDATA\[([^]*?)\]\]>|<!--[^]*?-->|&(?:(amp|lt|gt|quot|apos)|#(\d{1,6})|#x([\da-f]{1,5}));/gi,
    (all, section?: string, name?: string, ten?: string, hex?: string) => {
      if (section !== undefined) return section;
      if (name !== undefined) return entities[name.toLowerCase()] ?? all;
      const code = ten ?? hex;
      return code === undefined ? "" : String.fromCodePoint(Number.parseInt(code, ten === undefined ? 16 : 10));
    },
  );
