// What Pi and its kin refuse among their providers, by version, and what they never read there.
import type { Facts } from "../../model/facts.ts";
import type { Line } from "./facts.ts";
import { at, isTable, placeIn, type Document, type Table, type Value } from "../../model/document.ts";
import type { Diagnostic } from "../../model/layer.ts";
import { entries } from "../../model/settings-source.ts";
import { dotted, type Path } from "../../model/place.ts";
import { Secret } from "../../model/secret.ts";
import { msg, type Message } from "../../model/message.ts";
import { notRead, type Meant } from "../shared/not-read.ts";
import { isMimoProvider } from "../shared/provider.ts";

export interface Flaw {
  readonly keys: Path;
  readonly what: Message;
  /** What is lost: the file, or the one provider. */
  readonly costs: "file" | "provider";
}

const texts = ["baseUrl", "apiKey", "api", "name"];
const isText = (value: Value | undefined): boolean =>
  value instanceof Secret
    ? !(value.info.blank && value.info.edges === "none")
    : typeof value === "string" && value !== "";

export const modelsOf = (table: Value | undefined): readonly Value[] => {
  const list = at(table, ["models"]);
  return Array.isArray(list) ? (list as readonly Value[]) : [];
};

/** Wrong types cost the whole file, in every version. */
function shapes(root: Table, { title }: Line): readonly Flaw[] {
  const file = (keys: Path, what: Message): Flaw => ({ keys, what, costs: "file" });
  const providers = root["providers"];
  if (!isTable(providers))
    return [file(providers === undefined ? [] : ["providers"], msg("{title} wants a table `providers`", { title }))];
  return entries(providers).flatMap(([id, table]): readonly Flaw[] => {
    const base: Path = ["providers", id];
    if (!isTable(table)) return [file(base, msg("`{name}` is no table", { name: dotted(base) }))];
    const wrong = texts
      .filter((name) => table[name] !== undefined && !isText(table[name]))
      .map((name) => file([...base, name], msg("`{name}` is empty, or no text", { name: dotted([...base, name]) })));
    const nameless = modelsOf(table).flatMap((model, n) =>
      isText(at(model, ["id"])) ? [] : [file([...base, "models", n], msg("a model of `{id}` has no `id`", { id }))],
    );
    const list = table["models"];
    const listed =
      list === undefined || Array.isArray(list)
        ? []
        : [file([...base, "models"], msg("`{name}` is no list", { name: dotted([...base, "models"]) }))];
    return [...wrong, ...nameless, ...listed];
  });
}

/** What a provider of one's own has to have. */
function lacks({ requires, builtins }: Line, id: string, table: Table): Flaw | undefined {
  const models = modelsOf(table);
  const flaw = (what: Message): Flaw => ({ keys: ["providers", id], what, costs: requires.costs });
  const has = (name: string): boolean => table[name] !== undefined;
  const each = (name: string): boolean => has(name) || models.every((model) => at(model, [name]) !== undefined);
  // Of a built-in provider nothing needs to be said; the oldest version wants it all the same.
  if (models.length === 0 && requires.costs === "provider" && Object.hasOwn(builtins, id)) return undefined;
  if (models.length === 0)
    return requires.oneOf.some(has) ? undefined : flaw(msg("`{id}` has neither `baseUrl` nor `models`", { id }));
  if (requires.sparesBuiltins && Object.hasOwn(builtins, id)) return undefined;
  if (!(requires.costs === "file" ? has("baseUrl") : each("baseUrl")))
    return flaw(msg("`{id}` has models and no `baseUrl`", { id }));
  if (requires.key && !has("apiKey") && (!has("auth") || table["auth"] === "apiKey"))
    return flaw(msg("`{id}` has models and no `apiKey`", { id }));
  return each("api") ? undefined : flaw(msg("`{id}` has models and no `api`", { id }));
}

/** Everything that this version refuses. */
export function flawsIn(root: Table, line: Line): readonly Flaw[] {
  const wrong = shapes(root, line);
  if (wrong.length > 0) return wrong;
  return entries(root["providers"]).flatMap(([id, table]) => (isTable(table) ? (lacks(line, id, table) ?? []) : []));
}

function refused(doc: Document, client: string, lines: readonly Line[]): readonly Diagnostic[] {
  const found = lines.flatMap((line) => flawsIn(doc.value, line).map((flaw) => ({ ...flaw, line })));
  const holders = (keys: Path): readonly Line[] =>
    lines.filter((line) => found.some((it) => it.line === line && dotted(it.keys) === dotted(keys)));
  return found.map(({ keys, what, costs, line: { title, version } }): Diagnostic => ({
    kind: "schema",
    place: placeIn(doc, keys),
    hard: true,
    what:
      costs === "file"
        ? msg("{what}, so {title} leaves the whole file out", { what, title })
        : msg("{what}, so {title} leaves this provider out", { what, title }),
    expected: expectedAt(keys),
    ...(holders(keys).length === lines.length ? {} : { only: [`${client}@${version}/wire`] }),
  }));
}

const expectedAt = (keys: Path): Message =>
  keys.length === 2 ? msg("`baseUrl`, `apiKey`, `api` and `models`") : msg("a text that is not empty");

/** A provider that lacks one of them is left out, so that nothing is asked of it. */
const wanted: readonly Meant[] = [
  { slot: "key", read: ["apiKey"], expected: msg("`{right}`", { right: "apiKey" }) },
  { slot: "baseUrl", read: ["baseUrl"], expected: msg("`{right}`", { right: "baseUrl" }) },
];

/** What is to be said of the file, for these versions of a client. */
export const inspecting =
  (client: string, lines: readonly [Line, ...Line[]], facts: Facts) =>
  (doc: Document): readonly Diagnostic[] => [
    ...refused(doc, client, lines),
    ...entries(doc.value["providers"]).flatMap(([id, table]) =>
      isOurs(id, table, facts) ? notRead(doc, ["providers", id], table, lines[0].title, wanted) : [],
    ),
  ];

/** A provider of MiMo's, by its address, else by its name and by what is said of it. */
export const isOurs = (id: string, table: Value | undefined, facts: Facts): boolean =>
  isMimoProvider(id, table, ["baseUrl"], facts);
