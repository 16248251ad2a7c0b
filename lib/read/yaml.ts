// Knows how to read YAML: values and positions by the yaml package, behind guards against what it cannot take.
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  type Document as YamlDocument,
  type Node,
  type Pair,
} from "yaml";
import type { Document, Problem } from "../model/document.ts";
import type { Path } from "../model/place.ts";
import { say, type Text } from "../model/text.ts";
import { tooDeep } from "./depth.ts";
import { remembered, spansOf } from "./lines.ts";
import { sealTree, type Vault } from "./seal.ts";

const maxDepth = 100;
const maxAnchors = 200;
const maxSize = 4 * 1024 * 1024;

/** What the parser is not given: it would take minutes, or end the process (Node 20, nested brackets). */
function refusal(text: string): { readonly what: Text; readonly at: number } | undefined {
  if (text.length > maxSize) return { what: say("it is larger than 4 MiB, which no YAML configuration is"), at: 0 };
  const deep = tooDeep(text, maxDepth) ?? nestedDashes(text);
  if (deep !== undefined) return { what: say("it is nested too deeply to be a configuration"), at: deep };
  const anchors = text.match(/(?:^|\s)&\w/g)?.length ?? 0;
  return anchors > maxAnchors ? { what: say("it has more anchors than any configuration"), at: 0 } : undefined;
}

/** `- - - -`: each dash is a level. Indentation is one too. */
function nestedDashes(text: string): number | undefined {
  const found = new RegExp(`^[ \\t]*(?:[-?] ){${maxDepth},}|^ {${maxDepth * 12},}\\S`, "m").exec(text);
  return found ? found.index : undefined;
}

/** Reads YAML without ever throwing; of several documents in a file the first counts. */
export function readYaml(path: string, text: string, vault: Vault): Document {
  const span = spansOf(text);
  const none = (problem: Problem): Document => ({
    path,
    dialect: "yaml",
    value: {},
    problems: [problem],
    locate: () => undefined,
  });
  const no = refusal(text);
  if (no) return none({ kind: "syntax", mild: false, what: no.what, span: span(no.at, no.at + 1) });
  try {
    // Several documents are usual in compose and workflow repositories: then only the first is looked at.
    const yaml = parseDocument(text, { prettyErrors: false, uniqueKeys: false, merge: true, logLevel: "silent" });
    const fault = yaml.errors.find((error) => error.code !== "MULTIPLE_DOCS");
    if (fault)
      return none({
        kind: "syntax",
        mild: false,
        what: reason(fault.code),
        span: span(fault.pos[0], Math.max(fault.pos[0], Math.min(fault.pos[1], text.length))),
      });
    const value: unknown = yaml.toJS({ maxAliasCount: 100 });
    if (typeof value !== "object" || value === null || Array.isArray(value))
      return none({ kind: "syntax", mild: true, what: say("it holds no mapping"), span: span(0, 0) });
    return {
      path,
      dialect: "yaml",
      value: sealTree(value as Record<string, unknown>, vault),
      problems: [],
      locate: remembered((keys, part) => {
        const range = locate(yaml, keys, part);
        return range && span(...range);
      }),
    };
  } catch {
    return none({ kind: "syntax", mild: false, what: say("not valid YAML") });
  }
}

const reasons: Readonly<Record<string, Text>> = {
  BAD_INDENT: say("the indentation is not consistent"),
  TAB_AS_INDENT: say("a tab stands where YAML wants blanks"),
  MISSING_CHAR: say("a bracket, a quote or a colon is missing"),
  BAD_SCALAR_START: say("a value begins with a character that must be quoted"),
  BLOCK_AS_IMPLICIT_KEY: say("a key is missing its line of its own"),
  MULTILINE_IMPLICIT_KEY: say("a key goes over more than one line"),
  UNEXPECTED_TOKEN: say("something stands here that does not belong"),
  DUPLICATE_KEY: say("a key stands twice"),
  BAD_ALIAS: say("an alias refers to no anchor"),
};

const reason = (code: string): Text => reasons[code] ?? say("not valid YAML from here on");

type Range = readonly [number, number];

function locate(yaml: YamlDocument, keys: Path, part: "key" | "value"): Range | undefined {
  let node: Node | null | undefined = yaml.contents;
  let label: Range | undefined = rangeOf(node);
  for (const key of keys) {
    if (isAlias(node)) node = node.resolve(yaml);
    const pair: Pair | undefined = isMap(node)
      ? node.items.findLast((it) => isScalar(it.key) && String(it.key.value) === String(key))
      : undefined;
    const element: Node | undefined =
      isSeq(node) && typeof key === "number" ? (node.items[key] as Node | undefined) : undefined;
    const next: Node | undefined = pair ? ((pair.value as Node | null) ?? (pair.key as Node)) : element;
    if (!next) return label;
    label = rangeOf(pair ? (pair.key as Node) : next);
    node = next;
  }
  return part === "key" ? label : rangeOf(node);
}

const rangeOf = (node: Node | null | undefined): Range | undefined =>
  node?.range ? [node.range[0], node.range[1]] : undefined;
