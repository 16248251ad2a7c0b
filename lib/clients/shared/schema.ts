// One validator for the settings of every client that refuses what it does not know, by a schema that is data.
import { nearest } from "../../facts/hosts.ts";
import { isTable, placeIn, type Document, type Table, type Value } from "../../model/document.ts";
import type { Diagnostic } from "../../model/layer.ts";
import { entries } from "../../model/settings-source.ts";
import { dotted, type Path } from "../../model/place.ts";
import { Secret } from "../../model/secret.ts";
import { msg, type Message } from "../../model/message.ts";
import type { Source } from "../../model/source.ts";
import type { FieldType, SettingsSchema, TableSchema } from "../../model/settings-schema.ts";
import { roleOfName } from "./roles.ts";

const types = {
  text: msg("a text"),
  number: msg("a number"),
  switch: msg("`true` or `false`"),
  table: msg("a table"),
  list: msg("a list"),
} as const satisfies Readonly<Record<FieldType, Message>>;

/** More tables than any settings have. */
const MAX_COUNT = 20_000;
/** Only the first ones will be shown, and to find what was meant takes time. */
const MAX_MEANT = 100;
const MAX_TOLD = 100;

const fits: Readonly<Record<FieldType, (value: Value) => boolean>> = {
  text: (value) => typeof value === "string" || value instanceof Secret,
  number: (value) => typeof value === "number",
  switch: (value) => typeof value === "boolean",
  table: isTable,
  list: Array.isArray,
};

/** What the client's own reader refuses in a document. */
export const validating =
  (schema: SettingsSchema) =>
  (doc: Document): readonly Diagnostic[] => {
    const all: Diagnostic[] = [];
    for (const table of schema.refuses === undefined ? [] : schema.tables)
      for (const { path, value } of found(doc.value, table.at)) {
        if (all.length >= MAX_TOLD) return all;
        all.push(...inTable(doc, path, value, table, schema).slice(0, MAX_TOLD));
      }
    return all;
  };

/** What a client reads that refuses nothing: where tables of providers stand, as `providers.*`. */
export const reading = (title: string, source: Source, ...tables: readonly string[]): SettingsSchema => ({
  title,
  source,
  tables: tables.map((at) => ({ at: at.split("."), fields: {} })),
});

interface Found {
  readonly path: Path;
  readonly value: Value;
}

/** The values at a path with `*` in it. */
function found(root: Value, at: readonly string[]): readonly Found[] {
  let all: readonly Found[] = [{ path: [], value: root }];
  for (const part of at)
    all = all
      .flatMap(({ path, value }): readonly Found[] => {
        if (part !== "*") {
          const child = isTable(value) && Object.hasOwn(value, part) ? value[part] : undefined;
          return child === undefined ? [] : [{ path: [...path, part], value: child }];
        }
        if (Array.isArray(value))
          return (value as readonly Value[]).map((child, n) => ({ path: [...path, n], value: child }));
        return entries(value).map(([name, child]) => ({ path: [...path, name], value: child }));
      })
      .slice(0, MAX_COUNT);
  return all;
}

function inTable(
  doc: Document,
  path: Path,
  value: Value,
  table: TableSchema,
  schema: SettingsSchema,
): readonly Diagnostic[] {
  const refused = (keys: Path, what: Message, expected?: Message, part?: "key"): Diagnostic => ({
    kind: "schema",
    place: placeIn(doc, keys, part),
    hard: true,
    breaks: true,
    what,
    ...(expected ? { expected } : {}),
  });
  if (value === null && schema.nulls) return [];
  if (table.orText && fits.text(value)) return [];
  // Of another one the table around it knows the type.
  if (!isTable(value)) return table.at.at(-1) === "*" ? [refused(path, wrongType(path, "table", schema))] : [];
  const known = Object.keys(table.fields);
  const spelt = new Set<string>();
  const wrong = Object.entries(value).flatMap(([name, child], n): readonly Diagnostic[] => {
    const keys = [...path, name];
    const field = Object.hasOwn(table.fields, name) ? table.fields[name] : undefined;
    if (field === undefined) {
      if (!table.closed || name === schema.includes) return [];
      const near = n < MAX_MEANT ? meant(name, known) : undefined;
      if (near !== undefined) spelt.add(near);
      return [
        refused(keys, unknown(keys, schema), near === undefined ? table.instead : msg("`{name}`", { name: near })),
      ];
    }
    if (field === "any" || (child === null && schema.nulls) || isReference(child)) return [];
    if (typeof field === "string") return fits[field](child) ? [] : [refused(keys, wrongType(keys, field, schema))];
    if (typeof child === "string" && field.includes(child)) return [];
    return [refused(keys, wrongValue(keys, schema), oneOf(child, field))];
  });
  return [...wrong, ...missing(path, value, table, schema, spelt).map((what) => refused(path, what, undefined, "key"))];
}

/** What must be there and is not, nor in another spelling. */
function missing(
  path: Path,
  value: Table,
  { required }: TableSchema,
  schema: SettingsSchema,
  spelt: ReadonlySet<string>,
): readonly Message[] {
  const isPart = schema.includes !== undefined && value[schema.includes] !== undefined;
  if (!required || isPart || required.unless.includes(String(path.at(-1)))) return [];
  return required.fields
    .filter((name) => (value[name] ?? null) === null && !spelt.has(name))
    .map((name) => lacks(path, name, schema));
}

const wrongType = (keys: Path, type: FieldType, { title, refuses }: SettingsSchema): Message => {
  const args = { name: dotted(keys), type: types[type], client: title };
  return refuses === "stops"
    ? msg("`{name}` is not {type}, so {client} does not start", args)
    : msg("`{name}` is not {type}, so {client} leaves the file out", args);
};

const wrongValue = (keys: Path, { title, refuses }: SettingsSchema): Message => {
  const args = { name: dotted(keys), client: title };
  return refuses === "stops"
    ? msg("{client} does not know this value of `{name}`, and does not start", args)
    : msg("{client} does not know this value of `{name}`, and leaves the file out", args);
};

const unknown = (keys: Path, { title, refuses }: SettingsSchema): Message => {
  const args = { name: dotted(keys), client: title };
  return refuses === "stops"
    ? msg("{client} knows no `{name}`, and does not start", args)
    : msg("{client} knows no `{name}`, and leaves the file out", args);
};

const lacks = (keys: Path, name: string, { title, refuses }: SettingsSchema): Message => {
  const args = { table: dotted(keys), name, client: title };
  return refuses === "stops"
    ? msg("`{table}` has no `{name}`, without which {client} does not start", args)
    : msg("`{table}` has no `{name}`, without which {client} leaves the file out", args);
};

/** The value that was meant, else all of them. */
function oneOf(value: Value, values: readonly string[]): Message {
  const near = typeof value === "string" && value.length <= 60 ? nearest(value.toLowerCase(), values) : undefined;
  return near === undefined
    ? msg("one of {values}", { values: values.map((it) => msg("`{name}`", { name: it })) })
    : msg("`{name}`", { name: near });
}

/** The name that was meant: the same in another spelling, one that is there for the same, or a slip. */
function meant(name: string, known: readonly string[]): string | undefined {
  if (name.length > 60) return undefined;
  const role = roleOfName(name);
  return (
    known.find((it) => bare(it) === bare(name)) ??
    (role && known.find((it) => roleOfName(it) === role)) ??
    nearest(name, known)
  );
}

/** What will stand there nobody knows. */
const isReference = (value: Value): boolean => typeof value === "string" && /\$\{|\{env:|\{file:/.test(value);

/** Whether a document may be the client's at all. */
export const accepts = (schema: SettingsSchema, doc: Document): boolean => validating(schema)(doc).length === 0;

const bare = (name: string): string => name.toLowerCase().replace(/[^a-z\d]/g, "");
