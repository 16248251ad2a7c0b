// What OpenCode and its kin find wrong with a file, and which names they pass over without a word.
import type { Facts } from "../../model/facts.ts";
import type { Variant } from "./facts.ts";
import { sources } from "../../facts/sources.ts";
import { roleOfName } from "../shared/roles.ts";
import { validating } from "../shared/schema.ts";
import { isTable, placeIn, type Document, type Value } from "../../model/document.ts";
import type { Diagnostic } from "../../model/layer.ts";
import type { Path } from "../../model/place.ts";
import { entries } from "../../model/settings-source.ts";
import type { SettingsSchema } from "../../model/settings-schema.ts";
import { msg } from "../../model/message.ts";
import { isOurs } from "./ours.ts";

const ofRoot = {
  provider: "table",
  model: "text",
  small_model: "text",
  disabled_providers: "list",
  enabled_providers: "list",
} as const;
const ofProvider = { options: "table", models: "table", npm: "text", api: "text", name: "text", env: "list" } as const;

/** Settings whose type is checked, of those that many people write by hand. */
export const schemaOf = ({ title, broken }: Variant): SettingsSchema => ({
  title,
  source: sources.clientsSeen,
  refuses: broken === "stops" ? "stops" : "leaves-out",
  nulls: true,
  tables: [
    { at: [], fields: ofRoot },
    { at: ["provider", "*"], fields: ofProvider },
    { at: ["provider", "*", "options"], fields: { apiKey: "text", baseURL: "text" } },
  ],
});

export function inspecting(variant: Variant, facts: Facts): (doc: Document) => readonly Diagnostic[] {
  const refused = validating(schemaOf(variant));
  return (doc) => [
    ...refused(doc),
    ...entries(doc.value["provider"]).flatMap(([id, table]) =>
      isOurs(id, table, facts) ? slips(doc, ["provider", id], table) : [],
    ),
  ];
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
  const role = roleOfName(name);
  return role === "key" ? "apiKey" : role === "baseUrl" ? "baseURL" : undefined;
};
