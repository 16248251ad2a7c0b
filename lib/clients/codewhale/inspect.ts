// What CodeWhale's file may hold: notices wrong types, tables beside the right one, and names that nobody reads.
import * as cw from "./facts.ts";
import { nearest } from "../../facts/hosts.ts";
import { isMimoName } from "../../facts/mimo.ts";
import { isTable, placeIn, type Document, type Table, type Value } from "../../model/document.ts";
import type { Diagnostic, Scope } from "../../model/layer.ts";
import { entries } from "../../model/settings-source.ts";
import { dotted, type Path } from "../../model/place.ts";
import { Secret } from "../../model/secret.ts";
import { msg, type Message } from "../../model/message.ts";
import { otherProvider } from "./provider.ts";

type Type = "string" | "integer" | "boolean" | "table";

const typeWords: Readonly<Record<Type, Message>> = {
  string: msg("a text in quotes"),
  integer: msg("a whole number"),
  boolean: msg("`true` or `false`"),
  table: msg("a table of texts"),
};

const typeOf = (value: Value): Type | "other" => {
  if (typeof value === "string" || value instanceof Secret) return "string";
  if (typeof value === "boolean") return "boolean";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "other";
  return isTable(value) ? "table" : "other";
};

/** Two other letters make another word of a short one: `kimi` is no slip for `mimo`. */
const near = (word: string, names: readonly string[]): string | undefined =>
  nearest(word, names, word.length < 6 ? 1 : 2);

/** What is noticed in a file of CodeWhale's. `selected`: a variable selects MiMo, so that the file has no say in it. */
export const inspect =
  (scope: Scope, selected: boolean) =>
  (doc: Document): readonly Diagnostic[] => [
    ...wrongTypes(doc, [], cw.rootKeys),
    ...providerTables(doc),
    ...strayTables(doc),
    ...rootNames(doc, scope),
    // In project settings the name is not read at all.
    ...(selected || scope === "project" ? [] : otherProvider(doc)),
  ];

function wrongTypes(
  doc: Document,
  base: Path,
  keys: Readonly<Record<string, Type | { readonly type: Type }>>,
  table: Table = doc.value,
): Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const [name, value] of entries(table)) {
    const row = Object.hasOwn(keys, name) ? keys[name] : undefined;
    if (row === undefined) continue;
    const type = typeof row === "string" ? row : row.type;
    if (typeOf(value) === type) continue;
    const path = [...base, name];
    found.push({
      kind: "schema",
      place: placeIn(doc, path),
      hard: true,
      breaks: true,
      what: msg("`{key}` has the wrong type, and CodeWhale then refuses the whole file", { key: dotted(path) }),
      expected: typeWords[type],
    });
  }
  return found;
}

/** The tables under `providers`: the one that is read, and those that were meant to be. */
function providerTables(doc: Document): Diagnostic[] {
  const all = entries(doc.value["providers"]);
  const read = all.filter(([name]) => (cw.tableSpellings as readonly string[]).includes(name));
  const found: Diagnostic[] = [];
  if (read.length > 1) {
    const second = read[1]?.[0] as string;
    found.push({
      kind: "schema",
      place: placeIn(doc, ["providers", second], "key"),
      hard: true,
      breaks: true,
      what: msg("`{a}` and `{b}` are two spellings of one table, and CodeWhale then refuses the whole file", {
        a: `providers.${read[0]?.[0]}`,
        b: `providers.${second}`,
      }),
      expected: msg("one of the two, best `providers.xiaomi_mimo`"),
    });
  }
  const inside = all.flatMap(([name, value]) =>
    read.some(([known]) => known === name) ? inTable(doc, name, value) : besideTable(doc, name, value),
  );
  return [...found, ...inside];
}

function inTable(doc: Document, name: string, value: Value): Diagnostic[] {
  const base = ["providers", name];
  if (!isTable(value))
    return [
      {
        kind: "schema",
        place: placeIn(doc, base),
        hard: true,
        breaks: true,
        what: msg("`{key}` has the wrong type, and CodeWhale then refuses the whole file", { key: dotted(base) }),
        expected: typeWords.table,
      },
    ];
  return [
    ...wrongTypes(doc, base, cw.tableKeys, value),
    ...unknownKeys(doc, base, value),
    ...badHeaders(doc, base, value),
  ];
}

function unknownKeys(doc: Document, base: Path, table: Table): Diagnostic[] {
  return entries(table)
    .filter(([key]) => !Object.hasOwn(cw.tableKeys, key))
    .map(([key], n): Diagnostic => {
      const place = placeIn(doc, [...base, key], "key");
      const twin = cw.tableKeyTwins[key];
      if (twin)
        return {
          kind: "unknown-key",
          place,
          hard: false,
          near: twin,
          what: msg("`{key}` is read by one half of CodeWhale 0.9 only", { key: dotted([...base, key]) }),
          only: ["codewhale@pr2627/launcher", "codewhale@pr2627/wire", "codewhale@0.9/launcher"],
        };
      // Only the first ones will be shown.
      const meant = n < 100 ? near(key.toLowerCase().replace(/-/g, "_"), Object.keys(cw.tableKeys)) : undefined;
      return {
        kind: "unknown-key",
        place,
        hard: false,
        ...(meant ? { near: meant } : {}),
        what: msg("`{key}` is no name that CodeWhale reads", { key: dotted([...base, key]) }),
      };
    });
}

function badHeaders(doc: Document, base: Path, table: Table): Diagnostic[] {
  return entries(table["http_headers"])
    .filter(([, value]) => typeOf(value) !== "string")
    .map(([name]): Diagnostic => ({
      kind: "schema",
      place: placeIn(doc, [...base, "http_headers", name]),
      hard: true,
      breaks: true,
      what: msg("`{key}` has the wrong type, and CodeWhale then refuses the whole file", {
        key: dotted([...base, "http_headers", name]),
      }),
      expected: typeWords.string,
    }));
}

/** A table under `providers` whose name is near to ours, or ours in a spelling that only some versions take. */
function besideTable(doc: Document, name: string, value: Value): Diagnostic[] {
  const place = placeIn(doc, ["providers", name], "key");
  const key = dotted(["providers", name]);
  if (name === cw.kebabTable) {
    return [
      {
        kind: "wrong-table",
        place,
        hard: true,
        near: "providers.xiaomi_mimo",
        what: msg(
          "`{key}` is read by the launcher of CodeWhale 0.9 alone; pr2627 ignores it, and the half of 0.9 that sends requests takes it for another provider",
          { key },
        ),
        only: ["codewhale@pr2627/launcher", "codewhale@pr2627/wire", "codewhale@0.9/wire"],
      },
    ];
  }
  if (name === cw.camelTable) {
    return [
      {
        kind: "wrong-table",
        place,
        hard: true,
        near: "providers.xiaomi_mimo",
        what: msg("`{key}` is read by the half of CodeWhale 0.9 that sends requests, and by nothing else", { key }),
        only: ["codewhale@pr2627/launcher", "codewhale@pr2627/wire", "codewhale@0.9/launcher"],
      },
    ];
  }
  const meant = isTable(value) && (isMimoName(name) || near(name.toLowerCase(), cw.tableSpellings) !== undefined);
  return meant
    ? [
        {
          kind: "wrong-table",
          place,
          hard: true,
          near: "providers.xiaomi_mimo",
          what: msg("`{key}` is no table that CodeWhale reads", { key }),
        },
      ]
    : [];
}

/** `[provider.xiaomi_mimo]`, `[xiaomi_mimo]`: the right name in the wrong place. */
function strayTables(doc: Document): Diagnostic[] {
  const found: Diagnostic[] = [];
  const stray = (path: Path): void => {
    found.push({
      kind: "wrong-table",
      place: placeIn(doc, path, "key"),
      hard: true,
      near: "providers.xiaomi_mimo",
      what: msg("`{key}` is no table that CodeWhale reads", { key: dotted(path) }),
    });
  };
  for (const [name, value] of entries(doc.value)) {
    if (!isTable(value) || name === "providers" || name === "profiles") continue;
    if (isMimoName(name)) stray([name]);
    else if (nearest(name, ["provider", "providers"], 2))
      for (const [inner, table] of entries(value)) if (isMimoName(inner) && isTable(table)) stray([name, inner]);
  }
  return found;
}

/** Root settings that look as if they were for MiMo and are not. */
function rootNames(doc: Document, scope: Scope): Diagnostic[] {
  const found: Diagnostic[] = [];
  const key = doc.value["api_key"];
  if (key instanceof Secret && key.info.plan === "token-plan" && key.real) {
    found.push({
      kind: "not-read",
      slot: "key",
      place: placeIn(doc, ["api_key"]),
      hard: false,
      what: msg("`api_key` at the root of the file is never used for MiMo"),
      expected: msg("`api_key` under `[providers.xiaomi_mimo]`"),
    });
  }
  const url = doc.value["base_url"];
  if (typeof url === "string" && url.trim() !== "" && scope !== "project") {
    found.push({
      kind: "not-read",
      slot: "baseUrl",
      place: placeIn(doc, ["base_url"]),
      hard: false,
      what: msg("pr2627 does not read `base_url` at the root of the file for MiMo; 0.9 does"),
      expected: msg("`base_url` under `[providers.xiaomi_mimo]`"),
      only: ["codewhale@pr2627/launcher", "codewhale@pr2627/wire"],
    });
  }
  if (scope === "project") {
    for (const name of ["base_url", "provider", "providers"] as const) {
      if (doc.value[name] === undefined) continue;
      found.push({
        kind: "not-read",
        ...(name === "base_url" ? { slot: "baseUrl" as const } : {}),
        place: placeIn(doc, [name], "key"),
        hard: false,
        what: msg("CodeWhale ignores `{name}` in project settings", { name }),
      });
    }
  }
  return found;
}
