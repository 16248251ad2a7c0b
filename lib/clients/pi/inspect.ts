// Knows what Pi refuses in `models.json`, by version, and what it never reads there.
import { current, misspelt, previous, type Line } from "../../facts/pi.ts";
import { isMimoProvider } from "../../kit/provider.ts";
import { at, isTable, placeIn, type Document, type Table, type Value } from "../../model/document.ts";
import type { Remark } from "../../model/layer.ts";
import { entries } from "../../model/offers.ts";
import { dotted, type Path } from "../../model/place.ts";
import { Secret } from "../../model/secret.ts";
import { say, type Text } from "../../model/text.ts";

export interface Flaw {
  readonly keys: Path;
  readonly what: Text;
  /** What is lost: the file, or the one provider. */
  readonly costs: "file" | "provider";
}

const texts = ["baseUrl", "apiKey", "api", "name"];
const isText = (value: Value | undefined): boolean =>
  value instanceof Secret
    ? !(value.traits.blank && value.traits.edges === "none")
    : typeof value === "string" && value !== "";

export const modelsOf = (table: Value | undefined): readonly Value[] => {
  const list = at(table, ["models"]);
  return Array.isArray(list) ? (list as readonly Value[]) : [];
};

/** Wrong types cost the whole file, in every version. */
function shapes(root: Table): readonly Flaw[] {
  const file = (keys: Path, what: Text): Flaw => ({ keys, what, costs: "file" });
  if (!isTable(root["providers"]))
    return [file(root["providers"] === undefined ? [] : ["providers"], say("Pi wants a table `providers`"))];
  return entries(root["providers"]).flatMap(([id, table]): readonly Flaw[] => {
    const base: Path = ["providers", id];
    if (!isTable(table)) return [file(base, say("`{name}` is no table", { name: dotted(base) }))];
    const wrong = texts
      .filter((name) => table[name] !== undefined && !isText(table[name]))
      .map((name) => file([...base, name], say("`{name}` is empty, or no text", { name: dotted([...base, name]) })));
    const nameless = modelsOf(table).flatMap((model, n) =>
      isText(at(model, ["id"])) ? [] : [file([...base, "models", n], say("a model of `{id}` has no `id`", { id }))],
    );
    const list = table["models"];
    const listed =
      list === undefined || Array.isArray(list)
        ? []
        : [file([...base, "models"], say("`{name}` is no list", { name: dotted([...base, "models"]) }))];
    return [...wrong, ...nameless, ...listed];
  });
}

/** What a provider of one's own has to have. */
function lacks(line: Line, id: string, table: Table): Flaw | undefined {
  const models = modelsOf(table);
  const costs = line === previous ? "file" : "provider";
  const flaw = (what: Text): Flaw => ({ keys: ["providers", id], what, costs });
  const has = (name: string): boolean => table[name] !== undefined;
  const builtin = Object.hasOwn(line.builtins, id);
  if (models.length === 0) {
    const enough = [
      "baseUrl",
      "headers",
      "compat",
      "modelOverrides",
      ...(line === previous ? [] : ["apiKey", "authHeader"]),
    ];
    return enough.some(has) ? undefined : flaw(say("`{id}` has neither `baseUrl` nor `models`", { id }));
  }
  if (builtin) return undefined;
  if (!has("baseUrl") && (line === previous || models.some((model) => at(model, ["baseUrl"]) === undefined)))
    return flaw(say("`{id}` has models and no `baseUrl`", { id }));
  if (line === previous && !has("apiKey")) return flaw(say("`{id}` has models and no `apiKey`", { id }));
  return has("api") || models.every((model) => at(model, ["api"]) !== undefined)
    ? undefined
    : flaw(say("`{id}` has models and no `api`", { id }));
}

/** Everything that this version refuses. */
export function flawsIn(root: Table, line: Line): readonly Flaw[] {
  const wrong = shapes(root);
  if (wrong.length > 0) return wrong;
  return entries(root["providers"]).flatMap(([id, table]) => (isTable(table) ? (lacks(line, id, table) ?? []) : []));
}

const policyOf = ({ version }: Line): string => `pi@${version}/wire`;

function refused(doc: Document): readonly Remark[] {
  const found = [current, previous].flatMap((line) => flawsIn(doc.value, line).map((flaw) => ({ ...flaw, line })));
  return found.map(({ keys, what, costs, line }): Remark => {
    const both = found.filter((it) => dotted(it.keys) === dotted(keys)).length > 1;
    return {
      kind: "schema",
      place: placeIn(doc, keys),
      hard: true,
      ...(costs === "file" && shapes(doc.value).length > 0 ? { breaks: true } : {}),
      what:
        costs === "file"
          ? say("{what}, so Pi leaves the whole file out", { what })
          : say("{what}, so Pi leaves this provider out", { what }),
      expected: expectedAt(keys),
      ...(both ? {} : { only: [policyOf(line)] }),
    };
  });
}

const expectedAt = (keys: Path): Text =>
  keys.length === 2 ? say("`baseUrl`, `apiKey`, `api` and `models`") : say("a text that is not empty");

/** A setting under a name that is not read. */
function unread(doc: Document, id: string, table: Table): readonly Remark[] {
  return Object.entries(misspelt).flatMap(([name, right]): readonly Remark[] =>
    table[name] === undefined || table[right] !== undefined
      ? []
      : [
          {
            kind: "not-read",
            slot: right === "apiKey" ? "key" : "baseUrl",
            place: placeIn(doc, ["providers", id, name]),
            hard: true,
            what: say("Pi does not read `{name}`", { name: dotted(["providers", id, name]) }),
            expected: say("`{right}`", { right }),
          },
        ],
  );
}

export const inspect = (doc: Document): readonly Remark[] => [
  ...refused(doc),
  ...entries(doc.value["providers"]).flatMap(([id, table]) =>
    isTable(table) && isOurs(id, table) ? unread(doc, id, table) : [],
  ),
];

/** A provider of MiMo's, by its address, else by its name and by what is said of it. */
export const isOurs = (id: string, table: Value | undefined): boolean =>
  isMimoProvider(id, table, ["baseUrl", ...Object.keys(misspelt)]);
