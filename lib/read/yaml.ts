// How to read YAML: values and positions by the yaml package, behind guards against what it cannot take.
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  type Document as YamlDocument,
  type Node,
  type Pair,
  type Scalar,
  type YAMLSeq,
} from "yaml";
import type { Document, Problem } from "../model/document.ts";
import type { Path } from "../model/place.ts";
import { msg, type Message } from "../model/message.ts";
import { remembered, spansOf } from "./lines.ts";
import { wrapSecrets, type SecretRegistry } from "./secrets.ts";
import { refusal, type Refusal } from "./yaml-guard.ts";

/** Reads YAML without ever throwing; of several documents in a file the first counts. */
export function readYaml(path: string, text: string, vault: SecretRegistry): Document {
  const span = spansOf(text);
  const read = parsed(text);
  const doc = (value: Document["value"], problems: readonly Problem[], locate: Document["locate"]): Document => ({
    path,
    dialect: "yaml",
    value,
    problems,
    locate,
  });
  if ("what" in read) {
    const { what, at, end = at + 1, mild = false } = read;
    const place = span(at, Math.max(at, Math.min(end, text.length)));
    return doc({}, [{ kind: "syntax", mild, what, span: place }], () => undefined);
  }
  return doc(
    wrapSecrets(read.value, vault),
    [],
    remembered((keys, part) => {
      const range = locate(read.yaml, keys, part);
      return range && span(...range);
    }),
  );
}

type Parsed =
  | { readonly yaml: YamlDocument; readonly value: Record<string, unknown> }
  | (Refusal & { readonly end?: number; readonly mild?: true });

function parsed(text: string): Parsed {
  const no = refusal(text);
  if (no) return no;
  try {
    // Several documents are usual in compose and workflow repositories: then only the first is looked at.
    const yaml = parseDocument(text, { prettyErrors: false, uniqueKeys: false, merge: true, logLevel: "silent" });
    const fault = yaml.errors.find((error) => error.code !== "MULTIPLE_DOCS");
    if (fault) return { what: reason(fault.code), at: Math.min(fault.pos[0], text.length), end: fault.pos[1] };
    // What aliases stand for is shared here, not copied: the count is taken below.
    const value: unknown = yaml.toJS({ maxAliasCount: -1 });
    if (typeof value !== "object" || value === null)
      return { what: msg("it holds no mapping"), at: 0, end: 0, mild: true };
    if (withTables(value)) return { yaml, value: value as Record<string, unknown> };
    const at = Math.max(0, text.search(/(?<=^|[\s[{,])\*\w/));
    return { what: msg("its aliases make it larger than any configuration"), at };
  } catch {
    return { what: msg("not valid YAML"), at: 0 };
  }
}

/** Lists of variables, as compose files have them: `- NAME=value`. */
const listed: ReadonlySet<string> = new Set(["environment", "env"]);
const assignment = /^([A-Za-z_]\w*)=([^]*)$/;

/** A list has many in a text of many marks; more only where aliases repeat them, or go in a circle. */
const maxNodes = 400_000;

/** Turns such lists into tables, so that every reader finds a variable by its name, and a key in it is known as one. False where it is endless. */
function withTables(root: object): boolean {
  const queue: unknown[] = [root];
  for (const value of queue) {
    if (typeof value !== "object" || value === null) continue;
    for (const [name, child] of Object.entries(value)) {
      if (listed.has(name) && isAssignments(child))
        (value as Record<string, unknown>)[name] = Object.fromEntries(
          child.map((it) => (assignment.exec(it) ?? []).slice(1, 3) as [string, string]),
        );
      else if (queue.push(child) > maxNodes) return false;
    }
  }
  return true;
}

const isAssignments = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.length > 0 && value.every((it) => typeof it === "string" && assignment.test(it));

const reasons: Readonly<Record<string, Message>> = {
  BAD_INDENT: msg("the indentation is not consistent"),
  TAB_AS_INDENT: msg("a tab stands where YAML wants blanks"),
  MISSING_CHAR: msg("a bracket, a quote or a colon is missing"),
  BAD_SCALAR_START: msg("a value begins with a character that must be quoted"),
  BLOCK_AS_IMPLICIT_KEY: msg("a key is missing its line of its own"),
  MULTILINE_IMPLICIT_KEY: msg("a key goes over more than one line"),
  UNEXPECTED_TOKEN: msg("something stands here that does not belong"),
  DUPLICATE_KEY: msg("a key stands twice"),
  BAD_ALIAS: msg("an alias refers to no anchor"),
};

const reason = (code: string): Message => reasons[code] ?? msg("not valid YAML from here on");

type Range = readonly [number, number];

function locate(yaml: YamlDocument, keys: Path, part: "key" | "value"): Range | undefined {
  let node: Node | null | undefined = yaml.contents;
  let label: Range | undefined = rangeOf(node);
  for (const key of keys) {
    if (isAlias(node)) node = node.resolve(yaml);
    const line = isSeq(node) && typeof key === "string" ? assigned(node, key) : undefined;
    if (line) return part === "key" ? [line.at, line.at + key.toString().length] : [line.value, line.end];
    const pair: Pair | undefined = isMap(node)
      ? node.items.findLast((it) => isScalar(it.key) && String(it.key.value) === String(key))
      : undefined;
    const element: Node | undefined =
      isSeq(node) && Number.isInteger(Number(key)) ? (node.items[Number(key)] as Node | undefined) : undefined;
    const next: Node | undefined = pair ? ((pair.value as Node | null) ?? (pair.key as Node)) : element;
    if (!next) return label;
    label = rangeOf(pair ? (pair.key as Node) : next);
    node = next;
  }
  return part === "key" ? label : rangeOf(node);
}

interface Line {
  readonly at: number;
  readonly value: number;
  readonly end: number;
}

/** `- NAME=value`, quoted or not. */
function assigned(list: YAMLSeq, name: string): Line | undefined {
  const item = list.items.findLast((it) => isScalar(it) && String(it.value).startsWith(`${name}=`)) as
    Scalar | undefined;
  if (!item?.range) return undefined;
  const quoted = item.type === "QUOTE_DOUBLE" || item.type === "QUOTE_SINGLE" ? 1 : 0;
  const at = item.range[0] + quoted;
  return { at, value: at + name.length + 1, end: item.range[1] - quoted };
}

const rangeOf = (node: Node | null | undefined): Range | undefined =>
  node?.range ? [node.range[0], node.range[1]] : undefined;
