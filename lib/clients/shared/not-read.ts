// Settings of a provider that mean its key or its address by their words, where no policy can ask for what was meant.
import { isTable, placeIn, type Document, type Value } from "../../model/document.ts";
import type { Diagnostic } from "../../model/layer.ts";
import { dotted, type Path } from "../../model/place.ts";
import { Secret } from "../../model/secret.ts";
import { msg, type Message } from "../../model/message.ts";
import { roleOfName } from "./roles.ts";

export interface Meant {
  readonly slot: "key" | "baseUrl";
  /** The names that the client reads for it; with one of them nothing is missing. */
  readonly read: readonly string[];
  readonly expected: Message;
}

const isText = (value: Value | undefined): boolean => typeof value === "string" || value instanceof Secret;

/** What a client does not read in the table at `path`. */
export function notRead(
  doc: Document,
  path: Path,
  table: Value,
  title: string,
  wanted: readonly Meant[],
): readonly Diagnostic[] {
  if (!isTable(table)) return [];
  return wanted
    .filter(({ read }) => read.every((name) => table[name] === undefined))
    .flatMap(({ slot, expected }) =>
      Object.keys(table)
        .filter((name) => roleOfName(name) === slot && isText(table[name]))
        .map((name) => ({
          kind: "not-read" as const,
          slot,
          place: placeIn(doc, [...path, name]),
          hard: true,
          what: msg("{title} does not read `{name}`", { title, name: dotted([...path, name]) }),
          expected,
        })),
    );
}
