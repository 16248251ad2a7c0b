// How to read JSON, JSONC and JSON5: values and positions by one scan over the text, faults in our own words.
// By hand: momoa takes 2.5 times as long for its parsing alone, and jsonc-parser knows no JSON5.
import type { Dialect, Document, Problem } from "../model/document.ts";
import type { Path } from "../model/place.ts";
import { msg, type Message } from "../model/message.ts";
import { scanJson } from "./json-scan.ts";
import { meantBy, type JsonDialect } from "./json-text.ts";
import { remembered, spansOf, type SpanOf } from "./lines.ts";
import { wrapSecrets, type SecretRegistry } from "./secrets.ts";

/** Reads one of the three dialects without ever throwing; a text that does not parse gives an empty value and the problem. */
export const readJson =
  (dialect: Extract<Dialect, JsonDialect>) =>
  (path: string, text: string, vault: SecretRegistry): Document => {
    const span = spansOf(text);
    let places: Node | undefined;
    const doc = (value: Document["value"], problems: readonly Problem[]): Document => ({
      path,
      dialect,
      value,
      problems,
      locate: remembered((keys, part) => {
        if (problems.some((problem) => !problem.mild)) return undefined;
        const range = rangeIn((places ??= placesIn(text, dialect)), keys, part);
        return range && span(range[0], range[1]);
      }),
    });
    const read = valueOf(text, dialect);
    if ("problem" in read) return doc({}, [read.problem(span)]);
    const { value, start, end } = read;
    if (isObject(value) && (dialect !== "json" || !Array.isArray(value))) return doc(wrapSecrets(value, vault), []);
    // Only files of clients that want settings are read as plain JSON: a file of any other kind may hold a list.
    return doc({}, [{ ...syntax(msg("it holds no object"), span(start, end)), mild: dialect !== "json" }]);
  };

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

const syntax = (what: Message, span: Problem["span"]): Problem => ({
  kind: "syntax",
  mild: false,
  what,
  ...(span ? { span } : {}),
});

type Read =
  | { readonly value: unknown; readonly start: number; readonly end: number }
  | { readonly problem: (span: SpanOf) => Problem };

/** The value of a text. Of a name that stands there twice the last one counts, as in every client. */
function valueOf(text: string, dialect: JsonDialect): Read {
  if (text.trim() === "") return { problem: (span) => syntax(msg("it is empty"), span(0, 0)) };
  const open: (Record<string, unknown> | unknown[])[] = [];
  let name = "";
  let root: { value: unknown; start: number; end: number } | undefined;
  const put = (value: unknown, start: number, end: number): void => {
    const into = open.at(-1);
    if (!into) root = { value, start, end };
    else if (Array.isArray(into)) into.push(value);
    else if (name !== "__proto__") into[name] = value;
    else Object.defineProperty(into, name, { value, enumerable: true, writable: true, configurable: true });
  };
  const fault = scanJson(text, dialect, {
    open(at, isList) {
      const value = isList ? [] : {};
      put(value, at, at + 1);
      open.push(value);
    },
    close: () => void open.pop(),
    name: (start, end) => void (name = meantBy(text.slice(start, end))),
    scalar: (start, end) => put(scalar(text.slice(start, end)), start, end),
  });
  if (!fault && root) return root;
  const at = Math.min(fault?.at ?? 0, text.length);
  return {
    problem: (span) => syntax(fault?.what ?? reason(text, at, dialect), span(at, Math.min(at + 1, text.length))),
  };
}

const words: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ["true", true],
  ["false", false],
  ["null", null],
]);

function scalar(raw: string): unknown {
  if (raw[0] === '"' || raw[0] === "'") return meantBy(raw);
  if (words.has(raw)) return words.get(raw);
  if (/[IN]/.test(raw)) return raw;
  const [sign, digits] = raw[0] === "-" || raw[0] === "+" ? [raw[0], raw.slice(1)] : ["", raw];
  return sign === "-" ? -Number(digits) : Number(digits);
}

function reason(text: string, at: number, dialect: JsonDialect): Message {
  if (at >= text.trimEnd().length) return msg("it ends too early: a bracket or a quote is not closed");
  const rest = text.slice(at, at + 2);
  if (dialect === "json" && (rest === "//" || rest === "/*")) return msg("a comment, which this file may not hold");
  if (/[}\]]/.test(rest[0] ?? "") && /,\s*$/.test(text.slice(Math.max(0, at - 40), at)))
    return msg("a comma before a closing bracket");
  if (rest[0] === "'" || /[A-Za-z_]/.test(rest[0] ?? "")) return msg("a name or a text without double quotes");
  if (rest[0] === '"' || rest[0] === "{" || rest[0] === "[") return msg("a comma or a colon is missing");
  return msg("not valid {dialect} from here on", { dialect: dialect.toUpperCase() });
}

type Range = readonly [number, number];

/** What stands in the text, with what is in it: of a name that stands there twice the last one counts. */
interface Node {
  readonly start: number;
  end: number;
  readonly name: Range | undefined;
  readonly isList: boolean;
  readonly children: Map<string, Node>;
}

const noChildren = new Map<string, Node>();

/** Everything that has a place, by one scan. */
function placesIn(text: string, dialect: JsonDialect): Node | undefined {
  const open: Node[] = [];
  let root: Node | undefined;
  let name: Range | undefined;
  const meet = (start: number, end: number, isList: boolean, children: Map<string, Node>): Node => {
    const node: Node = { start, end, name, isList, children };
    const up = open.at(-1);
    if (!up) root = node;
    else up.children.set(up.isList ? String(up.children.size) : name ? meantBy(text.slice(...name)) : "", node);
    name = undefined;
    return node;
  };
  scanJson(text, dialect, {
    open: (at, isList) => void open.push(meet(at, at + 1, isList, new Map())),
    close(end) {
      const node = open.pop();
      if (node) node.end = end;
    },
    name: (start, end) => void (name = [start, end]),
    scalar: (start, end) => void meet(start, end, false, noChildren),
  });
  return root;
}

/** Where the value at `keys` stands, or its name. */
function rangeIn(root: Node | undefined, keys: Path, part: "key" | "value"): Range | undefined {
  const node = keys.reduce<Node | undefined>((at, key) => at?.children.get(String(key)), root);
  return node && (part === "key" && node.name ? node.name : [node.start, node.end]);
}
