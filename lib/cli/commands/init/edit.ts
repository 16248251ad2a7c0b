// How to set one value in a text of TOML or JSON without touching anything else in it.
import { parse } from "smol-toml";
import { applyEdits, modify, parse as parseJson } from "jsonc-parser";
import type { Json } from "../../../clients/shared/recipe.ts";
import { encoded } from "../../../repair/encode.ts";
import { UsageError } from "../../../model/errors.ts";
import { dotted, type Path } from "../../../model/place.ts";
import { msg } from "../../../model/message.ts";
import { locateToml } from "../../../read/toml-locate.ts";

export const newlineOf = (text: string): string => (/\r\n/.test(text) ? "\r\n" : "\n");

/** JSON and JSONC: comments, order and layout stay. */
export function setJson(text: string, path: Path, value: Json, entryBy?: string): string {
  const source = text.trim() === "" ? "{}\n" : text;
  const root: unknown = parseJson(source);
  const indent = /^([ \t]+)["}]/m.exec(source)?.[1];
  const formattingOptions = {
    insertSpaces: !indent?.includes("\t"),
    tabSize: indent && !indent.includes("\t") ? indent.length : 2,
    eol: newlineOf(source),
  };
  const set = (at: readonly (string | number)[], to: Json | undefined, isArrayInsertion = false): string =>
    applyEdits(source, modify(source, [...at], to, { formattingOptions, isArrayInsertion }));
  const list = entryBy === undefined ? undefined : valueAt(root, path);
  if (Array.isArray(list) && entryBy !== undefined) {
    const own = valueAt(value, [entryBy]);
    const old = list.findIndex((item) => valueAt(item, [entryBy]) === own);
    return old === 0
      ? set([...path, 0], value)
      : old > 0
        ? setJson(set([...path, old], undefined), path, value, entryBy)
        : set([...path, 0], value, true);
  }
  const to = entryBy === undefined ? value : [value];
  // What stands in the way of a table gives way to it.
  const cut = path.findIndex((_, n) => n > 0 && isPlain(valueAt(root, path.slice(0, n))));
  if (cut < 0) return set(path, to);
  return set(
    path.slice(0, cut),
    path.slice(cut).reduceRight<Json>((inner, name) => ({ [name]: inner }), to),
  );
}

const valueAt = (tree: unknown, path: Path): unknown =>
  path.reduce<unknown>((here, name) => (here as Record<string | number, unknown> | null | undefined)?.[name], tree);

const isPlain = (value: unknown): boolean => value !== undefined && (typeof value !== "object" || value === null);

/** A bare key, or a quoted one. */
const name = (part: string | number): string => (/^[\w-]+$/.test(String(part)) ? String(part) : JSON.stringify(part));

/**
 * TOML: an old value is replaced where it stands; a new one goes under its table's header, else to the end.
 * @throws {UsageError} where the table is written in a form in which that cannot be done.
 */
export function setToml(text: string, path: Path, value: string): string {
  const out = placed(text, path, value);
  if (holds(out, path, value)) return out;
  throw cannot(path);
}

/** What is said where a file is written in a way in which that cannot be done. */
export const cannot = (path: Path): UsageError =>
  new UsageError(
    msg(
      "`{key}` cannot be set in the way this file is written: do it by hand; `mimo-doctor init --print` shows what is wanted",
      { key: dotted(path) },
    ),
  );

function holds(text: string, path: Path, value: string): boolean {
  try {
    return path.reduce<unknown>((here, key) => (here as Record<string, unknown>)[key], parse(text)) === value;
  } catch {
    return false;
  }
}

function placed(text: string, path: Path, value: string): string {
  const old = locateToml(text, path, "value");
  const mine = locateToml(text, path, "key");
  if (old && mine && old.start !== mine.start) {
    const put = encoded("toml", text.slice(old.start, old.end), value);
    return text.slice(0, old.start) + put + text.slice(old.end);
  }
  const eol = newlineOf(text);
  const table = path.slice(0, -1);
  const line = `${name(path.at(-1) as string)} = ${JSON.stringify(value)}${eol}`;
  if (table.length === 0) return rooted(text, line);
  const header = new RegExp(
    `^[ \\t]*\\[\\s*${table.map((part) => quotable(String(part))).join("\\s*\\.\\s*")}\\s*\\].*$`,
    "m",
  ).exec(text);
  if (!header) return `${ended(text, eol)}${text.trim() === "" ? "" : eol}[${table.map(name).join(".")}]${eol}${line}`;
  const end = tableEnd(text, header.index + header[0].length);
  return `${ended(text.slice(0, end), eol)}${line}${text.slice(end)}`;
}

const quotable = (part: string): string => {
  const plain = part.replace(/[.*+?^${}()|[\]\\-]/g, "\\$&");
  return `(?:${plain}|"${plain}"|'${plain}')`;
};

const ended = (text: string, eol: string): string => (text === "" || text.endsWith("\n") ? text : text + eol);

/** Before the first table, behind the comments at the beginning. */
function rooted(text: string, line: string): string {
  const comments = /^(?:[ \t]*#.*(?:\r?\n|$))*/.exec(text)?.[0] ?? "";
  const at = comments.length;
  const head = ended(text.slice(0, at), newlineOf(text));
  return head + line + text.slice(at);
}

/** Behind the last line with something on it before the next table. */
function tableEnd(text: string, from: number): number {
  const next = /^[ \t]*\[/m.exec(text.slice(from));
  const body = text.slice(from, next ? from + next.index : text.length);
  const filled = body.replace(/(?:\s*(?:#[^\n]*)?)*$/, "");
  const line = body.indexOf("\n", filled.length);
  return from + (line < 0 ? body.length : line + 1);
}
