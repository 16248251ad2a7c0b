// Knows how to read JSON, JSONC and JSON5: values, positions by momoa's syntax tree, faults in our own words.
import {
  parse,
  type AnyNode,
  type DocumentNode,
  type Mode,
  type ObjectNode,
  type ValueNode,
} from "@humanwhocodes/momoa";
import type { Dialect, Document, Problem } from "../model/document.ts";
import type { Path } from "../model/place.ts";
import { say, type Text } from "../model/text.ts";
import { tooDeep } from "./depth.ts";
import { offsetAt, remembered, spansOf, type SpanOf } from "./lines.ts";
import { sealTree, type Vault } from "./seal.ts";

const maxDepth = 200;

type JsonDialect = Extract<Dialect, "json" | "jsonc" | "jsonc-strict" | "json5">;

const modeOf = (dialect: JsonDialect): Mode => (dialect === "jsonc-strict" ? "jsonc" : dialect);

/** Reads one of the three dialects without ever throwing; a text that does not parse gives an empty value and the problem. */
export const readJson =
  (dialect: JsonDialect) =>
  (path: string, text: string, vault: Vault): Document => {
    const span = spansOf(text);
    const tree = lazily(() =>
      parse(text, { mode: modeOf(dialect), ranges: true, allowTrailingCommas: dialect === "jsonc" }),
    );
    const doc = (value: Document["value"], problems: readonly Problem[]): Document => ({
      path,
      dialect,
      value,
      problems,
      locate: remembered((keys, part) => {
        const range = problems.some((problem) => !problem.mild) ? undefined : locate(tree().body, keys, part);
        return range && span(range[0], range[1]);
      }),
    });
    const deep = tooDeep(text, maxDepth);
    if (deep !== undefined)
      return doc({}, [syntax(say("it is nested too deeply to be a configuration"), span(deep, deep + 1))]);
    try {
      const value = dialect === "json" ? JSON.parse(text) : evaluate(tree().body);
      if (typeof value !== "object" || value === null || Array.isArray(value))
        return doc({}, [syntax(say("it holds no object"), span(0, 1))]);
      return doc(sealTree(value as Record<string, unknown>, vault), []);
    } catch {
      return doc({}, [faultOf(text, dialect, span)]);
    }
  };

function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

const syntax = (what: Text, span: Problem["span"]): Problem => ({
  kind: "syntax",
  mild: false,
  what,
  ...(span ? { span } : {}),
});

/** Where and why it does not parse. The parser's own words may hold characters of the text, so only its position is used. */
function faultOf(text: string, dialect: JsonDialect, span: SpanOf): Problem {
  const mode = modeOf(dialect);
  if (text.trim() === "") return syntax(say("it is empty"), span(0, 0));
  try {
    parse(text, { mode, allowTrailingCommas: dialect === "jsonc" });
  } catch (error) {
    const { line, column } = error as { line?: number; column?: number };
    if (typeof line === "number" && typeof column === "number") {
      const at = offsetAt(text, line, column);
      return syntax(reason(text, at, mode), span(at, Math.min(at + 1, text.length)));
    }
  }
  return syntax(say("not valid {dialect}", { dialect: mode.toUpperCase() }), undefined);
}

function reason(text: string, at: number, dialect: Mode): Text {
  if (at >= text.trimEnd().length) return say("it ends too early: a bracket or a quote is not closed");
  const rest = text.slice(at, at + 2);
  if (dialect === "json" && (rest === "//" || rest === "/*")) return say("a comment, which this file may not hold");
  if (/[}\]]/.test(rest[0] ?? "") && /,\s*$/.test(text.slice(Math.max(0, at - 40), at)))
    return say("a comma before a closing bracket");
  if (rest[0] === "'" || /[A-Za-z_]/.test(rest[0] ?? "")) return say("a name or a text without double quotes");
  if (rest[0] === '"' || rest[0] === "{" || rest[0] === "[") return say("a comma or a colon is missing");
  return say("not valid {dialect} from here on", { dialect: dialect.toUpperCase() });
}

/** The plain value of a tree. */
function evaluate(node: ValueNode): unknown {
  switch (node.type) {
    case "Object":
      return objectOf(node);
    case "Array":
      return node.elements.map((element) => evaluate(element.value));
    case "String":
    case "Number":
    case "Boolean":
      return node.value;
    case "Null":
      return null;
    case "NaN":
    case "Infinity":
      return String((node as { sign?: string }).sign ?? "") + node.type;
    default:
      return undefined;
  }
}

const nameOf = (node: AnyNode): string =>
  node.type === "String" ? node.value : node.type === "Identifier" ? node.name : "";

function objectOf(node: ObjectNode): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const member of node.members) {
    Object.defineProperty(out, nameOf(member.name), {
      value: evaluate(member.value),
      enumerable: true,
      writable: true,
      configurable: true,
    });
  }
  return out;
}

type Range = readonly [number, number];

/** Of a name that stands there twice the last one counts, as in every client. */
function locate(root: DocumentNode["body"], keys: Path, part: "key" | "value"): Range | undefined {
  let node: ValueNode = root;
  let label: Range | undefined = node.range;
  for (const key of keys) {
    const member = node.type === "Object" ? node.members.findLast((it) => nameOf(it.name) === key) : undefined;
    const element = node.type === "Array" && typeof key === "number" ? node.elements[key] : undefined;
    const next = member?.value ?? element?.value;
    if (!next) return undefined;
    label = (member?.name ?? next).range;
    node = next;
  }
  return part === "key" ? label : node.range;
}
