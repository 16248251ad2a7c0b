// How OpenClaw 2026.9 chooses: the provider of the model, its table for key and address; speech by settings of its own.
import type { Facts } from "../../model/facts.ts";
import * as openclaw from "./facts.ts";
import { sources } from "../../facts/sources.ts";
import { unlessStopped, writtenIn } from "../shared/headers.ts";
import { noModes, stoppedRoute } from "../shared/stopped.ts";
import type { Lookup, Policy, Recorder } from "../../model/contracts.ts";
import { builtin } from "../../model/place.ts";
import type { Also, AlsoModel, Header, Outcome, Condition, Route, Protocol } from "../../model/resolution.ts";
import { Secret } from "../../model/secret.ts";
import { msg } from "../../model/message.ts";

const won = msg("the table of the provider has it");

/** Blanks around it and slashes at its end are gone. */
const sentBase = (text: string): string => text.trim().replace(/(?<!\/)\/+$/, "");

const kept: Lookup["unless"] = ({ stored }) =>
  stored ? { verdict: "ignored", because: msg("kept by another program, which is never asked") } : undefined;

function table(r: Recorder, name: string): readonly Lookup[] {
  const from = r.from("table");
  return from ? [{ from, names: [name], unless: kept }] : [];
}

const refused: Lookup["unless"] = ({ name }) =>
  openclaw.refusedInProject(name)
    ? { verdict: "ignored", because: msg("a project's `.env` may not set this one") }
    : undefined;

/** A variable, in the order in which its sources are asked; one that is set to nothing hides those after it. */
const variable = (r: Recorder, name: string): readonly Lookup[] =>
  ["environment", "project", "dotenv", "vars"].flatMap((source): readonly Lookup[] => {
    const from = r.from(source);
    return from ? [{ from, names: [name], blank: "ends", unless: source === "project" ? refused : undefined }] : [];
  });

const none = msg("the provider has no key");

/** What the key's setting refers to; where that is not set, the text of the reference is sent as it stands. */
function referred(r: Recorder): Outcome<Secret> | undefined {
  const name = r.hint("reference");
  if (name === undefined) return undefined;
  const because = msg("it names the variable `{name}`", { name });
  const from = r.from("table");
  if (from) r.note("key", from.label("apiKey"), "derived", from.place("apiKey"), because);
  const found = r.pick("key", variable(r, name), { won: msg("the first place that sets the variable counts"), none });
  return found.value instanceof Secret ? found : undefined;
}

/** Only the plugin looks for a variable by itself, and only where no table describes its provider. */
function pluginAsk(r: Recorder): readonly Lookup[] {
  const plugin = openclaw.pluginProviders[r.hint("provider") ?? ""];
  return plugin && !r.from("table") ? variable(r, plugin.key) : [];
}

function key(r: Recorder, beside: readonly Lookup[] = pluginAsk(r)): Outcome<Secret> {
  const found = referred(r) ?? r.pick("key", [...table(r, "apiKey"), ...beside], { won, none });
  return found.value instanceof Secret ? found : { ...found, value: null };
}

function baseUrl(r: Recorder): Route["baseUrl"] {
  const url = r.pick("baseUrl", table(r, "baseUrl"), { won, none: msg("the provider has no base URL") });
  if (url.value !== null) return { ...url, value: sentBase(url.value), origin: "client" };
  const base = r.from("table") ? undefined : openclaw.pluginProviders[r.hint("provider") ?? ""]?.base;
  if (!base) return { ...url, origin: "client" };
  const because = msg("no table describes the provider, so this is the default of the Xiaomi plugin");
  return { ...r.derive("baseUrl", base, because, builtin), origin: "default" };
}

function model(r: Recorder): Outcome<string> {
  const from = r.from("models");
  const asks: readonly Lookup[] = from?.names?.length ? [{ from, names: from.names }] : [];
  const set = r.pick("model", asks, { won: msg("the agent's own model comes first"), none: msg("no model is set") });
  const sent = r.hint("sent");
  if (sent !== undefined) return { ...set, value: sent };
  if (set.value !== null && r.facts.isMimoModel(set.value) && !set.value.includes("/")) return set;
  return { value: null, place: null, because: msg("the model that is set is another provider's") };
}

function alsoModels(r: Recorder): readonly AlsoModel[] {
  const from = r.from("others");
  return (from?.names ?? []).flatMap((name) => {
    const found = from?.get("model", name);
    return found ? [{ value: String(found.value), place: found.place }] : [];
  });
}

function wireOf(r: Recorder): Protocol {
  const api = r.hint("api") || r.from("table")?.get("mode", "api")?.value;
  return (typeof api === "string" ? openclaw.wires[api] : undefined) ?? "openai-chat";
}

function auth(r: Recorder, wire: Protocol, key: Outcome<Secret>): Route["auth"] {
  const usual = openclaw.headers[wire];
  const written = writtenIn(r.from("headers")).filter(({ header }) => header !== usual);
  const both = wire === "anthropic" && r.from("table")?.get("auth", "authHeader");
  const bearer: readonly Also[] =
    both && both.value === true && key.value ? [{ header: "authorization", key: key.value, place: both.place }] : [];
  const because = msg("what this client sends in that protocol");
  const none = msg("no key, so no header is sent");
  return {
    value: key.value ? usual : null,
    place: null,
    because: key.value ? because : none,
    also: [...bearer, ...written],
  };
}

/** An address without a scheme, or with a variable that is not set, is not asked at all. */
const isRefused = (url: string | null): boolean => url !== null && !/^https?:\/\/[^\s${}<>]+$/i.test(url);

function quirks(r: Recorder, url: string | null): readonly Condition[] {
  const kept = r.from("table")?.get("key", "apiKey");
  const store = r.from("store");
  return [
    ...(store ? [{ kind: "key-may-be-stored" as const, layer: store.layer, first: true }] : []),
    ...(kept?.stored
      ? [
          {
            kind: "key-may-be-stored" as const,
            layer: { ...kept.layer, title: msg("the source that `apiKey` names") },
            first: false,
          },
        ]
      : []),
    ...(isRefused(url) ? [{ kind: "url-refused" as const }] : []),
  ];
}

/** Of this protocol OpenClaw takes the base with and without its `/v1`. */
const tailOf = (wire: Protocol, url: string | null, facts: Facts): { readonly endpointPath?: string } =>
  wire === "anthropic" && facts.readUrl(url ?? "").path.endsWith("/v1") ? { endpointPath: "/messages" } : {};

/** Speech reads neither the key nor the address of the provider's table. Its header: github.com/openclaw/openclaw/issues/77692. */
function speech(r: Recorder): Route {
  const { speech: names } = openclaw;
  const why = { won: msg("speech has settings of its own"), none: msg("speech finds none") };
  const found = key(r, variable(r, names.key));
  const url = r.pick("baseUrl", [...table(r, "baseUrl"), ...variable(r, names.baseUrl)], why);
  const chosen = r.pick("model", [...table(r, "model"), ...variable(r, names.model)], why);
  const because = msg("nothing is set, so this is the default of the Xiaomi plugin");
  const header: Header = "api-key";
  return {
    key: found,
    baseUrl:
      url.value === null
        ? { ...r.derive("baseUrl", names.defaultBase, because, builtin), origin: "default" }
        : { ...url, value: sentBase(url.value), origin: "client" },
    mode: noModes,
    model: chosen.value === null ? r.derive("model", names.defaultModel, because, builtin) : chosen,
    auth: {
      value: found.value ? header : null,
      place: null,
      because: msg("what speech was reported to send"),
      also: [],
    },
    protocol: "openai-chat",
    pathMode: "append",
    trims: "all",
    feature: "tts",
    conditions: [],
  };
}

const policy: Policy = {
  client: "openclaw",
  version: "2026.9",
  view: "wire",
  source: sources.clientsSeen,
  resolve(r) {
    if (r.hint("stopped") !== undefined)
      return stoppedRoute("openai-chat", msg("OpenClaw runs no agent with these files"));
    if (r.hint("feature") === "speech") return speech(r);
    const wire = wireOf(r);
    const secret = key(r);
    const url = baseUrl(r);
    const found = quirks(r, url.value);
    const chosen = model(r);
    return {
      key: secret,
      baseUrl: url,
      mode: noModes,
      model: chosen,
      ...(r.hint("found") ? { foundFor: { model: chosen.value ?? "", provider: r.hint("provider") ?? "" } } : {}),
      alsoModels: alsoModels(r),
      auth: unlessStopped({ auth: auth(r, wire, secret), quirks: found }),
      protocol: wire,
      pathMode: wire === "anthropic" ? "complete" : "append",
      ...tailOf(wire, url.value, r.facts),
      trims: "all",
      declared: r.from("table")?.get("mode", "api") !== undefined,
      conditions: found,
    };
  },
};

export default [policy];
