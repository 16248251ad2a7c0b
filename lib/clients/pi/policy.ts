// How Pi and its kin choose: a provider that has a key, and for the key the order of the version.
import type { Facts } from "../../model/facts.ts";
import { wires, type Builtin, type Line } from "./facts.ts";
import type { Lookup, Policy, Recorder, Source } from "../../model/contracts.ts";
import { builtin } from "../../model/place.ts";
import type { Also, Condition, Header, Outcome, Route, Protocol } from "../../model/resolution.ts";
import type { Secret } from "../../model/secret.ts";
import { msg, type Message } from "../../model/message.ts";
import { credentials, unlessStopped, unsendable, writtenIn } from "../shared/headers.ts";
import { ask, endsAt, noModes, nowhere, stopped, unlessAddress } from "../shared/route.ts";
import { keyOf } from "./key.ts";
import type { Sources } from "./sources.ts";

interface Seen extends Sources {
  readonly r: Recorder;
}

/** Only one slash at the end is gone before the path is added. */
const sentBase = (text: string): string => text.replace(/\/$/, "");

/** A key that begins like one of a plan leads to a plan, and nobody asked which region it is of. */
function byPrefix(
  { r, provider }: Seen,
  { byPrefix: row }: Line,
  { value }: Outcome<Secret>,
): Route["baseUrl"] | undefined {
  const { tokenPlanPrefix = false, edges } = value?.info ?? {};
  if (!row || row.provider !== provider || !tokenPlanPrefix || edges === "leading" || edges === "both")
    return undefined;
  const because = msg("the key begins with `tp-`, and of the regions this one is tried first");
  return { ...r.derive("baseUrl", row.base, because, builtin), origin: "key-prefix", guessed: true };
}

function baseUrl(s: Seen, line: Line, own: Builtin | undefined, key: Outcome<Secret>): Route["baseUrl"] {
  const { r, model, table } = s;
  const url = r.pick("baseUrl", [...ask(model, "baseUrl"), ...ask(table, "baseUrl")], {
    won: msg("`baseUrl` of the model comes before the one of the provider"),
    none: msg("no base URL is set"),
  });
  if (url.value !== null) return { ...url, value: sentBase(url.value), origin: "client" };
  if (!own) return { ...url, origin: "client" };
  const plan = byPrefix(s, line, key);
  if (plan) return plan;
  const because = msg("no base URL is set, so this is the built-in one of the provider");
  return { ...r.derive("baseUrl", own.base, because, builtin), origin: "default" };
}

/** What is described in the file names its protocol; what is built in has one. */
function apiOf({ r, model, table }: Seen, own: Builtin | undefined): Outcome<string> {
  const order = model || !own ? [...ask(model, "api"), ...ask(table, "api")] : [];
  return r.pick("config", order, {
    won: msg("`api` of the model comes before the one of the provider"),
    none: msg("no `api` is set"),
  });
}

const inSettings = ({ settings }: Sources, name: string): readonly Lookup[] =>
  settings.map((from) => ({ from, names: [name] }));

function modelOf(s: Seen, { title, wanted }: Line): Outcome<string> {
  const { r, modelId: sent } = s;
  const set = r.pick("model", inSettings(s, wanted.model), {
    won: msg("`{name}` says which model is wanted", { name: wanted.model }),
    none: msg("no model is set"),
  });
  if (sent === undefined) return { ...set, value: null, place: null };
  const named = wanted.provider === undefined ? `${s.provider}/${sent}` : sent;
  if (set.value === named || set.value?.startsWith(`${named}:`)) return { ...set, value: sent };
  if (set.candidate)
    r.note("model", set.candidate.name, "ignored", set.place, msg("this provider has no such model, or no key"));
  const because =
    s.taken === "instead"
      ? msg("what is wanted cannot be used, so {title} takes this one without a word", { title })
      : msg("the provider's usual model");
  return r.derive("model", sent, because, s.model?.place("id") ?? builtin);
}

function headerOf(line: Line, wire: Protocol, own: Builtin | undefined, { candidate }: Outcome<Secret>): Header {
  const special = own?.keys.find(({ name }) => candidate?.place.kind === "env" && candidate.name === name)?.header;
  return special ?? line.headers[wire];
}

function auth(s: Seen, line: Line, wire: Protocol, own: Builtin | undefined, key: Outcome<Secret>) {
  const header = headerOf(line, wire, own, key);
  const both = s.table?.get("auth", "authHeader");
  const bearer: readonly Also[] =
    both?.value === true && header !== "authorization" && key.value
      ? [{ header: "authorization", key: key.value, place: both.place }]
      : [];
  const ofModel = writtenIn(s.modelHeaders);
  const ofProvider = writtenIn(s.headers).filter((it) => !ofModel.some(({ header }) => header === it.header));
  return credentials(key, header, [...bearer, ...ofModel, ...ofProvider]);
}

const lostBecause = ({ lost }: Sources, { title }: Line): Message | undefined => {
  if (lost === undefined) return undefined;
  return lost === "file"
    ? msg("{title} leaves the whole file out in which the provider is described", { title })
    : msg("{title} leaves the provider out: its description is not complete", { title });
};

function unsetHeader({ unsetHeader: unset, headers }: Sources): readonly Condition[] {
  if (!unset) return [];
  const { header, variable } = unset;
  const because = msg("the header `{header}` refers to `{name}`, which is not set", { header, name: variable });
  return [stopped("provider", because, headers?.place(header) ?? null)];
}

/** The wanted provider is MiMo's and has no key; another vendor's has one and is taken. */
function instead({ provider: id, taken, wished, table }: Sources, { title, own }: Line): readonly Condition[] {
  if (taken !== "instead" || !wished || own.includes(id) || table) return [];
  return [
    {
      kind: "falls-back",
      because: msg("{title} takes `{id}`, which does not lead to MiMo", { title, id }),
      place: null,
    },
  ];
}

function through(s: Seen, line: Line, own: Builtin | undefined, facts: Facts): Route {
  const { key, quirks } = keyOf(s.r, s, line, own);
  const url = baseUrl(s, line, own, key);
  const api = apiOf(s, own);
  const wire = api.value === null ? own?.wire : wires[api.value];
  if (wire === undefined)
    return endsAt("provider", msg("`{api}` is no protocol that leads to MiMo", { api: api.value ?? "" }), api.place);
  const sent = auth(s, line, wire, own, key);
  const all = [
    ...quirks,
    ...sent.quirks,
    ...unsendable(key),
    ...unlessAddress(url.value, facts),
    ...unsetHeader(s),
    ...instead(s, line),
  ];
  // Without a key it stops before it asks.
  const silent = key.value === null || key.candidate?.unset !== undefined;
  return {
    key: sent.key,
    baseUrl: url,
    mode: noModes,
    model: modelOf(s, line),
    auth: silent ? { ...sent.auth, value: null, also: [] } : unlessStopped({ auth: sent.auth, quirks: all }),
    protocol: wire,
    pathMode: "append",
    declared: api.value !== null,
    needsKey: true,
    conditions: all,
  };
}

export const piPolicy = (client: string, line: Line, source: Source): Policy<Sources> => ({
  client,
  version: line.version,
  view: "wire",
  source,
  resolve(r, from) {
    const id = from.provider;
    const { title, wanted } = line;
    const chosen = r.pick("provider", inSettings(from, wanted.provider ?? wanted.model), {
      won: msg("it says which provider is wanted"),
      none: msg("no provider is wanted"),
    });
    const missing = lostBecause(from, line);
    if (missing) return nowhere(stopped("file", missing, null));
    const own = Object.hasOwn(line.builtins, id) ? line.builtins[id] : undefined;
    if (own || from.table) return through({ ...from, r }, line, own, r.facts);
    if (id === "" || from.taken === undefined)
      return endsAt("provider", msg("no provider has a key that {title} can use", { title }), chosen.place);
    return nowhere({
      kind: "falls-back",
      because: msg("{title} takes `{id}`, which does not lead to MiMo", { title, id }),
      place: chosen.place,
    });
  },
});
