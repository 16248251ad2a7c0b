// Nanobot: one JSON file, in which the model leads to its provider and `${NAME}` stands for a variable.
import type { Facts } from "../../model/facts.ts";
import { sources } from "../../facts/sources.ts";
import { reading } from "../shared/schema.ts";
import { isFirst } from "../shared/active.ts";
import { keyword, own, snake, spellings } from "./facts.ts";
import { endedBy, entryHow, remarked, setUpBy, textIn, withOther } from "../shared/entries.ts";
import { expanding } from "../shared/expand.ts";
import { headerOffers } from "../shared/headers.ts";
import { namesIn } from "../shared/names.ts";
import { isMimoProvider } from "../shared/provider.ts";
import type { Client, Context, Opened, Detection } from "../../model/contracts.ts";
import { at, isTable, type Table, type Value } from "../../model/document.ts";
import type { Layer } from "../../model/layer.ts";
import { tableSource } from "../../model/settings-source.ts";
import type { Path } from "../../model/place.ts";
import { Secret } from "../../model/secret.ts";
import { msg } from "../../model/message.ts";
import type { Sources } from "./sources.ts";

export const detection: Detection = {
  files: ["~/.nanobot/config.json"],
  env: [],
  names: [".nanobot/config*.json"],
  signatures: ["providers.xiaomi_mimo.apiKey", "providers.xiaomiMimo.apiKey"],
};

/** The setting as it is spelt there. */
const spelt = (value: Value | undefined, names: readonly string[]): string =>
  names.find((name) => isTable(value) && value[name] !== undefined) ?? (names[0] as string);

/** Where the model is chosen: in the preset that is named, else among the defaults. */
function chosenAt(value: Table): Path {
  const defaults: Path = ["agents", "defaults"];
  const name = textIn(value, ...defaults, spelt(at(value, defaults), spellings.preset));
  const preset: Path | undefined = name === undefined ? undefined : [spelt(value, spellings.presets), name];
  return preset && isTable(at(value, preset)) ? preset : defaults;
}

const hasKey = (table: Value | undefined): boolean => {
  const key = isTable(table) ? table[spelt(table, spellings.key)] : undefined;
  return key instanceof Secret && !key.info.blank;
};

/** The provider that is taken: the one that is named, else by the model's name, else the first that has a key. */
function taken(config: Layer): string | undefined {
  const value = config.doc?.value ?? {};
  const choice = chosenAt(value);
  const ids = namesIn(config, ["providers"]);
  const named = textIn(value, ...choice, "provider");
  if (named !== undefined && named !== "auto") return ids.find((id) => snake(id) === snake(named)) ?? named;
  const model = textIn(value, ...choice, "model")?.toLowerCase() ?? "";
  const before = model.includes("/") ? snake(model.split("/")[0] as string) : undefined;
  return (
    ids.find((id) => snake(id) === before) ??
    ids.find((id) => snake(id) === own.id && model.includes(keyword) && hasKey(at(value, ["providers", id]))) ??
    ids.find((id) => hasKey(at(value, ["providers", id])))
  );
}

interface Choice {
  readonly routes: readonly string[];
  readonly other: string | undefined;
}

function choiceOf(config: Layer, facts: Facts): Choice {
  const value = config.doc?.value ?? {};
  const id = taken(config);
  const ids = namesIn(config, ["providers"]);
  const ours = ids.filter((it) => isMimoProvider(it, at(value, ["providers", it]), spellings.base, facts));
  const model = textIn(value, ...chosenAt(value), "model") ?? "";
  if (id === undefined)
    return { routes: ours.length > 0 || !facts.namesMimo(model) ? ours : [own.id], other: undefined };
  if (!ours.includes(id) && snake(id) !== own.id && ours.length > 0) return { routes: ours, other: id };
  if (!ours.includes(id) && snake(id) !== own.id && !facts.namesMimo(model)) return { routes: [], other: undefined };
  return { routes: [id, ...ours.filter((it) => it !== id)], other: undefined };
}

interface Unset {
  readonly name: string;
  readonly path: Path;
}

const MAX_COUNT = 20_000;

/** A variable that is not set keeps nanobot from starting, wherever in the file it is named. */
function unsetIn(root: Value | undefined, { env }: Context): Unset | undefined {
  // With paths nobody knows what the environment will be.
  if (env.layer.status !== "read") return undefined;
  const queue: { readonly value: Value | undefined; readonly path: Path }[] = [{ value: root, path: [] }];
  for (let n = 0; n < queue.length && n < MAX_COUNT; n++) {
    const { value, path } = queue[n] as (typeof queue)[number];
    const name = variableIn(value);
    if (name && env.get("mode", name) === undefined) return { name, path };
    if (Array.isArray(value))
      (value as readonly Value[]).forEach((child, at) => queue.push({ value: child, path: [...path, at] }));
    else if (isTable(value))
      for (const [key, child] of Object.entries(value)) queue.push({ value: child, path: [...path, key] });
  }
  return undefined;
}

function variableIn(value: Value | undefined): string | undefined {
  if (value instanceof Secret)
    return value.info.reference?.syntax === "${}" ? (value.info.reference.name ?? undefined) : undefined;
  return typeof value === "string" ? reference.exec(value)?.[1] : undefined;
}

const reference = /\$\{([A-Za-z_]\w*)\}/;

/** Told here where it is none of the provider's own settings; there it is told as what it is. */
function withUnset(config: Layer, context: Context, routes: readonly string[]): Layer {
  const unset = unsetIn(config.doc?.value, context);
  if (!unset || (unset.path[0] === "providers" && routes.includes(String(unset.path[1])))) return config;
  const what = msg("`{name}` is named here and not set, and nanobot then does not start", { name: unset.name });
  return remarked(config, unset.path, { kind: "schema", hard: true, what, expected: msg("a variable that is set") });
}

const lost = msg("settings that cannot be read keep nanobot from starting");

function open(context: Context, config: Layer, id: string, isTaken: boolean): Opened<Sources> {
  const { env } = context;
  const value = config.doc?.value ?? {};
  const keys: Path = ["providers", id];
  const table = at(value, keys);
  const filled = (path: Path) =>
    expanding(tableSource(config, path), {
      lookup: (slot, name) => env.get(slot, name),
      syntaxes: new Set(["${}"]),
      form: reference,
    });
  const unset = unsetIn(value, context);
  const isOwn = unset?.path[0] === "providers" && unset.path[1] === id;
  return {
    layers: [env.layer, config],
    steps: [],
    sources: {
      id: snake(id),
      provider: filled(keys),
      keyName: spelt(table, spellings.key),
      baseName: spelt(table, spellings.base),
      choice: isTaken ? filled(chosenAt(value)) : undefined,
      headers: headerOffers(config, [...keys, spelt(table, spellings.headers)]),
      unset: unset && !isOwn ? unset.name : undefined,
    },
  };
}

const client: Client<Sources> = {
  id: "nanobot",
  title: "nanobot",
  keyName: "providers.xiaomi_mimo.apiKey",
  instructions: entryHow({
    file: "~/.nanobot/config.json",
    base: "apiBase",
    model: "agents.defaults.model",
    key: "providers.xiaomi_mimo.apiKey",
  }),
  schema: reading("nanobot", sources.nanobot, "providers.*"),
  async survey(context) {
    const config = await context.file({
      id: "nanobot:config",
      title: msg("user settings"),
      path: context.join(context.home, ".nanobot/config.json"),
      scope: "user",
      dialect: "json",
    });
    const { routes, other } = choiceOf(config, context.facts);
    const ours = routes[0] ?? "";
    const what = msg("`{ours}` is described, and nanobot takes `{other}`", { ours, other: other ?? "" });
    const keys = [...chosenAt(config.doc?.value ?? {}), "provider"];
    const setUp = setUpBy([config], () => routes.length > 0);
    const told = routes.length > 0 ? withUnset(config, context, routes) : config;
    return {
      layers: [other === undefined ? told : withOther(told, keys, what, msg("`{ours}`", { ours: snake(ours) }))],
      setUp,
      active: (_version, route) => route === "" || isFirst(routes, other, route),
      routes: routes.length > 0 || setUp === null ? routes : [""],
      open: (_version, _view, route) =>
        route === "" ? endedBy(config, lost) : open(context, config, route, route === ours && other === undefined),
    };
  },
};

export default client;
