// Settings of a provider that mean its key or its address by their words, under names that the client does not read.
import { isTable, placeIn, type Document, type Value } from "../../model/document.ts";
import type { Diagnostic } from "../../model/layer.ts";
import { dotted, type Path } from "../../model/place.ts";
import { Secret } from "../../model/secret.ts";
import { msg, type Message } from "../../model/message.ts";
import { namesKeyVariable, roleOfName } from "./roles.ts";

/** The names that a client reads in the table of a provider; what is expected is the first. */
export interface ReadNames {
  readonly title: string;
  readonly key: readonly [string, ...string[]];
  readonly baseUrl: readonly [string, ...string[]];
  /** What to write instead of a key, where its own setting holds no key. */
  readonly instead?: Message;
}

const isText = (value: Value | undefined): boolean => typeof value === "string" || value instanceof Secret;

/** The slot that a name means, where the client reads it under another one. */
function slotOf(name: string, { key, baseUrl }: ReadNames): "key" | "baseUrl" | undefined {
  if (key.includes(name) || baseUrl.includes(name)) return undefined;
  const role = namesKeyVariable(name) ? "key" : roleOfName(name);
  return role === "key" || role === "baseUrl" ? role : undefined;
}

/** What is not read in one table, as far as nothing stands under the names that are. */
export function misspelt(doc: Document, path: Path, table: Value, read: ReadNames): readonly Diagnostic[] {
  if (!isTable(table)) return [];
  const has = (slot: "key" | "baseUrl"): boolean => read[slot].some((name) => (table[name] ?? null) !== null);
  return Object.keys(table).flatMap((name): readonly Diagnostic[] => {
    const slot = isText(table[name]) ? slotOf(name, read) : undefined;
    if (slot === undefined || has(slot)) return [];
    const expected = msg("`{right}`", { right: read[slot][0] });
    return [
      {
        kind: "not-read",
        slot,
        place: placeIn(doc, [...path, name]),
        hard: true,
        what: msg("{title} does not read `{name}`", { title: read.title, name: dotted([...path, name]) }),
        expected: slot === "key" && read.instead ? read.instead : expected,
      },
    ];
  });
}
