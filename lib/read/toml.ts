// How to read TOML: values by smol-toml, positions by our own scan, faults in our own words.
import { parse, TomlError } from "smol-toml";
import type { Document, Problem, Table } from "../model/document.ts";
import { msg, type Message } from "../model/message.ts";
import { offsetAt, remembered, spansOf } from "./lines.ts";
import { wrapSecrets, type SecretRegistry } from "./secrets.ts";
import { locateToml } from "./toml-locate.ts";
import { lineEnd, stringEnd } from "./toml-scan.ts";

/** smol-toml's reasons are fixed texts, but its message also shows the faulty lines: only the beginning is compared, nothing is passed on. */
const reasons: readonly (readonly [string, Message])[] = [
  ["trying to redefine", msg("this key or table is defined twice")],
  ["control characters", msg("a control character stands where TOML allows none")],
  ["document contains excessively nested", msg("it is nested too deeply to be a configuration")],
  ["each key-value declaration", msg("something follows the value on its line")],
  ["unfinished string", msg("a string is not closed")],
  ["unfinished array", msg("a list is not closed")],
  ["unfinished table", msg("an inline table is not closed")],
  ["expected comma", msg("a comma or a closing bracket is missing")],
  ["expected end of table array", msg("the closing `]]` of a table header is missing")],
  ["incomplete key-value", msg("a key has no `=` and no value")],
  ["illegal empty bare key", msg("a key begins with a dot, or has two in a row")],
  ["illegal character in key", msg("a key holds a character that must be quoted")],
  ["illegal quoted key", msg("a key is quoted with three quotes")],
  ["unexpected end of key", msg("a table header has no name")],
  ["unrecognised escape", msg("a backslash begins no known escape; Windows paths belong into single quotes")],
  ["invalid escape", msg("a backslash begins no known escape; Windows paths belong into single quotes")],
  ["invalid unicode escape", msg("a \\u escape is not valid; Windows paths belong into single quotes")],
  ["invalid non-hex character", msg("a \\u escape is not valid; Windows paths belong into single quotes")],
  ["illegal character in numeric", msg("a number holds a character that no number has; a text needs quotes")],
  ["illegal underscore", msg("an underscore in a number must stand between two digits")],
  ["unfinished numeric", msg("a number is not complete")],
  ["illegal leading zero", msg("a number begins with zero")],
  ["invalid date", msg("a date or time is not valid")],
  ["invalid value", msg("the value is none of TOML's: a text needs quotes")],
];

const maxDots = 256;

/** What smol-toml finds one character too late: at the end of the line, or at the `=`. */
function plainer(text: string, start: number, message: string): Message | undefined {
  const c = text[start];
  if (message.startsWith("unexpected end of key") && c === "=") return msg("a key is missing before `=`");
  if (c !== undefined && c !== "\n" && c !== "\r") return undefined;
  if (message.startsWith("control characters are not allowed in strings")) return msg("a string is not closed");
  if (!message.startsWith("illegal character in key")) return undefined;
  const line = text.slice(text.lastIndexOf("\n", start - 1) + 1, start).trim();
  return line.startsWith("[")
    ? msg("the closing bracket of a table header is missing")
    : msg("a key has no `=` and no value");
}

function syntaxProblem(text: string, error: TomlError, span: ReturnType<typeof spansOf>): Problem {
  const message = error.message.replace(/^Invalid TOML document: /, "");
  const start = offsetAt(text, error.line, error.column);
  const what =
    plainer(text, start, message) ??
    reasons.find(([begin]) => message.startsWith(begin))?.[1] ??
    msg("not valid TOML from here on");
  const end = lineEnd(text, start);
  return {
    kind: "syntax",
    mild: false,
    what,
    span: span(start, end > start && text[end - 1] === "\r" ? end - 1 : end),
  };
}

const maxSettings = 500_000;
const maxDigits = 1_000;

interface TooMuch {
  readonly at: number;
  readonly what: Message;
}

/** Where a text is beyond any configuration in a way for which parsing it would take seconds, or the square of its length. */
function tooMuch(text: string): TooMuch | undefined {
  if (text.length < 4_096) return undefined;
  let dots = 0;
  let digits = 0;
  let settings = 0;
  for (let i = 0; i < text.length;) {
    const c = text.charCodeAt(i);
    if (c === 0x2e) {
      if (++dots > maxDots) return { at: i, what: msg("a key has more than {max} parts", { max: maxDots }) };
    } else if (!inKey(c)) dots = 0;
    digits = (c >= 0x30 && c <= 0x39) || c === 0x5f ? digits + 1 : 0;
    if (digits > maxDigits) return { at: i, what: msg("a word has more than {max} digits", { max: maxDigits }) };
    if (c === 0x3d && ++settings > maxSettings)
      return { at: i, what: msg("there are more than {max} settings", { max: maxSettings }) };
    i = c === 0x23 ? lineEnd(text, i) : c === 0x22 || c === 0x27 ? stringEnd(text, i) : i + 1;
  }
  return undefined;
}

/** Letters, digits, `_`, `-`, blanks and quotes: what a dotted key has between its dots. */
const inKey = (c: number): boolean =>
  (c >= 0x61 && c <= 0x7a) ||
  (c >= 0x41 && c <= 0x5a) ||
  (c >= 0x30 && c <= 0x39) ||
  c === 0x5f ||
  c === 0x2d ||
  c === 0x20 ||
  c === 0x09 ||
  c === 0x22 ||
  c === 0x27;

/** Reads TOML without ever throwing; a text that does not parse gives an empty value and the problem. */
export const readToml = (path: string, text: string, vault: SecretRegistry): Document =>
  readWith(path, text, (root) => wrapSecrets(root, vault));

/** The same for a file in which no key has a place: nothing is sealed. */
export const readPlainToml = (path: string, text: string): Document => readWith(path, text, (root) => root as Table);

function readWith(path: string, text: string, valueOf: (root: Readonly<Record<string, unknown>>) => Table): Document {
  const span = spansOf(text);
  const doc = (value: Document["value"], problems: readonly Problem[]): Document => ({
    path,
    dialect: "toml",
    value,
    problems,
    locate: remembered((keys, part) => {
      const range = locateToml(text, keys, part);
      return range && span(range.start, range.end);
    }),
  });
  const excess = tooMuch(text);
  if (excess !== undefined) {
    const { at, what } = excess;
    return doc({}, [{ kind: "syntax", mild: false, what, span: span(at, at + 1) }]);
  }
  try {
    return doc(valueOf(parse(text, { integersAsBigInt: "asNeeded", maxDepth: 200 })), []);
  } catch (error) {
    if (error instanceof TomlError) return doc({}, [syntaxProblem(text, error, span)]);
    return doc({}, [{ kind: "syntax", mild: false, what: msg("not valid TOML") }]);
  }
}
