// How OpenClaw 2026.9 chooses: the provider of the model, its table for key and address; speech by settings of its own.
import type { Facts } from "../../model/facts.ts";
import * as openclaw from "./facts.ts";
import { sources } from "../../facts/sources.ts";
import { unlessStopped, writtenIn } from "../shared/headers.ts";
import { noModes } from "../shared/route.ts";
import type { Lookup, Policy, Recorder } from "../../model/contracts.ts";
import type { Candidate, SettingsSource } from "../../model/layer.ts";
import { builtin } from "../../model/place.ts";
import type { Also, AlsoModel, Header, Outcome, Condition, Route, Protocol } from "../../model/resolution.ts";
import { Secret } from "../../model/secret.ts";
import { msg } from "../../model/message.ts";
import type { Chat, Sources } from "./sources.ts";

const won = msg("the table of the provider has it");

/** Blanks around it and slashes at its end are gone. */
const sentBase = (text: string): string => text.trim().replace(/(?<!\/)\/+$/, "");

const kept: Lookup["unless"] = ({ stored }) =>
  stored ? { verdict: "ignored", because: msg("kept by another program, which is never asked") } : undefined;

const inTable = ({ table: from }: Sources, name: string): readonly Lookup[] =>
  from ? [{ from, names: [name], unless: kept }] : [];

const refused: Lookup["unless"] = ({ name }) =>
  openclaw.refusedInProject(name)
    ? { verdict: "ignored", because: msg("a project's `.env` may not set this one") }
    : undefined;

/** A variable, in the order in which its sources are asked; one that is set to nothing hides those after it. */
const variable = ({ variables }: Sources, name: string): readonly Lookup[] =>
  [variables.environment, variables.project, variables.dotenv, variables.vars].flatMap((from): readonly Lookup[] =>
    from ? [{ from, names: [name], blank: "ends", unless: from === variables.project ? refused : undefined }] : [],
  );

const none = msg("the provider has no key");

/** What the key's setting refers to; where that is not set, the text of the reference is sent as it stands. */
function referred(r: Recorder, s: Sources): Outcome<Secret> | undefined {
  const { reference: name, table: from } = s;
  if (name === undefined) return undefined;
  const because = msg("it names the variable `{name}`", { name });
  if (from) r.note("key", from.label("apiKey"), "derived", from.place("apiKey"), because);
  const found = r.pick("key", variable(s, name), { won: msg("the first place that sets the variable counts"), none });
  return found.value instanceof Secret ? found : undefined;
}

/** Only the plugin looks for a variable by itself, and only where no table describes its provider. */
function pluginAsk(s: Sources): readonly Lookup[] {
  const plugin = openclaw.pluginProviders[s.provider];
  return plugin && !s.table ? variable(s, plugin.key) : [];
}

function key(r: Recorder, s: Sources, beside = pluginAsk(s)): Outcome<Secret> {
  const found = referred(r, s) ?? r.pick("key", [...inTable(s, "apiKey"), ...beside], { won, none });
  return found.value instanceof Secret ? found : { ...found, value: null };
}

function baseUrl(r: Recorder, s: Sources): Route["baseUrl"] {
  const url = r.pick("baseUrl", inTable(s, "baseUrl"), { won, none: msg("the provider has no base URL") });
  if (url.value !== null) return { ...url, value: sentBase(url.value), origin: "client" };
  const base = s.table ? undefined : openclaw.pluginProviders[s.provider]?.base;
  if (!base) return { ...url, origin: "client" };
  const because = msg("no table describes the provider, so this is the default of the Xiaomi plugin");
  return { ...r.derive("baseUrl", base, because, builtin), origin: "default" };
}

function model(r: Recorder, { models, main }: Chat): Outcome<string> {
  const order = models.map((found): Lookup => ({ from: single(found), names: [found.name] }));
  const set = r.pick("model", order, { won: msg("the agent's own model comes first"), none: msg("no model is set") });
  if (main) return { ...set, value: main.id };
  if (set.value !== null && r.facts.isMimoModel(set.value) && !set.value.includes("/")) return set;
  return { value: null, place: null, because: msg("the model that is set is another provider's") };
}

/** A candidate that was found already. */
const single = (found: Candidate): SettingsSource => ({
  layer: found.layer,
  label: () => found.name,
  place: () => found.place,
  get: () => found,
});

const alsoModels = ({ others }: Chat): readonly AlsoModel[] =>
  others.map(({ value, place }) => ({ value: String(value), place }));

function wireOf({ table }: Sources, { main }: Chat): Protocol {
  const api = main?.api || table?.get("mode", "api")?.value;
  return (typeof api === "string" ? openclaw.wires[api] : undefined) ?? "openai-chat";
}

function auth({ table }: Sources, { headers }: Chat, wire: Protocol, key: Outcome<Secret>): Route["auth"] {
  const usual = openclaw.headers[wire];
  const written = writtenIn(headers).filter(({ header }) => header !== usual);
  const both = wire === "anthropic" && table?.get("auth", "authHeader");
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

function quirks({ table }: Sources, { store }: Chat, url: string | null): readonly Condition[] {
  const kept = table?.get("key", "apiKey");
  return [
    ...(store ? [{ kind: "key-may-be-stored" as const, layer: store, first: true }] : []),
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
function speech(r: Recorder, s: Sources): Route {
  const { speech: names } = openclaw;
  const why = { won: msg("speech has settings of its own"), none: msg("speech finds none") };
  const found = key(r, s, variable(s, names.key));
  const url = r.pick("baseUrl", [...inTable(s, "baseUrl"), ...variable(s, names.baseUrl)], why);
  const chosen = r.pick("model", [...inTable(s, "model"), ...variable(s, names.model)], why);
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

const policy: Policy<Sources> = {
  client: "openclaw",
  version: "2026.9",
  view: "wire",
  source: sources.clientsSeen,
  resolve(r, from) {
    const { chat } = from;
    if (!chat) return speech(r, from);
    const wire = wireOf(from, chat);
    const secret = key(r, from);
    const url = baseUrl(r, from);
    const found = quirks(from, chat, url.value);
    const chosen = model(r, chat);
    return {
      key: secret,
      baseUrl: url,
      mode: noModes,
      model: chosen,
      ...(chat.main?.found ? { foundFor: { model: chosen.value ?? "", provider: from.provider } } : {}),
      alsoModels: alsoModels(chat),
      auth: unlessStopped({ auth: auth(from, chat, wire, secret), quirks: found }),
      protocol: wire,
      pathMode: wire === "anthropic" ? "complete" : "append",
      ...tailOf(wire, url.value, r.facts),
      trims: "all",
      declared: from.table?.get("mode", "api") !== undefined,
      conditions: found,
    };
  },
};

export default [policy];
