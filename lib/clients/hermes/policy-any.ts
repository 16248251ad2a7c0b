// How Hermes Agent chooses: the pool of keys first, then `.env`, then the shell; and the variable for the address before `config.yaml`.
import type { Facts } from "../../model/facts.ts";
import { addressNames, modeOf, names, own } from "./facts.ts";
import { sources } from "../../facts/sources.ts";
import { entryRoute } from "../shared/entries.ts";
import { ask, nowhere, stopped, trimmedBase, type Nowhere } from "../shared/route.ts";
import type { Lookup, Policy, Recorder } from "../../model/contracts.ts";
import { builtin } from "../../model/place.ts";
import type { Outcome, Route } from "../../model/resolution.ts";
import type { Secret } from "../../model/secret.ts";
import { msg } from "../../model/message.ts";
import type { Sources } from "./sources.ts";

const variable = ({ dotenv, env }: Sources, name: string): readonly Lookup[] => [
  ...ask(dotenv, name),
  ...ask(env, name),
];

const pooled = ({ pool }: Sources, name: string): readonly Lookup[] => pool.flatMap((from) => ask(from, name));

const none = msg("neither the pool nor a variable nor the settings hold one");

/** An address in the pool counts where it is not the built-in one. */
const unlessDefault: Lookup["unless"] = ({ value }) =>
  typeof value === "string" && trimmedBase(value) === own.address
    ? { verdict: "ignored", because: msg("it is the built-in address, which a setting may replace") }
    : undefined;

/** Only where `model` names this provider, by one of its names, is the address beside it this provider's. */
const unlessNamed =
  (provider: string): Lookup["unless"] =>
  () =>
    provider === own.id || own.aliases.includes(provider)
      ? undefined
      : { verdict: "ignored", because: msg("`model.provider` is not `{name}` itself", { name: own.id }) };

/** A key of the pool has the address that was written beside it when it was stored. */
const besidePool: Lookup["unless"] = () => ({
  verdict: "ignored",
  because: msg("the key of the pool was stored with an address of its own"),
});

function builtInUrl(r: Recorder, from: Sources): Route["baseUrl"] {
  const stored = from.pool[0]?.get("baseUrl", "base_url") !== undefined;
  const order: readonly Lookup[] = [
    ...pooled(from, "base_url").map((it) => ({ ...it, unless: unlessDefault })),
    ...variable(from, own.base).map((ask) => (stored ? { ...ask, unless: besidePool } : ask)),
    ...ask(from.model, "base_url").map((it) => ({ ...it, unless: unlessNamed(from.provider) })),
  ];
  const url = r.pick("baseUrl", order, {
    won: msg("the variable comes before `model.base_url`, and `.env` before the shell"),
    none: msg("no base URL is set"),
  });
  if (url.value !== null)
    return {
      ...url,
      value: trimmedBase(url.value),
      origin: url.candidate?.layer.scope === "process" ? "env" : "client",
    };
  const because = msg("no base URL is set, so this is the built-in one");
  return { ...r.derive("baseUrl", own.address, because, builtin), origin: "default" };
}

function customUrl(r: Recorder, { entry, model }: Sources): Route["baseUrl"] {
  const order = entry ? ask(entry, ...addressNames) : ask(model, "base_url");
  const url = r.pick("baseUrl", order, {
    won: entry ? msg("the entry of the provider has it") : msg("`model` itself describes the endpoint"),
    none: msg("no base URL is set"),
  });
  return { ...url, value: url.value === null ? null : trimmedBase(url.value), origin: "client" };
}

/** A variable whose name is made of the host is looked for last. */
const ofHost = (from: Sources, base: string | null, facts: Facts): readonly Lookup[] =>
  facts.readUrl(base ?? "").host?.endsWith(names.ofHost.host) === true ? variable(from, names.ofHost.variable) : [];

function customKey(r: Recorder, from: Sources, base: string | null): Outcome<Secret> {
  const order = [
    ...pooled(from, "access_token"),
    ...(from.keyVariable === undefined ? [] : variable(from, from.keyVariable)),
    ...(from.entry ? ask(from.entry, "api_key") : ask(from.model, "api_key", "api")),
    ...ofHost(from, base, r.facts),
  ];
  return r.pick("key", order, {
    won: msg("the pool comes first, then the variable that `key_env` names, then `api_key`"),
    none,
  });
}

/** The built-in provider takes its own name off the model, and sends small letters. */
function modelOf(r: Recorder, { builtIn, model, whole, entry }: Sources): Outcome<string> {
  const order = [...ask(model, "default", "model"), ...ask(whole, "model"), ...ask(entry, "default_model", "model")];
  const set = r.pick("model", order, {
    won: msg("`model.default`, or `model.model` where that is not set"),
    none: msg("no model is set"),
  });
  return builtIn && set.value !== null
    ? {
        ...set,
        value: set.value
          .trim()
          .toLowerCase()
          .replace(/^xiaomi\//, ""),
      }
    : set;
}

const noSuchProvider = ({ name, place }: NonNullable<Sources["unknown"]>): Nowhere => ({
  ...stopped(
    "provider",
    msg("Hermes knows no provider `{name}`: MiMo's is called `{own}`", { name, own: own.id }),
    place,
  ),
  unknown: true,
  wanted: own.id,
});

const policy: Policy<Sources> = {
  client: "hermes",
  version: "any",
  view: "wire",
  source: sources.hermes,
  resolve(r, from) {
    if (from.unknown) return nowhere(noSuchProvider(from.unknown));
    const baseUrl = from.builtIn ? builtInUrl(r, from) : customUrl(r, from);
    const key = from.builtIn
      ? r.pick("key", [...pooled(from, "access_token"), ...variable(from, own.key)], {
          won: msg("the pool comes first, then `.env`, then the shell"),
          none,
        })
      : customKey(r, from, baseUrl.value);
    const order = from.entry ? ask(from.entry, "api_mode", "transport") : ask(from.model, "api_mode");
    const mode = r.pick("config", order, {
      won: msg("it names the protocol"),
      none: msg("nothing names the protocol, so the end of the address decides"),
    });
    // The built-in provider asks for chat completions wherever its address ends.
    const { wire, header } = modeOf(mode.value ?? undefined, from.builtIn ? "" : (baseUrl.value ?? ""));
    return entryRoute(
      {
        key,
        baseUrl,
        model: modelOf(r, from),
        header,
        wire,
        trims: "both",
        declared: mode.value !== null,
      },
      r.facts,
    );
  },
};

export default [policy];
