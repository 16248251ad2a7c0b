// Knows how to read TOML: values by smol-toml, positions by our own scan, faults in our own words.
import { parse, TomlError } from "smol-toml";
import type { Document, Problem } from "../model/document.ts";
import { say, type Text } from "../model/text.ts";
import { offsetAt, remembered, spansOf } from "./lines.ts";
import { sealTree, type Vault } from "./seal.ts";
import { locateToml } from "./toml-locate.ts";

/** smol-toml's reasons are fixed texts, but its message also shows the faulty lines: only the beginning is compared, nothing is passed on. */
const reasons: readonly (readonly [string, Text])[] = [
  ["trying to redefine", say("this key or table is defined twice")],
  ["control characters", say("a control character stands where TOML allows none")],
  ["document contains excessively nested", say("it is nested too deeply to be a configuration")],
  ["each key-value declaration", say("something follows the value on its line")],
  ["unfinished string", say("a string is not closed")],
  ["unfinished array", say("a list is not closed")],
  ["unfinished table", say("an inline table is not closed")],
  ["expected comma", say("a comma or a closing bracket is missing")],
  ["expected end of table array", say("the closing `]]` of a table header is missing")],
  ["incomplete key-value", say("a key has no `=` and no value")],
  ["illegal empty bare key", say("a key is missing before `=`")],
  ["illegal character in key", say("a key holds a character that must be quoted")],
  ["illegal quoted key", say("a key is quoted with three quotes")],
  ["unexpected end of key", say("a key ends too early")],
  ["unrecognised escape", say("a backslash begins no known escape; Windows paths belong into single quotes")],
  ["invalid escape", say("a backslash begins no known escape; Windows paths belong into single quotes")],
  ["invalid unicode escape", say("a \\u escape is not valid")],
  ["invalid non-hex character", say("a \\u escape is not valid")],
  ["illegal leading zero", say("a number begins with zero")],
  ["invalid date", say("a date or time is not valid")],
  ["invalid value", say("the value is none of TOML's: a text needs quotes")],
];

const maxDots = 256;

function syntaxProblem(text: string, error: TomlError, span: ReturnType<typeof spansOf>): Problem {
  const message = error.message.replace(/^Invalid TOML document: /, "");
  const what = reasons.find(([begin]) => message.startsWith(begin))?.[1] ?? say("not valid TOML from here on");
  const start = offsetAt(text, error.line, error.column);
  const end = Math.max(start, Math.min(text.length, (text.indexOf("\n", start) + 1 || text.length + 1) - 1));
  return { kind: "syntax", mild: false, what, span: span(start, end) };
}

/** Where a key has more parts than any configuration; each part would cost a level of nesting. */
function dottedBomb(text: string): number | undefined {
  if (text.length < 4_096) return undefined;
  let dots = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 0x2e) {
      if (++dots > maxDots) return i;
    } else if (c === 0x0a || c === 0x3d || c === 0x22 || c === 0x27 || c === 0x23) dots = 0;
  }
  return undefined;
}

/** Reads TOML without ever throwing; a text that does not parse gives an empty value and the problem. */
export function readToml(path: string, text: string, vault: Vault): Document {
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
  const bomb = dottedBomb(text);
  if (bomb !== undefined) {
    return doc({}, [
      {
        kind: "syntax",
        mild: false,
        what: say("a key has more than {max} parts", { max: maxDots }),
        span: span(bomb, bomb + 1),
      },
    ]);
  }
  try {
    return doc(sealTree(parse(text, { integersAsBigInt: "asNeeded", maxDepth: 200 }), vault), []);
  } catch (error) {
    if (error instanceof TomlError) return doc({}, [syntaxProblem(text, error, span)]);
    return doc({}, [{ kind: "syntax", mild: false, what: say("not valid TOML") }]);
  }
}
