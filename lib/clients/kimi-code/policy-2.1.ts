// How kimi-code 2.1 chooses: the model's alias leads to a provider, and the provider's own table holds the key.
import type { Facts } from "../../model/facts.ts";
import { names, typeOf, variables, variablesType, type Type } from "./facts.ts";
import { sources } from "../../facts/sources.ts";
import { credentials, listedIn, unlessStopped, unsendable, writtenIn } from "../shared/headers.ts";
import { ask, endsAt, noModes, stopped, textOf, trimmedBase, unlessAddress } from "../shared/route.ts";
import type { Lookup, Policy, Recorder } from "../../model/contracts.ts";
import type { Candidate } from "../../model/layer.ts";
import { builtin, type Place } from "../../model/place.ts";
import type { Outcome, Condition, Route } from "../../model/resolution.ts";
import { Secret } from "../../model/secret.ts";
import { msg } from "../../model/message.ts";
import type { Named, Sources } from "./sources.ts";

interface ByAlias extends Sources {
  readonly r: Recorder;
  readonly named: Named;
}

interface Found {
  readonly key: Outcome<Secret>;
  readonly misused?: Candidate | undefined;
}

/** Seldom there, so that nobody is sent to look for it. */
const beside = ({ model }: Named): readonly Lookup[] => (model.get("key", "api_key") ? ask(model, "api_key") : []);

/** A key beside the model or in the provider; else the variable that `api_key_env` names; else the provider's `env`. */
function keyOf({ r, env, named: own }: ByAlias, type: Type): Found {
  const written = r.pick("key", [...beside(own), ...ask(own.provider, "api_key")], {
    won: msg("`api_key` comes first, and no exported variable is read"),
    none: msg("no `api_key` is set"),
  });
  if (written.value) return { key: written };
  const named = r.pick("auth", ask(own.provider, "api_key_env"), {
    won: msg("the variable that the provider names"),
    none: msg("the provider names no variable"),
  });
  if (named.candidate?.value instanceof Secret) {
    r.refuse("key", { ...named.candidate, slot: "key" }, msg("taken for the name of a variable"));
    return {
      key: { ...written, because: msg("a key stands where the name of a variable belongs") },
      misused: named.candidate,
    };
  }
  const name = textOf(named);
  // Once a variable is named nothing else is tried.
  const order = name ? ask(env, name) : ask(own.table, type.key);
  return {
    key: r.pick("key", order, {
      won: name
        ? msg("no `api_key` is set, and this variable is named")
        : msg("no `api_key` is set, so `env` of the provider counts"),
      none: name ? msg("the variable that `api_key_env` names is not set") : msg("the provider has no key"),
    }),
  };
}

const builtIn = (r: Recorder, { address }: Type): Route["baseUrl"] => ({
  ...r.derive("baseUrl", address, msg("no base URL is set, so this is the built-in one"), builtin),
  origin: "default",
});

function baseUrl({ r, env, named: { model, provider, table } }: ByAlias, type: Type): Route["baseUrl"] {
  const own = r.pick("baseUrl", [...ask(model, "base_url"), ...ask(provider, "base_url"), ...ask(table, type.base)], {
    won: msg("`base_url` comes before `env` of the provider"),
    none: msg("no `base_url` is set"),
  });
  if (own.value !== null) return { ...own, value: trimmedBase(own.value), origin: "client" };
  const exported = type.exported
    ? r.pick("baseUrl", ask(env, type.base), {
        won: msg("no `base_url` is set, so the exported variable counts"),
        none: msg("no `base_url` is set, and no variable"),
      })
    : own;
  if (exported.value !== null) return { ...exported, value: trimmedBase(exported.value), origin: "env" };
  return builtIn(r, type);
}

interface Parts {
  readonly key: Outcome<Secret>;
  readonly url: Route["baseUrl"];
  readonly model: Outcome<string>;
  readonly quirks: readonly Condition[];
}

function routeOf({ env, named, login }: Sources, type: Type, { key, url, model, quirks }: Parts, facts: Facts): Route {
  const listed = listedIn(env.get("mode", names.headers));
  const sent = credentials(key, type.header, [...writtenIn(named?.headers), ...listed]);
  const all: readonly Condition[] = [
    ...quirks,
    ...sent.quirks,
    ...(login && !key.value ? [{ kind: "key-may-be-stored", layer: login, first: false } as const] : []),
    ...unsendable(key),
    ...unlessAddress(url.value, facts),
  ];
  return {
    key: sent.key,
    baseUrl: url,
    mode: noModes,
    model,
    // Without a key it stops before it asks.
    auth: unlessStopped({ auth: key.value ? sent.auth : { ...sent.auth, value: null, also: [] }, quirks: all }),
    protocol: type.wire,
    pathMode: "append",
    trims: "both",
    declared: true,
    conditions: all,
  };
}

/** Variables describe the model, its provider and its key; the file has no say. */
function byVariables(r: Recorder, from: Sources): Route {
  const why = (name: string) => ({
    won: msg("`{model}` is set, so variables describe the model", { model: variables.model }),
    none: msg("`{name}` is not set", { name }),
  });
  const one = (slot: "provider" | "model" | "baseUrl", name: string): Outcome<string> =>
    r.pick(slot, ask(from.env, name), why(name));
  const named = one("provider", variables.type);
  const type = typeOf((textOf(named) ?? variablesType).toLowerCase());
  if (!type || type.wire === "openai-responses")
    return endsAt(
      "provider",
      msg("`{name}` is neither `kimi` nor `openai` nor `anthropic`", { name: variables.type }),
      named.place,
    );
  const key = r.pick("key", ask(from.env, variables.key), why(variables.key));
  const base = one("baseUrl", variables.base);
  const url =
    base.value === null ? builtIn(r, type) : { ...base, value: trimmedBase(base.value), origin: "env" as const };
  return routeOf(from, type, { key, url, model: one("model", variables.model), quirks: [] }, r.facts);
}

const missingAt = ({ root }: Sources): Place | null => root?.place("default_model") ?? null;

/** Without a model to begin with kimi-code does not start. */
function lostOf(from: Sources, { value, place }: Outcome<string>): readonly Condition[] {
  if (value === null) return [stopped("model", msg("no `default_model` is set"), missingAt(from))];
  return from.dangling ? [stopped("model", msg("no model is called `{name}`", { name: value }), place)] : [];
}

function byAlias(s: ByAlias): Route {
  const { r, named } = s;
  const alias = named.alias.name;
  const chosen = r.pick("provider", ask(s.root, "default_model"), {
    won: msg("the model that is taken leads to its provider"),
    none: msg("no `default_model` is set"),
  });
  const lost = s.byVariables ? [] : lostOf(s, chosen);
  if (!named.described)
    return endsAt(
      "provider",
      msg("no table describes the provider of `{alias}`", { alias }),
      named.model.place("provider"),
    );
  const protocol = r.pick("config", [...ask(named.model, "protocol"), ...ask(named.provider, "type")], {
    won: msg("`protocol` of the model comes before `type` of the provider"),
    none: msg("neither `protocol` nor `type` is set"),
  });
  const name = textOf(protocol) ?? "";
  const type = typeOf(name);
  if (!type) return endsAt("provider", msg("`{name}` is no protocol that leads to MiMo", { name }), protocol.place);
  const { key, misused } = keyOf(s, type);
  const model = r.pick("model", ask(named.model, "model"), {
    won: msg("what the alias stands for"),
    none: msg("the alias names no model"),
  });
  const quirks: readonly Condition[] = [
    ...lost,
    ...(misused ? [{ kind: "key-as-name", candidate: misused } as const] : []),
  ];
  return routeOf(s, type, { key, url: baseUrl(s, type), model, quirks }, r.facts);
}

const policy: Policy<Sources> = {
  client: "kimi-code",
  version: "2.1",
  view: "wire",
  source: sources.clientsSeen,
  resolve(r, from) {
    const { named } = from;
    if (named) return byAlias({ ...from, named, r });
    if (from.byVariables) return byVariables(r, from);
    const wanted = r.pick("provider", ask(from.root, "default_model"), {
      won: msg("the model that is wanted"),
      none: msg("no `default_model` is set"),
    });
    const because =
      wanted.value === null
        ? msg("no model is configured")
        : msg("no model is called `{name}`", { name: wanted.value });
    return endsAt("model", because, wanted.place ?? missingAt(from));
  },
};

export default [policy];
