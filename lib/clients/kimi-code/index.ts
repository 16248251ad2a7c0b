// Kimi-code: one file of settings, and variables that describe a model in its place.
import type { Facts } from "../../model/facts.ts";
import { sources } from "../../facts/sources.ts";
import { reading } from "../shared/schema.ts";
import { isFirst } from "../shared/active.ts";
import { putKey } from "../../facts/remedies.ts";
import { names, variables } from "./facts.ts";
import { baseUrlOf } from "../../facts/endpoints.ts";
import { headerOffers } from "../shared/headers.ts";
import { endedBy, setUpBy, setUpIn, withOther } from "../shared/entries.ts";
import { storeOf } from "../shared/store.ts";
import { isBroken, isRead } from "../shared/layers.ts";
import type { Client, Context, Instructions, Opened, Detection } from "../../model/contracts.ts";
import { at } from "../../model/document.ts";
import type { Layer, SettingsSource } from "../../model/layer.ts";
import { tableSource } from "../../model/settings-source.ts";
import { msg, type Message } from "../../model/message.ts";
import { aliasesIn, oursIn, openFiles, type Alias, type Files } from "./files.ts";
import type { Sources } from "./sources.ts";

export const detection: Detection = {
  files: ["~/.kimi-code/config.toml", "$KIMI_CODE_HOME/config.toml"],
  env: [variables.model, variables.key, variables.base, names.home],
  also: ["~/.kimi/config.toml"],
  signatures: ["providers.*.api_key_env"],
};

/** One way to a model: an alias of the file; without one, what variables say. */
interface Way {
  readonly name: string;
  readonly alias: Alias | undefined;
}

interface Choice {
  readonly ways: readonly Way[];
  /** The alias that kimi-code takes by itself, where another vendor's. */
  readonly other: string | undefined;
}

const fromVariables = (env: SettingsSource): boolean => {
  const value = env.get("mode", variables.model)?.value;
  return typeof value === "string" && value.trim() !== "";
};

/** Nobody has more of them. */
const MAX_COUNT = 40;

function choiceOf({ config }: Files, env: SettingsSource, facts: Facts): Choice {
  const root = isRead(config) ? (config.doc?.value ?? {}) : {};
  const named = root["default_model"];
  const chosen = aliasesIn(root).find(({ name }) => name === named);
  // One way for each provider: of its models the one that is taken, else the first.
  const ours = [...oursIn(root, facts).values()]
    .flatMap((all) => all.find((alias) => alias.name === named) ?? all.slice(0, 1))
    .toSorted((a, b) => Number(b.name === named) - Number(a.name === named))
    .slice(0, MAX_COUNT)
    .map((alias): Way => ({ name: alias.name, alias }));
  const bare: Way = { name: "", alias: undefined };
  if (fromVariables(env)) return { ways: [bare, ...ours], other: undefined };
  if (chosen && !ours.some(({ name }) => name === chosen.name))
    return ours.length > 0
      ? { ways: ours, other: chosen.name }
      : { ways: [{ name: "", alias: chosen }], other: undefined };
  // A name that no model has ends the run, and so does none.
  return ours.length > 0 ? { ways: ours, other: undefined } : { ways: [bare], other: undefined };
}

function open({ env }: Context, { config }: Files, { alias }: Way): Opened<Sources> {
  const root = config.doc?.value ?? {};
  const layers = [env.layer, config].filter(({ status }) => status !== "absent");
  const variables = fromVariables(env);
  if (isBroken(config) && !variables)
    return { ...endedBy(config, msg("the settings are broken, so kimi-code does not start")), layers };
  const provider = alias?.provider ?? "";
  const login = at(root, ["providers", provider, "oauth"]) !== undefined;
  return {
    layers,
    steps: [],
    sources: {
      env,
      root: isRead(config) ? tableSource(config, []) : undefined,
      named: alias && {
        alias,
        model: tableSource(config, ["models", alias.name]),
        provider: tableSource(config, ["providers", provider]),
        table: tableSource(config, ["providers", provider, "env"]),
        headers: headerOffers(config, ["providers", provider, "custom_headers"]),
        described: at(root, ["providers", provider]) !== undefined,
      },
      login:
        isRead(config) && login
          ? storeOf("kimi-code:login", msg("the login that `oauth` names"), msg("never opened"), config.path)
          : undefined,
      byVariables: variables,
      dangling: at(root, ["models", String(root["default_model"])]) === undefined,
    },
  };
}

function told(config: Layer, { ways, other }: Choice): Layer {
  const own = ways[0]?.alias?.name;
  if (other === undefined || own === undefined) return config;
  const what = msg("`{own}` is described, and kimi-code takes `{other}`", { own, other });
  return withOther(config, ["default_model"], what, msg('`default_model = "{own}"`', { own }));
}

function setUp({ config }: Files, env: SettingsSource, facts: Facts): Message | null {
  const speaks = ({ doc }: Layer): boolean =>
    doc !== undefined &&
    (facts.namesMimo({ providers: doc.value["providers"] ?? null, models: doc.value["models"] ?? null }) ||
      oursIn(doc.value, facts).size > 0);
  return setUpBy([config], speaks) ?? setUpIn(env, Object.values(variables), variables.base, facts);
}

const how: Instructions = {
  region(region, facts, { baseUrl, protocol: wire }) {
    const url = baseUrlOf(facts.endpointOf(region), wire);
    if (baseUrl.place?.kind === "env") return msg("`export {name}={url}`", { name: baseUrl.place.name, url });
    return baseUrl.place?.kind === "file"
      ? msg('write `base_url = "{url}"` in {place}', { url, place: baseUrl.place })
      : msg('write `base_url = "{url}"` into the table of the provider in `~/.kimi-code/config.toml`', { url });
  },
  model: (id, place) =>
    place?.kind === "env"
      ? msg("`export {name}={id}`", { name: place.name, id })
      : place?.kind === "file"
        ? msg("write `{id}` in {place}", { id, place })
        : msg('write `model = "{id}"` into the table of the model in `~/.kimi-code/config.toml`', { id }),
  key: (place, facts) =>
    putKey(
      place,
      msg("put the key of your console page ({page}) into `api_key` of the provider in `~/.kimi-code/config.toml`", {
        page: facts.keyPage,
      }),
      facts,
    ),
};

const client: Client<Sources> = {
  id: "kimi-code",
  title: "kimi-code",
  keyName: "api_key",
  instructions: how,
  schema: reading("kimi-code", sources.kimiCode, "providers.*", "models.*"),
  async survey(context) {
    const files = await openFiles(context);
    const choice = choiceOf(files, context.env, context.facts);
    const config = told(files.config, choice);
    return {
      layers: [config, ...(files.old ? [files.old] : [])],
      setUp: setUp(files, context.env, context.facts),
      routes: choice.ways.map(({ name }) => name),
      active: (_version, route) =>
        isFirst(
          choice.ways.map(({ name }) => name),
          choice.other,
          route,
        ),
      open(_version, _view, name) {
        const way = choice.ways.find((it) => it.name === name);
        if (!way) throw new Error("no such way");
        return open(context, files, way);
      },
    };
  },
};

export default client;
