// Where the settings of a YAML text stand, lists of variables that were made tables included.
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Document as YamlDocument,
  type Node,
  type Pair,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import type { Path } from "../model/place.ts";
import { holdsVariables } from "./yaml-tables.ts";

/** Under this name the documents stand that come after the first. */
export const between = "---";

type Range = readonly [number, number];

export function locateAmong(documents: readonly YamlDocument[], keys: Path, part: "key" | "value"): Range | undefined {
  const other = keys[0] === between && keys.length > 1 ? documents[Number(keys[1]) + 1] : undefined;
  const yaml = other ?? documents[0];
  return yaml && locate(yaml, other ? keys.slice(2) : keys, part);
}

function locate(yaml: YamlDocument, keys: Path, part: "key" | "value"): Range | undefined {
  let node: Node | null | undefined = yaml.contents;
  let label: Range | undefined = rangeOf(node);
  for (const [n, key] of keys.entries()) {
    if (isAlias(node)) node = node.resolve(yaml);
    const holds = n > 0 && holdsVariables(keys[n - 1], keys[n - 2]);
    const line = isSeq(node) && holds && typeof key === "string" ? assigned(node, key) : undefined;
    if (line) return part === "key" ? [line.at, line.at + key.toString().length] : [line.value, line.end];
    const listed: Described | undefined = isSeq(node) && holds ? described(node, String(key)) : undefined;
    const pair: Pair | undefined = isMap(node) ? pairIn(node, key) : undefined;
    const element: Node | undefined =
      isSeq(node) && Number.isInteger(Number(key)) ? (node.items[Number(key)] as Node | undefined) : undefined;
    const next: Node | undefined =
      listed?.value ?? (pair ? ((pair.value as Node | null) ?? (pair.key as Node)) : element);
    if (!next) return label;
    label = rangeOf(listed?.name ?? (pair ? (pair.key as Node) : next));
    node = holds && isMap(next) && pair ? (plainIn(next) ?? next) : next;
  }
  return part === "key" ? label : rangeOf(node);
}

const pairIn = (node: YAMLMap, key: string | number): Pair | undefined =>
  node.items.findLast((it) => isScalar(it.key) && String(it.key.value) === String(key));

/** Of `NAME: { value: … }` the value. */
function plainIn(node: YAMLMap): Node | undefined {
  const value = pairIn(node, "value")?.value;
  return isScalar(value) ? value : undefined;
}

interface Described {
  readonly name: Node;
  readonly value: Node;
}

/** `- name: NAME`, `  value: …` */
function described(list: YAMLSeq, name: string): Described | undefined {
  for (const item of list.items.toReversed()) {
    if (!isMap(item)) continue;
    const called = (pairIn(item, "name") ?? pairIn(item, "key"))?.value;
    if (isScalar(called) && called.value === name)
      return { name: called, value: (pairIn(item, "value")?.value as Node | null | undefined) ?? item };
  }
  return undefined;
}

interface Line {
  readonly at: number;
  readonly value: number;
  readonly end: number;
}

/** `- NAME=value`, quoted or not; `- NAME`, which has no value. */
function assigned(list: YAMLSeq, name: string): Line | undefined {
  const item = list.items.findLast(
    (it) => isScalar(it) && (it.value === name || String(it.value).startsWith(`${name}=`)),
  ) as Scalar | undefined;
  if (!item?.range) return undefined;
  const quoted = item.type === "QUOTE_DOUBLE" || item.type === "QUOTE_SINGLE" ? 1 : 0;
  const at = item.range[0] + quoted;
  const end = item.range[1] - quoted;
  return { at, value: Math.min(at + name.length + 1, end), end };
}

const rangeOf = (node: Node | null | undefined): Range | undefined =>
  node?.range ? [node.range[0], node.range[1]] : undefined;
