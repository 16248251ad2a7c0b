// How Hermes Agent chooses: the pool of keys first, then `.env`, then the shell; and the variable for the address before `config.yaml`.
import { addressNames, modeOf, names, own } from "./facts.ts";
import { sources } from "../../facts/sources.ts";
import { readUrl } from "../../facts/urls.ts";
import { brokenFile, entryRoute } from "../shared/entries.ts";
import { asked, trimmedBase } from "../shared/route.ts";
import { series } from "../shared/series.ts";
import type { Lookup, Policy, Recorder } from "../../model/contracts.ts";
import { builtin } from "../../model/place.ts";
import type { Outcome, Route } from "../../model/resolution.ts";
import type { Secret } from "../../model/secret.ts";
import { msg } from "../../model/message.ts";

const variable = (r: Recorder, name: string): readonly Lookup[] => [
  ...asked(r, "dotenv", name),
  ...asked(r, "env", name),
];

const pool = (r: Recorder, name: string): readonly Lookup[] =>
  series(r, "pool").map((from) => ({ from, names: [name] }));

const none = msg("neither the pool nor a variable nor the settings hold one");

/** An address in the pool counts where it is not the built-in one. */
const unlessDefault: Lookup["unless"] = ({ value }) =>
  typeof value === "string" && trimmedBase(value) === own.address
    ? { verdict: "ignored", because: msg("it is the built-in address, which a setting may replace") }
    : undefined;

/** Under an alias the provider is the built-in one, and the address in `model` is not taken over. */
const unlessNamed =
  (provider: string): Lookup["unless"] =>
  () =>
    provider === own.id
      ? undefined
      : { verdict: "ignored", because: msg("`model.provider` is not `{name}` itself", { name: own.id }) };

/** A key of the pool has the address that was written beside it when it was stored. */
const besidePool: Lookup["unless"] = () => ({
  verdict: "ignored",
  because: msg("the key of the pool was stored with an address of its own"),
});

function builtInUrl(r: Recorder): Route["baseUrl"] {
  const stored = r.from("pool0")?.get("baseUrl", "base_url") !== undefined;
  const order: readonly Lookup[] = [
    ...pool(r, "base_url").map((ask) => ({ ...ask, unless: unlessDefault })),
    ...variable(r, own.base).map((ask) => (stored ? { ...ask, unless: besidePool } : ask)),
    ...asked(r, "model", "base_url").map((ask) => ({ ...ask, unless: unlessNamed(r.hint("provider") ?? "") })),
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

function customUrl(r: Recorder): Route["baseUrl"] {
  const entry = r.from("entry");
  const order = entry ? [{ from: entry, names: addressNames }] : asked(r, "model", "base_url");
  const url = r.pick("baseUrl", order, {
    won: entry ? msg("the entry of the provider has it") : msg("`model` itself describes the endpoint"),
    none: msg("no base URL is set"),
  });
  return { ...url, value: url.value === null ? null : trimmedBase(url.value), origin: "client" };
}

/** A variable whose name is made of the host is looked for last. */
const ofHost = (r: Recorder, base: string | null): readonly Lookup[] =>
  readUrl(base ?? "").host?.endsWith(names.ofHost.host) === true ? variable(r, names.ofHost.variable) : [];

function customKey(r: Recorder, base: string | null): Outcome<Secret> {
  const named = r.hint("variable");
  const written = r.from("entry") ? asked(r, "entry", "api_key") : asked(r, "model", "api_key", "api");
  const order = [
    ...pool(r, "access_token"),
    ...(named === undefined ? [] : variable(r, named)),
    ...written,
    ...ofHost(r, base),
  ];
  return r.pick("key", order, {
    won: msg("the pool comes first, then the variable that `key_env` names, then `api_key`"),
    none,
  });
}

/** The built-in provider takes its own name off the model, and sends small letters. */
function model(r: Recorder, isBuiltIn: boolean): Outcome<string> {
  const order = [
    ...asked(r, "model", "default", "model"),
    ...asked(r, "whole", "model"),
    ...asked(r, "entry", "default_model", "model"),
  ];
  const set = r.pick("model", order, {
    won: msg("`model.default`, or `model.model` where that is not set"),
    none: msg("no model is set"),
  });
  return isBuiltIn && set.value !== null
    ? {
        ...set,
        value: set.value
          .trim()
          .toLowerCase()
          .replace(/^xiaomi\//, ""),
      }
    : set;
}

const policy: Policy = {
  client: "hermes",
  version: "any",
  view: "wire",
  source: sources.hermes,
  resolve(r) {
    const broken = brokenFile(r, msg("Hermes goes on with its own defaults where it cannot read `config.yaml`"));
    if (broken) return broken;
    const isBuiltIn = r.hint("way") === own.id;
    const baseUrl = isBuiltIn ? builtInUrl(r) : customUrl(r);
    const key = isBuiltIn
      ? r.pick("key", [...pool(r, "access_token"), ...variable(r, own.key)], {
          won: msg("the pool comes first, then `.env`, then the shell"),
          none,
        })
      : customKey(r, baseUrl.value);
    const order = r.from("entry") ? asked(r, "entry", "api_mode", "transport") : asked(r, "model", "api_mode");
    const mode = r.pick("config", order, {
      won: msg("it names the protocol"),
      none: msg("nothing names the protocol, so the end of the address decides"),
    });
    const { wire, header } = modeOf(mode.value ?? undefined, baseUrl.value ?? "");
    return entryRoute({
      key,
      baseUrl,
      model: model(r, isBuiltIn),
      header,
      wire,
      trims: "both",
      declared: mode.value !== null,
    });
  },
};

export default [policy];
