// What OpenCode and its kin find wrong with a file, and which names they pass over without a word.
import type { Facts } from "../../model/facts.ts";
import { misspelt, type Variant } from "./facts.ts";
import { isTable, placeIn, type Document, type Value } from "../../model/document.ts";
import type { Diagnostic } from "../../model/layer.ts";
import type { Path } from "../../model/place.ts";
import { Secret } from "../../model/secret.ts";
import { msg } from "../../model/message.ts";
import { isOurs } from "./ours.ts";

const types = { table: msg("a table"), text: msg("a text"), list: msg("a list") } as const;

const is: Readonly<Record<keyof typeof types, (value: Value) => boolean>> = {
  table: isTable,
  text: (value) => typeof value === "string" || value instanceof Secret,
  list: Array.isArray,
};

/** Settings whose type is checked, of those that many people write by hand. */
const ofRoot = {
  provider: "table",
  model: "text",
  small_model: "text",
  disabled_providers: "list",
  enabled_providers: "list",
} as const;
const ofProvider = { options: "table", models: "table", npm: "text", api: "text", name: "text", env: "list" } as const;
const ofOptions = { apiKey: "text", baseURL: "text" } as const;

export const inspecting =
  (flavour: Variant, facts: Facts) =>
  (doc: Document): readonly Diagnostic[] => {
    const wrong = (
      value: Value | undefined,
      path: Path,
      fields: Readonly<Record<string, keyof typeof types>>,
    ): Diagnostic[] =>
      isTable(value)
        ? Object.entries(fields).flatMap(([name, type]) => typeRemark(doc, value[name], [...path, name], type, flavour))
        : [];
    const providers = doc.value["provider"];
    return [
      ...wrong(doc.value, [], ofRoot),
      ...(isTable(providers) ? Object.entries(providers) : []).flatMap(([id, table]) => [
        ...typeRemark(doc, table, ["provider", id], "table", flavour),
        ...wrong(table, ["provider", id], ofProvider),
        ...(isTable(table) ? wrong(table["options"], ["provider", id, "options"], ofOptions) : []),
        ...(isOurs(id, table, facts) ? slips(doc, ["provider", id], table) : []),
      ]),
    ];
  };

function typeRemark(
  doc: Document,
  value: Value | undefined,
  path: Path,
  type: keyof typeof types,
  { broken, title }: Variant,
): Diagnostic[] {
  if (value === undefined || value === null || is[type](value)) return [];
  const args = { name: String(path.at(-1)), type: types[type], client: title };
  const what =
    broken === "stops"
      ? msg("`{name}` is not {type}, so {client} does not start", args)
      : msg("`{name}` is not {type}, so {client} leaves the file out", args);
  return [{ kind: "schema", place: placeIn(doc, path), hard: true, breaks: true, what }];
}

/** `baseUrl`, `api_key`, and settings that stand beside `options` instead of in it. */
function slips(doc: Document, path: Path, table: Value): Diagnostic[] {
  if (!isTable(table)) return [];
  const remark = (name: string, at: Path, near: string): Diagnostic => ({
    kind: "unknown-key",
    place: placeIn(doc, at, "key"),
    hard: false,
    what: msg("`{name}` is not read", { name }),
    expected: msg("`{near}`", { near }),
    near,
  });
  const { options } = table;
  const inOptions = (isTable(options) ? Object.keys(options) : []).flatMap((name) => {
    const near = nearOf(name);
    return near && near !== name && isTable(options) && options[near] === undefined
      ? [remark(name, [...path, "options", name], near)]
      : [];
  });
  const beside = Object.keys(table).flatMap((name) => {
    const near = nearOf(name);
    return near ? [remark(name, [...path, name], `options.${near}`)] : [];
  });
  return [...inOptions, ...beside];
}

const nearOf = (name: string): string | undefined => {
  const lower = name.toLowerCase();
  return Object.hasOwn(misspelt, lower) ? misspelt[lower] : undefined;
};
