// Traces in a raw text: assignments whose name is understood, arguments, headers, keys of full shape, hosts and model ids.
import type { Form } from "../model/observation.ts";
import type { Knowledge } from "./knowledge.ts";

/** One find in a text; offsets are those of the value. */
export interface Spot {
  readonly name: string | null;
  readonly value: string;
  readonly start: number;
  readonly end: number;
  readonly form: Form;
  /** The number of the statement: a line with those that it goes on in. */
  readonly statement: number;
}

/** A megabyte of one-letter assignments has more; nobody reads so many. */
const most = 5_000;

/** `NAME=`, `"name": `, `name = `, `<name>`. */
const assignments = /(?<![\w.$-])-{0,2}([A-Za-z_][\w.-]{0,119})(?:\\?["'`\]])?[ \t]{0,8}(?:=>|:=|\?=|=|:|>)[ \t]{0,8}/g;
/** `--api-key `, `"--api-key", `, `ENV NAME `, `set -x NAME `, `setx NAME `. */
const spaced =
  /(?:(?<![\w-])--([a-z][\w-]{1,60})|\b(?:ENV|ARG|setx|setenv|set[ \t]{1,8}-[a-zA-Z]{1,3})[ \t]{1,8}([A-Za-z_]\w{0,119}))(?:["'],?)?[ \t]{1,8}/g;
/** What stands behind: in quotes, or up to what ends a word, references whole. Looked for only where the name is understood. */
const quoted = /"([^"\n]{0,500})"|'([^'\n]{0,500})'|`([^`\n]{0,500})`/y;
const bare = /(?:\$\{\{[^}\n]{0,300}\}\}|\$\{[^}\s]{0,300}\}|\$\([^)\n]{0,300}\)|[^\s,;)}\]"'`<>\\]){1,1000}/y;
const keys = /(?<![A-Za-z0-9])(?:tp|sk)-[A-Za-z0-9]{20,}/g;
const urls = /https?:\/\/[^\s"'`<>\\)\]}|,;]{3,2000}/gi;
const marks = /mimo|xiaomi/gi;
const schemes = /^(?:bearer|token|basic)$/i;

/** Everything in a text that may be a trace, in its order. Linear in its length. */
export function spotsIn(text: string, k: Knowledge): readonly Spot[] {
  const statementOf = statementsOf(text);
  const found: Spot[] = [];
  const covered = new Uint8Array(text.length + 1);
  const put = (name: string | null, value: string, start: number, form: Form): boolean => {
    if (found.length >= most) return false;
    if (value === "" || covered[start]) return true;
    covered.fill(1, start, start + value.length);
    found.push({ name, value, start, end: start + value.length, form, statement: statementOf(start) });
    return true;
  };
  for (const pattern of [assignments, spaced]) assigned(text, pattern, k, put);
  for (const match of text.matchAll(keys)) put(null, match[0], match.index, "text");
  for (const match of text.matchAll(urls)) put(null, match[0].replace(/[.:]$/, ""), match.index, "text");
  let last = 0;
  for (const match of text.matchAll(marks)) {
    if (match.index < last) continue;
    const word = wordAround(text, match.index);
    last = word ? word.start + word.text.length : last;
    if (word && (k.isModel(word.text) || (word.text.includes(".") && k.addressKind(word.text) === "mimo")))
      put(null, word.text, word.start, "text");
  }
  return found.sort((a, b) => a.start - b.start);
}

interface Worth {
  readonly value: string;
  readonly start: number;
  readonly isBare: boolean;
}

function valueAt(text: string, at: number): Worth | undefined {
  quoted.lastIndex = at;
  const inner = quoted.exec(text);
  if (inner) return { value: inner[1] ?? inner[2] ?? inner[3] ?? "", start: at + 1, isBare: false };
  bare.lastIndex = at;
  const word = bare.exec(text);
  // A bracket alone begins what has values of its own.
  return word && /[\p{L}\d]/u.test(word[0]) ? { value: word[0], start: at, isBare: true } : undefined;
}

/** `Bearer KEY`: the word before the key belongs to the header. */
function withoutScheme(
  text: string,
  { value, start, isBare }: Worth,
): { readonly value: string; readonly start: number } | undefined {
  if (isBare && !schemes.test(value)) return undefined;
  const from = isBare ? start : start + value.length - value.trimStart().length;
  const end = isBare
    ? from + value.length
    : from + (/^(?:bearer|token)(?=[ \t])/i.exec(value.trimStart())?.[0].length ?? 0);
  const word = end > from ? /^[ \t]{1,8}([^\s"'`\\]{1,2000})/.exec(text.slice(end, end + 2_010)) : null;
  return word ? { value: word[1] as string, start: end + word[0].length - (word[1] as string).length } : undefined;
}

function assigned(
  text: string,
  pattern: RegExp,
  k: Knowledge,
  put: (name: string, value: string, start: number, form: Form) => boolean,
): void {
  let until = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index < until) continue;
    const name = (match[1] ?? match[2]) as string;
    const { role, owner, sure } = k.understand(name);
    const isOurs = owner === "mimo" && sure;
    if (role === null && !isOurs) continue;
    const found = valueAt(text, match.index + match[0].length);
    // Inside of what stands there may be more of them.
    if (!found || (role === null && /[\s=:]/.test(found.value))) continue;
    const flag = text.startsWith("--", match.index);
    const header = role === "header" || found.isBare ? withoutScheme(text, found) : undefined;
    const form: Form = header ? "header" : flag ? "argument" : role === "header" ? "header" : "assignment";
    const { value, start } = header ?? found;
    if (!put(name, value, start, form)) return;
    until = start + value.length;
  }
}

/** The word of a host, an id or a name in which something stands. */
function wordAround(text: string, at: number): { readonly text: string; readonly start: number } | undefined {
  const isPart = (i: number): boolean => /[\w./-]/.test(text[i] ?? " ");
  let start = at;
  while (start > 0 && at - start < 100 && isPart(start - 1)) start--;
  let end = at;
  while (end < text.length && end - at < 100 && isPart(end)) end++;
  while (end > start && /[./-]/.test(text[end - 1] as string)) end--;
  while (start < end && /[./-]/.test(text[start] as string)) start++;
  return end > start ? { text: text.slice(start, end), start } : undefined;
}

/** The number of the statement at an offset: lines that end in a backslash, a caret or a backtick go on. */
function statementsOf(text: string): (offset: number) => number {
  const starts: number[] = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) {
    const last = text[at - 1] === "\r" ? text[at - 2] : text[at - 1];
    if (last !== "\\" && last !== "^" && last !== "`") starts.push(at + 1);
  }
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
}

const commentLine = /^[ \t]*(?:#(?!!)|\/\/|;|--[ \t]|\*|rem\b|::|<!--|%[ \t%])/i;

/** Whether the line in which an offset lies is a comment, as far as that is known without a dialect. */
export function inComment(text: string, offset: number): boolean {
  const before = text.slice(Math.max(0, offset - 1_000), offset);
  const line = before.slice(before.lastIndexOf("\n") + 1);
  return commentLine.test(line) || /\s(?:#|\/\/)\s/.test(line.slice(-200));
}
