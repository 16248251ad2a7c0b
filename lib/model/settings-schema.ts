// What a client's program accepts in its settings, as data taken from the schema that it ships.
import type { Message } from "./message.ts";
import type { Source } from "./source.ts";

export type FieldType = "text" | "number" | "switch" | "table" | "list";

/** A type, the texts that are accepted, or anything. */
export type Field = FieldType | "any" | readonly string[];

/** What a client accepts in one of its tables. */
export interface TableSchema {
  /** Where it stands; `*` is any name, and any place in a list. */
  readonly at: readonly string[];
  readonly fields: Readonly<Record<string, Field>>;
  /** Names that are not among the fields are refused. */
  readonly closed?: true;
  /** A text may stand in the table's place. */
  readonly orText?: true;
  /** Where a name belongs that is refused, if none is near. */
  readonly instead?: Message;
  /** What must be there, unless the table has one of these names. */
  readonly required?: { readonly fields: readonly string[]; readonly unless: readonly string[] };
}

/** What a client accepts in its settings, as far as people write it by hand, and what one fault costs. */
export interface SettingsSchema {
  readonly title: string;
  readonly source: Source;
  /** It does not start, or does without the file; what is missing here is ignored. */
  readonly refuses?: "stops" | "leaves-out";
  readonly tables: readonly TableSchema[];
  /** Null counts as not set. */
  readonly nulls?: true;
  /** A name that takes another file's settings into any table. */
  readonly includes?: string;
}
