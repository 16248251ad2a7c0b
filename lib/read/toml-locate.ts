// Where a key and its value stand in a TOML text, by one linear scan and no syntax tree.
// By hand: smol-toml tells no positions, and toml-eslint-parser takes over twenty times as long.
import type { Path } from "../model/place.ts";
import { readKey, skipBlank, skipVoid, valueEnd, type Part, type Range } from "./toml-scan.ts";

const startsWith = (path: Path, prefix: Path): boolean => prefix.every((key, i) => path[i] === key);

/**
 * Range of the value at `keys`, or of its key; for a table its header. Undefined where there is none.
 * The text must be valid TOML: in other texts the answer means nothing, but there is one.
 */
export function locateToml(text: string, keys: Path, part: "key" | "value"): Range | undefined {
  const lists: Lists = { inside: new Map() };
  let table: Path = [];
  let fallback: Range | undefined;
  let i = skipVoid(text, 0);
  while (i < text.length) {
    const start = i;
    if (text[i] === "[") {
      const header = readHeader(text, i, lists);
      table = header.path;
      i = header.end;
      if (startsWith(table, keys)) {
        const whole = { start, end: header.end };
        if (table.length === keys.length) return whole;
        fallback ??= header.parts[keys.filter((key) => typeof key === "string").length - 1] ?? whole;
      }
    } else {
      const { parts, end } = readKey(text, i);
      if (parts.length === 0 || text[end] !== "=") return fallback;
      const path = [...table, ...parts.map((p) => p.name)];
      const at = skipBlank(text, end + 1);
      const last = parts[parts.length - 1] as Part;
      if (startsWith(keys, path)) {
        const found = inValue(text, at, keys.slice(path.length), part, last);
        if (found) return found;
      } else if (startsWith(path, keys)) fallback ??= parts[keys.length - table.length - 1] ?? last;
      i = valueEnd(text, at);
    }
    i = skipVoid(text, i);
    if (i === start) return fallback;
  }
  return fallback;
}

/** Lists of tables, by the names that lead to them: how far each one is, and the lists in its last table. */
interface Lists {
  index?: number;
  inside: Map<string, Lists>;
}

function readHeader(text: string, from: number, lists: Lists): { path: Path; parts: Part[]; end: number } {
  const isList = text[from + 1] === "[";
  const { parts, end } = readKey(text, from + (isList ? 2 : 1));
  const path: (string | number)[] = [];
  let here: Lists | undefined = lists;
  parts.forEach(({ name }, n) => {
    path.push(name);
    let next: Lists | undefined = here?.inside.get(name);
    if (isList && !next) here?.inside.set(name, (next = { inside: new Map() }));
    if (next && isList && n === parts.length - 1) {
      next.index = (next.index ?? -1) + 1;
      next.inside = new Map();
    }
    if (next?.index !== undefined) path.push(next.index);
    here = next;
  });
  return { path, parts, end: Math.min(end + (isList ? 2 : 1), text.length) };
}

/** Descends from a value along the rest of the keys. */
function inValue(text: string, from: number, rest: Path, part: "key" | "value", key: Range): Range | undefined {
  let at = from;
  let label = key;
  let end: number | undefined;
  let todo = rest;
  while (todo.length > 0) {
    const child =
      text[at] === "[" ? element(text, at, todo[0]) : text[at] === "{" ? property(text, at, todo) : undefined;
    if (!child) return undefined;
    ({ at, label, end } = child);
    todo = todo.slice(child.used);
  }
  return part === "key" ? { start: label.start, end: label.end } : { start: at, end: end ?? valueEnd(text, at) };
}

interface Child {
  readonly at: number;
  readonly end?: number;
  readonly label: Range;
  readonly used: number;
}

function element(text: string, from: number, index: string | number | undefined): Child | undefined {
  let i = skipVoid(text, from + 1);
  for (let n = 0; i < text.length && text[i] !== "]"; n++) {
    const end = valueEnd(text, i);
    if (n === index) return { at: i, label: { start: i, end }, used: 1 };
    i = skipVoid(text, end);
    if (text[i] === ",") i = skipVoid(text, i + 1);
    else break;
  }
  return undefined;
}

function property(text: string, from: number, keys: Path): Child | undefined {
  let i = skipVoid(text, from + 1);
  let inside: Part | undefined;
  while (i < text.length && text[i] !== "}") {
    const { parts, end } = readKey(text, i);
    if (parts.length === 0 || text[end] !== "=") return undefined;
    const at = skipVoid(text, end + 1);
    const path = parts.map((p) => p.name);
    if (startsWith(keys, path)) return { at, label: parts[parts.length - 1] as Part, used: path.length };
    // A table that only stands between dots has no value of its own: its name is shown.
    if (startsWith(path, keys)) inside ??= parts[keys.length - 1];
    i = skipVoid(text, valueEnd(text, at));
    if (text[i] === ",") i = skipVoid(text, i + 1);
    else break;
  }
  return inside && { at: inside.start, end: inside.end, label: inside, used: keys.length };
}
