// Knows how kimi-code 2.1 chooses: the model's alias leads to a provider, and the provider's own table holds the key.
import { names, typeOf, variables, variablesType, type Type } from "../facts/kimi-code.ts";
import { sources } from "../facts/sources.ts";
import { credentials, listedIn, unlessStopped, unsendable, writtenIn } from "../kit/headers.ts";
import { asked, endsAt, noModes, stopped, textOf, trimmedBase, unlessAddress } from "../kit/route.ts";
import type { Ask, Policy, Recorder } from "../model/contracts.ts";
import type { Candidate } from "../model/layer.ts";
import { builtin, type Place } from "../model/place.ts";
import type { Outcome, Quirk, Route } from "../model/resolution.ts";
import { Secret } from "../model/secret.ts";
import { say } from "../model/text.ts";

interface Found {
  readonly key: Outcome<Secret>;
  readonly misused?: Candidate | undefined;
}

/** Seldom there, so that nobody is sent to look for it. */
const beside = (r: Recorder): readonly Ask[] =>
  r.from("model")?.get("key", "api_key") ? asked(r, "model", "api_key") : [];

/** A key beside the model or in the provider; else the variable that `api_key_env` names; else the provider's `env`. */
function keyOf(r: Recorder, type: Type): Found {
  const written = r.pick("key", [...beside(r), ...asked(r, "provider", "api_key")], {
    won: say("`api_key` comes first, and no exported variable is read"),
    none: say("no `api_key` is set"),
  });
  if (written.value) return { key: written };
  const named = r.pick("auth", asked(r, "provider", "api_key_env"), {
    won: say("the variable that the provider names"),
    none: say("the provider names no variable"),
  });
  if (named.candidate?.value instanceof Secret) {
    r.refuse("key", { ...named.candidate, slot: "key" }, say("taken for the name of a variable"));
    return {
      key: { ...written, because: say("a key stands where the name of a variable belongs") },
      misused: named.candidate,
    };
  }
  const name = textOf(named);
  // Once a variable is named nothing else is tried.
  const order = name ? asked(r, "env", name) : asked(r, "table", type.key);
  return {
    key: r.pick("key", order, {
      won: name
        ? say("no `api_key` is set, and this variable is named")
        : say("no `api_key` is set, so `env` of the provider counts"),
      none: name ? say("the variable that `api_key_env` names is not set") : say("the provider has no key"),
    }),
  };
}

const builtIn = (r: Recorder, { address }: Type): Route["baseUrl"] => ({
  ...r.derive("baseUrl", address, say("no base URL is set, so this is the built-in one"), builtin),
  origin: "default",
});

function baseUrl(r: Recorder, type: Type): Route["baseUrl"] {
  const own = r.pick(
    "baseUrl",
    [...asked(r, "model", "base_url"), ...asked(r, "provider", "base_url"), ...asked(r, "table", type.base)],
    {
      won: say("`base_url` comes before `env` of the provider"),
      none: say("no `base_url` is set"),
    },
  );
  if (own.value !== null) return { ...own, value: trimmedBase(own.value), origin: "client" };
  const exported = type.exported
    ? r.pick("baseUrl", asked(r, "env", type.base), {
        won: say("no `base_url` is set, so the exported variable counts"),
        none: say("no `base_url` is set, and no variable"),
      })
    : own;
  if (exported.value !== null) return { ...exported, value: trimmedBase(exported.value), origin: "env" };
  return builtIn(r, type);
}

interface Parts {
  readonly key: Outcome<Secret>;
  readonly url: Route["baseUrl"];
  readonly model: Outcome<string>;
  readonly quirks: readonly Quirk[];
}

function routeOf(r: Recorder, type: Type, { key, url, model, quirks }: Parts): Route {
  const listed = listedIn(r.from("env")?.get("mode", names.headers));
  const sent = credentials(key, type.header, [...writtenIn(r.from("headers")), ...listed]);
  const login = r.from("login");
  const all: readonly Quirk[] = [
    ...quirks,
    ...sent.quirks,
    ...(login && !key.value ? [{ kind: "key-may-be-stored", layer: login.layer, first: false } as const] : []),
    ...unsendable(key),
    ...unlessAddress(url.value),
  ];
  return {
    key,
    baseUrl: url,
    mode: noModes,
    model,
    // Without a key it stops before it asks.
    auth: unlessStopped({ auth: key.value ? sent.auth : { ...sent.auth, value: null, also: [] }, quirks: all }),
    wire: type.wire,
    path: "added",
    trims: "both",
    declared: true,
    quirks: all,
  };
}

/** Variables describe the model, its provider and its key; the file has no say. */
function byVariables(r: Recorder): Route {
  const why = (name: string) => ({
    won: say("`{model}` is set, so variables describe the model", { model: variables.model }),
    none: say("`{name}` is not set", { name }),
  });
  const one = (slot: "provider" | "model" | "baseUrl", name: string): Outcome<string> =>
    r.pick(slot, asked(r, "env", name), why(name));
  const named = one("provider", variables.type);
  const type = typeOf((textOf(named) ?? variablesType).toLowerCase());
  if (!type || type.wire === "openai-responses")
    return endsAt(
      "provider",
      say("`{name}` is neither `kimi` nor `openai` nor `anthropic`", { name: variables.type }),
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
function lostOf(r: Recorder, { value, place }: Outcome<string>): readonly Quirk[] {
  const dangling = r.hint("dangling") !== undefined;
  if (value === null) return [stopped("model", say("no `default_model` is set"), missingAt(r))];
  return dangling ? [stopped("model", say("no model is called `{name}`", { name: value }), place)] : [];
}

function byAlias(r: Recorder, alias: string): Route {
  const chosen = r.pick("provider", asked(r, "root", "default_model"), {
    won: say("the model that is taken leads to its provider"),
    none: say("no `default_model` is set"),
  });
  const taken = r.hint("variables") === undefined;
  const lost = taken ? lostOf(r, chosen) : [];
  if (!r.hint("described"))
    return endsAt(
      "provider",
      say("no table describes the provider of `{alias}`", { alias }),
      r.from("model")?.place("provider") ?? null,
    );
  const protocol = r.pick("config", [...asked(r, "model", "protocol"), ...asked(r, "provider", "type")], {
    won: say("`protocol` of the model comes before `type` of the provider"),
    none: say("neither `protocol` nor `type` is set"),
  });
  const name = textOf(protocol) ?? "";
  const type = typeOf(name);
  if (!type) return endsAt("provider", say("`{name}` is no protocol that leads to MiMo", { name }), protocol.place);
  const { key, misused } = keyOf(r, type);
  const model = r.pick("model", asked(r, "model", "model"), {
    won: say("what the alias stands for"),
    none: say("the alias names no model"),
  });
  const quirks: readonly Quirk[] = [
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
      return endsAt("file", say("the settings are broken, so kimi-code does not start"), {
        kind: "file",
        path: broken,
      });
    if (alias !== undefined) return byAlias(r, alias);
    const named = r.pick("provider", asked(r, "root", "default_model"), {
      won: say("the model that is wanted"),
      none: say("no `default_model` is set"),
    });
    const because =
      named.value === null ? say("no model is configured") : say("no model is called `{name}`", { name: named.value });
    return endsAt("model", because, named.place ?? missingAt(r));
  },
};

export default [policy];
