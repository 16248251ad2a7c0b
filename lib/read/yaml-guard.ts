// Which YAML texts the parser is not given, and where in them it would go wrong.
import { Lexer } from "yaml";
import { msg, type Message } from "../model/message.ts";

const maxDepth = 100;
const maxAnchors = 200;
const maxAliases = 5_000;
/** Each merge copies a table: merges times lines. */
const maxCopies = 2_000_000;
const maxMarks = 120_000;
const maxSize = 4 * 1024 * 1024;

export interface Refusal {
  readonly what: Message;
  readonly at: number;
}

/** What the parser is not given: it would take minutes, or end the process (Node 20, nested brackets). */
export function refusal(text: string): Refusal | undefined {
  if (text.length > maxSize) return { what: msg("it is larger than 4 MiB, which no YAML configuration is"), at: 0 };
  const full = nth(text, marks, maxMarks);
  if (full !== undefined) return { what: msg("it has more settings than any configuration"), at: full };
  const deep = nestedBrackets(text) ?? nestedDashes(text);
  if (deep !== undefined) return { what: msg("it is nested too deeply to be a configuration"), at: deep };
  const anchors = nth(text, /(?:^|[\s[{,])&\w/g, maxAnchors);
  if (anchors !== undefined) return { what: msg("it has more anchors than any configuration"), at: anchors };
  const aliases = nth(text, /(?:^|[\s[{,])\*\w/g, maxAliases) ?? nth(text, /<<["']?\s*:/g, merges(text));
  return aliases === undefined ? undefined : { what: msg("it has more aliases than any configuration"), at: aliases };
}

const merges = (text: string): number =>
  text.includes("<<") ? Math.floor(maxCopies / (text.match(/[\n,]/g)?.length ?? 1)) : Infinity;

/** What costs the parser time: lines, brackets, commas, quotes, dashes of lists, and marks of nodes. */
const marks = /[\n[\]{},"'&*!]|[-?:](?=\s)/g;

/** Offset of the match after so many. */
function nth(text: string, form: RegExp, count: number): number | undefined {
  form.lastIndex = 0;
  for (let n = 0; n <= count; n++) if (!form.test(text)) return undefined;
  return form.lastIndex - 1;
}

/** Asks the parser's own lexer, which alone knows which brackets are no text, and does not recurse. */
function nestedBrackets(text: string): number | undefined {
  if (nth(text, /[[{]/g, maxDepth) === undefined) return undefined;
  let depth = 0;
  let at = 0;
  for (const token of new Lexer().lex(text)) {
    if (token === "[" || token === "{") {
      if (++depth > maxDepth) return Math.min(at, text.length);
    } else if (token === "]" || token === "}") depth--;
    // These stand for the begin of a document and of a plain text.
    if (token !== "\u0002" && token !== "\u001f") at += token.length;
  }
  return undefined;
}

/** `- - - -`: each dash is a level. Indentation is one too. */
function nestedDashes(text: string): number | undefined {
  const found = new RegExp(`^[ \\t]*(?:[-?:][ \\t]+){${maxDepth},}|^ {${maxDepth * 6},}\\S`, "m").exec(text);
  return found ? found.index : undefined;
}
