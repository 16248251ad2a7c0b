// Knows how Pi and its kin choose: a provider that has a key, and for the key the order of the version.
import { wires, type Builtin, type Line } from "../../facts/pi.ts";
import type { Ask, Policy, Recorder, Source } from "../../model/contracts.ts";
import type { Candidate } from "../../model/layer.ts";
import { builtin } from "../../model/place.ts";
import type { Also, Header, Outcome, Quirk, Route, Wire } from "../../model/resolution.ts";
import { Secret } from "../../model/secret.ts";
import { say, type Text } from "../../model/text.ts";
import { credentials, unlessStopped, unsendable, writtenIn } from "../headers.ts";
import { asked, endsAt, noModes, nowhere, stopped, unlessAddress } from "../route.ts";
import { asks } from "../series.ts";

type Spot = Line["order"][number];

const headers = {
  "openai-chat": "authorization",
  "openai-responses": "authorization",
  anthropic: "x-api-key",
} as const;

const why: Readonly<Record<Spot, Text>> = {
  stored: say("a key that was entered in Pi comes first"),
  table: say("`apiKey` of the provider"),
  variables: say("the provider's own variable"),
};

/** Not set, and nothing stands in for it: the next place is asked. */
const passedOver: Ask["unless"] = ({ unset }) =>
  unset === undefined
    ? undefined
    : { verdict: "ignored", because: say("it refers to `{name}`, which is not set", { name: unset }) };

const printed: Ask["unless"] = () => ({
  verdict: "ignored",
  because: say("a program prints it, which is never run"),
});
const behind: Ask["unless"] = () => ({
  verdict: "shadowed",
  because: say("the output of a program comes first"),
});

/** Every place where a key is looked for, with the setting that names a program, if any does. */
function order(r: Recorder, line: Line, own: Builtin | undefined): { all: readonly Ask[]; program?: Candidate } {
  const of: Readonly<Record<Spot, readonly Ask[]>> = {
    stored: asked(r, "stored", "key").map((it) =>
      line.references === "dollar" ? { ...it, unless: passedOver } : { ...it, blank: "ends" },
    ),
    table: asked(r, "table", "apiKey"),
    variables: asked(r, "env", ...(own?.keys ?? []).map(({ name }) => name)),
  };
  const all: Ask[] = [];
  let program: Candidate | undefined;
  for (const ask of line.order.flatMap((source) => of[source])) {
    const command = ask.names.map((name) => ask.from.get("key", name)).find((it) => it?.stored);
    all.push(program ? { ...ask, unless: behind } : command ? { ...ask, unless: printed } : ask);
    program ??= command;
  }
  return program ? { all, program } : { all };
}

const sourceOf = (r: Recorder, { candidate }: Outcome<Secret>): Spot => {
  if (!candidate || candidate.name === r.from("table")?.label("apiKey")) return "table";
  return r.from("stored")?.get("key", "key")?.place === candidate.place ? "stored" : "variables";
};

interface Keyed {
  readonly key: Outcome<Secret>;
  readonly quirks: readonly Quirk[];
}

function keyOf(r: Recorder, line: Line, own: Builtin | undefined): Keyed {
  const { all, program } = order(r, line, own);
  const key = r.pick("key", all, { won: say("it comes first"), none: say("the provider has no key") });
  const login = r.from("login");
  const store = program
    ? { ...program.layer, id: "pi:program", title: say("the program that `{name}` names", { name: program.name }) }
    : login && { ...login.layer, id: "pi:login", title: say("a login with an account") };
  return {
    key: key.value ? { ...key, because: why[sourceOf(r, key)] } : key,
    quirks: store ? [{ kind: "key-may-be-stored", layer: store, first: true }] : [],
  };
}

/** Only one slash at the end is gone before the path is added. */
const sentBase = (text: string): string => text.replace(/\/$/, "");

function baseUrl(r: Recorder, own: Builtin | undefined): Route["baseUrl"] {
  const url = r.pick("baseUrl", [...asked(r, "model", "baseUrl"), ...asked(r, "table", "baseUrl")], {
    won: say("`baseUrl` of the model comes before the one of the provider"),
    none: say("no base URL is set"),
  });
  if (url.value !== null) return { ...url, value: sentBase(url.value), origin: "client" };
  if (!own) return { ...url, origin: "client" };
  const because = say("no base URL is set, so this is the built-in one of the provider");
  return { ...r.derive("baseUrl", own.base, because, builtin), origin: "default" };
}

/** What is described in the file names its protocol; what is built in has one. */
function apiOf(r: Recorder, own: Builtin | undefined): Outcome<string> {
  const order = r.from("model") || !own ? [...asked(r, "model", "api"), ...asked(r, "table", "api")] : [];
  return r.pick("config", order, {
    won: say("`api` of the model comes before the one of the provider"),
    none: say("no `api` is set"),
  });
}

function model(r: Recorder): Outcome<string> {
  const sent = r.hint("model");
  const set = r.pick("model", asks(r, "settings", "defaultModel"), {
    won: say("`defaultModel` says which model is wanted"),
    none: say("no model is set"),
  });
  if (sent === undefined) return { ...set, value: null, place: null };
  if (set.value === sent) return set;
  if (set.candidate)
    r.note("model", set.candidate.name, "ignored", set.place, say("this provider has no such model, or no key"));
  const because =
    r.hint("taken") === "instead"
      ? say("what is wanted cannot be used, so Pi takes this one without a word")
      : say("the provider's usual model");
  return r.derive("model", sent, because, r.from("model")?.place("id") ?? builtin);
}

function headerOf(wire: Wire, own: Builtin | undefined, { candidate }: Outcome<Secret>): Header {
  const special = own?.keys.find(({ name }) => candidate?.place.kind === "env" && candidate.name === name)?.header;
  return special ?? headers[wire];
}

function auth(r: Recorder, wire: Wire, own: Builtin | undefined, key: Outcome<Secret>) {
  const header = headerOf(wire, own, key);
  const both = r.from("table")?.get("auth", "authHeader");
  const bearer: readonly Also[] =
    both?.value === true && header !== "authorization" && key.value
      ? [{ header: "authorization", key: key.value, place: both.place }]
      : [];
  const ofModel = writtenIn(r.from("modelHeaders"));
  const ofProvider = writtenIn(r.from("headers")).filter((it) => !ofModel.some(({ header }) => header === it.header));
  return credentials(key, header, [...bearer, ...ofModel, ...ofProvider]);
}

const lost: Readonly<Record<string, Text>> = {
  file: say("Pi leaves the whole file out in which the provider is described"),
  provider: say("Pi leaves the provider out: its description is not complete"),
};

function through(r: Recorder, line: Line, own: Builtin | undefined): Route {
  const { key, quirks } = keyOf(r, line, own);
  const url = baseUrl(r, own);
  const api = apiOf(r, own);
  const wire = api.value === null ? own?.wire : wires[api.value];
  if (wire === undefined)
    return endsAt("provider", say("`{api}` is no protocol that leads to MiMo", { api: api.value ?? "" }), api.place);
  const sent = auth(r, wire, own, key);
  const all = [...quirks, ...sent.quirks, ...unsendable(key), ...unlessAddress(url.value)];
  // Without a key it stops before it asks.
  const silent = key.value === null || key.candidate?.unset !== undefined;
  return {
    key,
    baseUrl: url,
    mode: noModes,
    model: model(r),
    auth: silent ? { ...sent.auth, value: null, also: [] } : unlessStopped({ auth: sent.auth, quirks: all }),
    wire,
    path: "added",
    declared: api.value !== null,
    quirks: all,
  };
}

export const piPolicy = (client: string, line: Line, source: Source): Policy => ({
  client,
  version: line.version,
  view: "wire",
  source,
  resolve(r) {
    const id = r.hint("provider") ?? "";
    const chosen = r.pick("provider", asks(r, "settings", "defaultProvider"), {
      won: say("`defaultProvider` says which provider is wanted"),
      none: say("no provider is wanted"),
    });
    const missing = lost[r.hint("lost") ?? ""];
    if (missing) return nowhere(stopped("file", missing, null));
    const own = Object.hasOwn(line.builtins, id) ? line.builtins[id] : undefined;
    if (own || r.from("table")) return through(r, line, own);
    if (id === "" || r.hint("taken") === undefined)
      return endsAt("provider", say("no provider has a key that Pi can use"), chosen.place);
    return nowhere({
      kind: "falls-back",
      because: say("Pi takes `{id}`, which does not lead to MiMo", { id }),
      place: chosen.place,
    });
  },
});
