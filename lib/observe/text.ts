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

const bare =
  "(?:\\$\\{\\{[^}\\n]{0,300}\\}\\}|\\$\\{[^}\\s]{0,300}\\}|\\$\\([^)\\n]{0,300}\\)|[^\\s,;)}\\]\"'`<>\\\\])+";
const quoted = "\"([^\"\\n]{0,500})\"|'([^'\\n]{0,500})'|`([^`\\n]{0,500})`";
/** `NAME=value`, `"name": "value"`, `name = value`, `<name>value`. */
const assignments = new RegExp(
  `(?<![\\w.$-])-{0,2}([A-Za-z_][\\w.-]{0,119})(?:\\\\?["'\`\\]])?[ \\t]{0,8}(?:=>|:=|\\?=|=|:|>)[ \\t]{0,8}(?:${quoted}|(${bare}))`,
  "g",
);
/** `--api-key KEY`, `"--api-key", "KEY"`, `ENV NAME value`, `set -x NAME value`, `setx NAME value`. */
const spaced = new RegExp(
  `(?:(?<![\\w-])--([a-z][\\w-]{1,60})|\\b(?:ENV|ARG|setx|setenv|set[ \\t]+-[a-zA-Z]{1,3})[ \\t]+([A-Za-z_]\\w{0,119}))(?:["'],?)?[ \\t]+(?:${quoted}|(${bare}))`,
  "g",
);
const keys = /(?<![A-Za-z0-9])(?:tp|sk)-[A-Za-z0-9]{20,}/g;
const urls = /https?:\/\/[^\s"'`<>\\)\]}|,;]{3,2000}/gi;
const marks = /mimo|xiaomi/gi;
const schemes = /^(?:bearer|token|basic)$/i;

/** Everything in a text that may be a trace, in its order. Linear in its length. */
export function spotsIn(text: string, k: Knowledge): readonly Spot[] {
  const statementOf = statementsOf(text);
  const found: Spot[] = [];
  const covered = new Uint8Array(text.length + 1);
  const put = (name: string | null, value: string, start: number, form: Form): void => {
    if (found.length >= most || value === "" || covered[start]) return;
    covered.fill(1, start, start + value.length);
    found.push({ name, value, start, end: start + value.length, form, statement: statementOf(start) });
  };
  for (const [pattern, argument] of [
    [assignments, false],
    [spaced, true],
  ] as const)
    assigned(text, pattern, argument, k, put);
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

function assigned(
  text: string,
  pattern: RegExp,
  argument: boolean,
  k: Knowledge,
  put: (name: string, value: string, start: number, form: Form) => void,
): void {
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const name = (argument ? (match[1] ?? match[2]) : match[1]) as string;
    const groups = match.slice(argument ? 3 : 2);
    const value = groups.find((it) => it !== undefined) ?? "";
    const isBare = groups[3] !== undefined;
    const end = match.index + match[0].length;
    const start = end - value.length - (isBare ? 0 : 1);
    const { role, owner, sure } = k.understand(name);
    if (role === null && !(owner === "mimo" && sure && !/[\s=:]/.test(value))) {
      // Inside of what stands there may be more of them.
      pattern.lastIndex = Math.max(start, match.index + 1);
      continue;
    }
    const flag = text.startsWith("--", match.index);
    const form: Form = flag ? "argument" : role === "header" ? "header" : "assignment";
    const word =
      isBare && schemes.test(value) ? /^[ \t]+([^\s"'`\\]{1,2000})/.exec(text.slice(end, end + 2_010)) : null;
    if (word) {
      put(name, word[1] as string, end + word[0].length - (word[1] as string).length, "header");
      pattern.lastIndex = end + word[0].length;
    } else if (role === "header" && !isBare && /^(?:bearer|token)\s/i.test(value)) {
      const core = value.replace(/^\w+\s+/, "");
      put(name, core, start + value.length - core.length, "header");
    } else put(name, value, start, form);
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
