// How kimi-code 2.1 chooses: the model's alias leads to a provider, and the provider's own table holds the key.
import { names, typeOf, variables, variablesType, type Type } from "./facts.ts";
import { sources } from "../../facts/sources.ts";
import { credentials, listedIn, unlessStopped, unsendable, writtenIn } from "../shared/headers.ts";
import { asked, endsAt, noModes, stopped, textOf, trimmedBase, unlessAddress } from "../shared/route.ts";
import type { Lookup, Policy, Recorder } from "../../model/contracts.ts";
import type { Candidate } from "../../model/layer.ts";
import { builtin, type Place } from "../../model/place.ts";
import type { Outcome, Condition, Route } from "../../model/resolution.ts";
import { Secret } from "../../model/secret.ts";
import { msg } from "../../model/message.ts";

interface Found {
  readonly key: Outcome<Secret>;
  readonly misused?: Candidate | undefined;
}

/** Seldom there, so that nobody is sent to look for it. */
const beside = (r: Recorder): readonly Lookup[] =>
  r.from("model")?.get("key", "api_key") ? asked(r, "model", "api_key") : [];

/** A key beside the model or in the provider; else the variable that `api_key_env` names; else the provider's `env`. */
function keyOf(r: Recorder, type: Type): Found {
  const written = r.pick("key", [...beside(r), ...asked(r, "provider", "api_key")], {
    won: msg("`api_key` comes first, and no exported variable is read"),
    none: msg("no `api_key` is set"),
  });
  if (written.value) return { key: written };
  const named = r.pick("auth", asked(r, "provider", "api_key_env"), {
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
  const order = name ? asked(r, "env", name) : asked(r, "table", type.key);
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

function baseUrl(r: Recorder, type: Type): Route["baseUrl"] {
  const own = r.pick(
    "baseUrl",
    [...asked(r, "model", "base_url"), ...asked(r, "provider", "base_url"), ...asked(r, "table", type.base)],
    {
      won: msg("`base_url` comes before `env` of the provider"),
      none: msg("no `base_url` is set"),
    },
  );
  if (own.value !== null) return { ...own, value: trimmedBase(own.value), origin: "client" };
  const exported = type.exported
    ? r.pick("baseUrl", asked(r, "env", type.base), {
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

function routeOf(r: Recorder, type: Type, { key, url, model, quirks }: Parts): Route {
  const listed = listedIn(r.from("env")?.get("mode", names.headers));
  const sent = credentials(key, type.header, [...writtenIn(r.from("headers")), ...listed]);
  const login = r.from("login");
  const all: readonly Condition[] = [
    ...quirks,
    ...sent.quirks,
    ...(login && !key.value ? [{ kind: "key-may-be-stored", layer: login.layer, first: false } as const] : []),
    ...unsendable(key),
    ...unlessAddress(url.value, r.facts),
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
function byVariables(r: Recorder): Route {
  const why = (name: string) => ({
    won: msg("`{model}` is set, so variables describe the model", { model: variables.model }),
    none: msg("`{name}` is not set", { name }),
  });
  const one = (slot: "provider" | "model" | "baseUrl", name: string): Outcome<string> =>
    r.pick(slot, asked(r, "env", name), why(name));
  const named = one("provider", variables.type);
  const type = typeOf((textOf(named) ?? variablesType).toLowerCase());
  if (!type || type.wire === "openai-responses")
    return endsAt(
      "provider",
      msg("`{name}` is neither `kimi` nor `openai` nor `anthropic`", { name: variables.type }),
      named.place,
    );
  const key = r.pick("key", asked(r, "env", variables.key), why(variables.key));
  const base = one("baseUrl", variables.base);
  const url =
    base.value === null ? builtIn(r, type) : { ...base, value: trimmedBase(base.value), origin: "env" as const };
  return routeOf(r, type, { key, url, model: one("model", variables.model), quirks: [] });
}

const missingAt = (r: Recorder): Place | null => r.from("root")?.place("default_model") ?? null;

/** Without a model to begin with kimi-code does not start. */
function lostOf(r: Recorder, { value, place }: Outcome<string>): readonly Condition[] {
  const dangling = r.hint("dangling") !== undefined;
  if (value === null) return [stopped("model", msg("no `default_model` is set"), missingAt(r))];
  return dangling ? [stopped("model", msg("no model is called `{name}`", { name: value }), place)] : [];
}

function byAlias(r: Recorder, alias: string): Route {
  const chosen = r.pick("provider", asked(r, "root", "default_model"), {
    won: msg("the model that is taken leads to its provider"),
    none: msg("no `default_model` is set"),
  });
  const taken = r.hint("variables") === undefined;
  const lost = taken ? lostOf(r, chosen) : [];
  if (!r.hint("described"))
    return endsAt(
      "provider",
      msg("no table describes the provider of `{alias}`", { alias }),
      r.from("model")?.place("provider") ?? null,
    );
  const protocol = r.pick("config", [...asked(r, "model", "protocol"), ...asked(r, "provider", "type")], {
    won: msg("`protocol` of the model comes before `type` of the provider"),
    none: msg("neither `protocol` nor `type` is set"),
  });
  const name = textOf(protocol) ?? "";
  const type = typeOf(name);
  if (!type) return endsAt("provider", msg("`{name}` is no protocol that leads to MiMo", { name }), protocol.place);
  const { key, misused } = keyOf(r, type);
  const model = r.pick("model", asked(r, "model", "model"), {
    won: msg("what the alias stands for"),
    none: msg("the alias names no model"),
  });
  const quirks: readonly Condition[] = [
    ...lost,
    ...(misused ? [{ kind: "key-as-name", candidate: misused } as const] : []),
  ];
  return routeOf(r, type, { key, url: baseUrl(r, type), model, quirks });
}

const policy: Policy = {
  client: "kimi-code",
  version: "2.1",
  view: "wire",
  source: sources.clientsSeen,
  resolve(r) {
    const alias = r.hint("alias");
    if (alias === undefined && r.hint("variables")) return byVariables(r);
    const broken = r.hint("broken");
    if (broken !== undefined)
      return endsAt("file", msg("the settings are broken, so kimi-code does not start"), {
        kind: "file",
        path: broken,
      });
    if (alias !== undefined) return byAlias(r, alias);
    const named = r.pick("provider", asked(r, "root", "default_model"), {
      won: msg("the model that is wanted"),
      none: msg("no `default_model` is set"),
    });
    const because =
      named.value === null ? msg("no model is configured") : msg("no model is called `{name}`", { name: named.value });
    return endsAt("model", because, named.place ?? missingAt(r));
  },
};

export default [policy];
