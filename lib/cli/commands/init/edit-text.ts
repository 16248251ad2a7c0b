// How to set one value in a text of YAML, or a variable in a dotenv file, without touching anything else in it.
import { isMap, isSeq, parseDocument, type Document } from "yaml";
import type { Json } from "../../../clients/shared/recipe.ts";
import type { Path } from "../../../model/place.ts";
import { newlineOf } from "./edit.ts";

/** YAML: comments, order and quotes stay; what stands in the way of a table gives way to it. */
export function setYaml(text: string, path: Path, value: Json, entryBy?: string): string {
  const doc = parseDocument(text);
  for (let n = 1; n < path.length; n++) {
    const found = doc.getIn(path.slice(0, n), true);
    if (found !== undefined && !isMap(found)) doc.deleteIn(path.slice(0, n));
  }
  const list = entryBy === undefined ? undefined : doc.getIn(path);
  if (isSeq(list) && entryBy !== undefined) {
    const own = (value as Readonly<Record<string, Json>>)[entryBy];
    const old = list.items.findIndex((item) => isMap(item) && item.get(entryBy) === own);
    if (old >= 0) list.items.splice(old, 1);
    list.items.unshift(doc.createNode(value));
  } else doc.setIn(path, doc.createNode(entryBy === undefined ? value : [value]));
  return written(doc, text);
}

function written(doc: Document, text: string): string {
  const out = doc.toString({ lineWidth: 0, indentSeq: !/:[ \t]*\r?\n- /.test(text) });
  return newlineOf(text) === "\n" ? out : out.replaceAll("\n", "\r\n");
}

/** A dotenv file: an old value is replaced where it stands, a new one goes to the end. */
export function setVariable(text: string, name: string, value: string): string {
  const eol = newlineOf(text);
  const put = /^[\w.:/@%+~-]*$/.test(value) ? value : `'${value}'`;
  const line = new RegExp(`^([ \\t]*(?:export[ \\t]+)?${name}[ \\t]*=[ \\t]*)(?:"[^"]*"|'[^']*'|[^\\r\\n]*)`, "gm");
  if (line.test(text)) return text.replace(line, (_, head: string) => head + put);
  return `${text}${text === "" || text.endsWith("\n") ? "" : eol}${name}=${put}${eol}`;
}
