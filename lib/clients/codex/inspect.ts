// What Codex refuses in its settings, and what it ignores there without a word.
import type { Facts } from "../../model/facts.ts";
import * as codex from "./facts.ts";
import { notRead, type Meant } from "../shared/not-read.ts";
import { isMimoProvider } from "../shared/provider.ts";
import { at, isTable, placeIn, type Document, type Table, type Value } from "../../model/document.ts";
import type { Layer, Diagnostic } from "../../model/layer.ts";
import { entries } from "../../model/settings-source.ts";
import { dotted, type Path } from "../../model/place.ts";
import { msg, type Message } from "../../model/message.ts";

export const providersIn = (layer: Layer): readonly (readonly [string, Value])[] =>
  layer.doc ? entries(at(layer.doc.value, ["model_providers"])) : [];

/** What a provider is, all files together. */
export const merged = (files: readonly Layer[], id: string): Table =>
  Object.assign(
    {},
    ...files.toReversed().map((layer) => (layer.doc && at(layer.doc.value, ["model_providers", id])) ?? {}),
  ) as Table;

/** The first file's word for a setting at the root. */
export const setting = (files: readonly Layer[], name: string): Value | undefined =>
  files.map((layer) => layer.doc?.value[name]).find((value) => value !== undefined);

/** One of these, and Codex does not start: every setting in the file is then out of use. */
export function refusals(layer: Layer, files: readonly Layer[]): readonly Diagnostic[] {
  const { doc } = layer;
  if (!doc || layer.status !== "read") return [];
  const all = new Set(files.flatMap(providersIn).map(([id]) => id));
  const refused = (keys: Path, what: Message): Diagnostic => ({
    kind: "schema",
    place: placeIn(doc, keys),
    hard: true,
    breaks: true,
    what,
  });
  const chosen = doc.value["model_provider"];
  const tables = providersIn(layer).flatMap(([id]): readonly Diagnostic[] => {
    const keys = ["model_providers", id];
    const table = merged(files, id);
    if (id === codex.reservedProvider)
      return [refused(keys, msg("`{name}` may not be described anew: Codex does not start", { name: dotted(keys) }))];
    if (typeof table["name"] !== "string" || table["name"].trim() === "")
      return [refused(keys, msg("`{name}` has no `name`, without which Codex does not start", { name: dotted(keys) }))];
    if (isTable(table["auth"]) && table["env_key"] !== undefined)
      return [
        refused(keys, msg("`{name}` has both `auth` and `env_key`: Codex does not start", { name: dotted(keys) })),
      ];
    return [];
  });
  return [
    ...tables,
    ...(typeof chosen === "string" && !all.has(chosen) && !codex.builtinProviders.has(chosen)
      ? [refused(["model_provider"], msg("`model_provider` is `{name}`, and no table describes it", { name: chosen }))]
      : []),
    ...(typeof doc.value["profile"] === "string"
      ? [refused(["profile"], msg("`profile` is no longer read from the settings: Codex does not start"))]
      : []),
    ...(doc.value["model"] === "" ? [refused(["model"], msg("`model` is empty: Codex does not start"))] : []),
  ];
}

/** Settings that look right and have no effect. */
export function ignored(layer: Layer, facts: Facts): readonly Diagnostic[] {
  const { doc } = layer;
  if (!doc || layer.status !== "read") return [];
  return [...underTable(doc), ...providersIn(layer).flatMap(([id, table]) => inProvider(doc, id, table, facts))];
}

/** In TOML what follows the header of a table belongs to it. */
function underTable(doc: Document): readonly Diagnostic[] {
  return Object.entries(doc.value).flatMap(([name, table]): readonly Diagnostic[] =>
    name === "profiles" || !isTable(table) || typeof table["model_provider"] !== "string"
      ? []
      : [
          {
            kind: "wrong-table",
            place: placeIn(doc, [name, "model_provider"]),
            hard: true,
            what: msg("`model_provider` stands below `[{name}]` and belongs to it: Codex uses its default provider", {
              name,
            }),
            expected: msg("`model_provider` above the first `[…]`"),
            slot: "provider",
          },
        ],
  );
}

/** Whether the settings that choose a provider stand where they choose none. */
export const isMisplaced = ({ doc }: Layer): boolean => doc !== undefined && underTable(doc).length > 0;

const wanted: readonly Meant[] = [
  {
    slot: "key",
    read: ["env_key", "experimental_bearer_token"],
    expected: msg("`env_key`, with the name of a variable that holds the key"),
  },
];

function inProvider(doc: Document, id: string, table: Value, facts: Facts): readonly Diagnostic[] {
  if (!isTable(table) || !isMimoProvider(id, table, ["base_url"], facts)) return [];
  const envKey = table["env_key"];
  const dollar = typeof envKey === "string" && /[^A-Za-z0-9_]/.test(envKey.trim());
  return [
    ...notRead(doc, ["model_providers", id], table, "Codex", wanted),
    ...(dollar
      ? [
          {
            kind: "not-read" as const,
            slot: "key" as const,
            place: placeIn(doc, ["model_providers", id, "env_key"]),
            hard: true,
            what: msg("`env_key` is taken letter by letter for the name of a variable, and no variable is called that"),
            expected: msg("the plain name, like `MIMO_API_KEY`"),
          },
        ]
      : []),
  ];
}

/** A project's file chooses no provider, whatever it says. */
export function inProject({ doc }: Layer, facts: Facts): readonly Diagnostic[] {
  if (!doc) return [];
  return codex.refusedInProject
    .filter((name) => doc.value[name] !== undefined && facts.namesMimo({ [name]: doc.value[name] }))
    .map((name) => ({
      kind: "not-read",
      slot: "baseUrl",
      place: placeIn(doc, [name]),
      hard: false,
      what: msg("`{name}` has no effect in a project's file: Codex takes its provider from your own settings", {
        name,
      }),
      expected: msg("the provider in `~/.codex/config.toml`"),
    }));
}
