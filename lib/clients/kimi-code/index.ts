// Kimi-code: one file of settings, and variables that describe a model in its place.
import type { Facts } from "../../model/facts.ts";
import { sources } from "../../facts/sources.ts";
import { reading } from "../shared/schema.ts";
import { isFirst } from "../shared/active.ts";
import { putKey } from "../../facts/remedies.ts";
import { names, variables } from "./facts.ts";
import { baseUrlOf } from "../../facts/endpoints.ts";
import { headerOffers } from "../shared/headers.ts";
import { isMimoAddress } from "../shared/provider.ts";
import type { Client, Context, Instructions, Opened, Detection } from "../../model/contracts.ts";
import { at, placeIn } from "../../model/document.ts";
import type { Layer, SettingsSource } from "../../model/layer.ts";
import { tableSource } from "../../model/settings-source.ts";
import { Secret } from "../../model/secret.ts";
import { msg, type Message } from "../../model/message.ts";
import { aliasesIn, oursIn, openFiles, type Alias, type Files } from "./files.ts";

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
  const root = config.status === "read" ? (config.doc?.value ?? {}) : {};
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

function open({ env }: Context, { config }: Files, { alias }: Way): Opened {
  const root = config.doc?.value ?? {};
  const broken = config.status === "broken" || config.status === "unreadable";
  const provider = alias?.provider ?? "";
  const login = at(root, ["providers", provider, "oauth"]) !== undefined;
  return {
    layers: [env.layer, config].filter(({ status }) => status !== "absent"),
    steps: [],
    offers: {
      env,
      ...(config.status === "read"
        ? {
            root: tableSource(config, []),
            ...(alias
              ? {
                  model: tableSource(config, ["models", alias.name]),
                  provider: tableSource(config, ["providers", provider]),
                  table: tableSource(config, ["providers", provider, "env"]),
                  headers: headerOffers(config, ["providers", provider, "custom_headers"]),
                }
              : {}),
            ...(login ? { login: tableSource(loginOf(config), []) } : {}),
          }
        : {}),
    },
    hints: {
      ...(broken ? { broken: config.path ?? "" } : {}),
      ...(alias ? { alias: alias.name, provider } : {}),
      ...(at(root, ["providers", provider]) === undefined ? {} : { described: "yes" }),
      ...(fromVariables(env) ? { variables: "yes" } : {}),
      ...(at(root, ["models", String(root["default_model"])]) === undefined ? { dangling: "yes" } : {}),
    },
  };
}

const loginOf = (config: Layer): Layer => ({
  ...config,
  id: "kimi-code:login",
  kind: "store",
  title: msg("the login that `oauth` names"),
  status: "ignored",
  because: msg("never opened"),
  diagnostics: [],
});

function withOther(config: Layer, { ways, other }: Choice): Layer {
  const own = ways[0]?.alias?.name;
  if (!config.doc || other === undefined || own === undefined) return config;
  return {
    ...config,
    diagnostics: [
      ...config.diagnostics,
      {
        kind: "other-provider",
        place: placeIn(config.doc, ["default_model"]),
        hard: false,
        what: msg("`{own}` is described, and kimi-code takes `{other}`", { own, other }),
        expected: msg('`default_model = "{own}"`', { own }),
      },
    ],
  };
}

function setUp({ config }: Files, env: SettingsSource, facts: Facts): Message | null {
  const { doc } = config;
  const speaks =
    config.hints === true ||
    (doc !== undefined &&
      (facts.namesMimo({ providers: doc.value["providers"] ?? null, models: doc.value["models"] ?? null }) ||
        oursIn(doc.value, facts).size > 0));
  if (speaks) return msg("{file} names MiMo", { file: { kind: "file", path: config.path ?? "" } });
  const named = Object.values(variables).find((name) => {
    const value = env.get("mode", name)?.value;
    if (value instanceof Secret) return value.info.plan === "token-plan";
    return (
      typeof value === "string" && (facts.isMimoText(value) || (name === variables.base && isMimoAddress(value, facts)))
    );
  });
  return named ? msg("`{name}` names MiMo", { name: named }) : null;
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

const client: Client = {
  id: "kimi-code",
  title: "kimi-code",
  keyName: "api_key",
  instructions: how,
  schema: reading("kimi-code", sources.kimiCode, "providers.*", "models.*"),
  async survey(context) {
    const files = await openFiles(context);
    const choice = choiceOf(files, context.env, context.facts);
    const config = withOther(files.config, choice);
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
