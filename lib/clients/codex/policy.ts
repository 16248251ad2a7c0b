// How Codex chooses: a provider by name, and for it one kind of credential, which must be there if it is named.
import { builtinProviders, defaults, names, ownPrefix, searchOff, searchTool, wireApi } from "./facts.ts";
import { sources } from "../../facts/sources.ts";
import { unlessStopped } from "../shared/headers.ts";
import { ask, endsAt, noModes } from "../shared/route.ts";
import { asks, firstIn } from "../shared/series.ts";
import type { Lookup, Policy, Recorder } from "../../model/contracts.ts";
import type { Candidate, SettingsSource } from "../../model/layer.ts";
import { builtin } from "../../model/place.ts";
import type { Also, Header, Outcome, Condition, Route } from "../../model/resolution.ts";
import { Secret } from "../../model/secret.ts";
import { msg, type Message } from "../../model/message.ts";
import type { Sources } from "./sources.ts";

const won = msg("the strongest file that sets it counts");

function provider(r: Recorder, { settings }: Sources): void {
  const named = r.pick("provider", asks(settings, "model_provider"), { won, none: msg("no provider is chosen") });
  if (named.value === null)
    r.derive(
      "provider",
      defaults.provider,
      msg("no `model_provider` is set, so this is the built-in default"),
      builtin,
    );
}

/** Slashes at the end and blanks before it are gone; a blank after a path goes out as `%20`. */
const sentBase = (text: string): string => {
  const base = text.trimStart().replace(/(?<!\/)\/+$/, "");
  return /^https?:\/\/[^/\s]+\/\S*\s+$/i.test(base) ? base.replace(/\s/g, "%20") : base;
};

function baseUrl(r: Recorder, { settings, tables, env }: Sources, own: boolean): Route["baseUrl"] {
  const order = own ? asks(settings, "openai_base_url") : asks(tables, "base_url");
  const url = r.pick("baseUrl", order, { won, none: msg("the provider has no base URL") });
  const variable = env.get("baseUrl", "OPENAI_BASE_URL");
  if (variable)
    r.note(
      "baseUrl",
      variable.name,
      "ignored",
      variable.place,
      msg("Codex does not read it: only its own settings count"),
    );
  if (url.value !== null) return { ...url, value: sentBase(url.value), origin: "client" };
  const because = msg("no base URL is set, so requests go to OpenAI");
  return { ...r.derive("baseUrl", defaults.base, because, builtin), origin: "default" };
}

/** What the client sends nothing to: no address, or none that it can take apart. */
const isRefused = (url: string): boolean => !/^https?:\/\/[^\s${}<>]+$/i.test(url);

/** Without `chosen` the model that is set is meant for the provider that is, unless its name says otherwise. */
function model(r: Recorder, { models, chosen }: Sources, usual: string): Outcome<string> {
  const set = r.pick("model", asks(models, "model"), { won, none: msg("no model is set") });
  if (set.value !== null && (chosen || r.facts.isMimoModel(set.value))) return set;
  if (!chosen)
    return { value: null, place: null, because: msg("the model that is set is for the provider that is chosen") };
  return r.derive("model", usual, msg("no model is set, so this is the built-in default"), builtin);
}

/** Whoever describes a provider of their own wants it to be asked. */
function fallback({ settings }: Sources, { origin }: Route["baseUrl"], own: boolean): readonly Condition[] {
  const because = msg("no `model_provider` counts, so Codex asks OpenAI");
  return own && origin === "default"
    ? [{ kind: "falls-back", because, place: settings[0]?.place("model_provider") ?? null }]
    : [];
}

interface Credentials {
  readonly key: Outcome<Secret>;
  readonly auth: Route["auth"];
  readonly quirks: readonly Condition[];
}

const lone = msg("`env_key` is set, and nothing else is tried");
const ignored =
  (because: Message): Lookup["unless"] =>
  () => ({ verdict: "ignored", because });

/** The variable that `env_key` names must hold the key; without `env_key` a token in the settings, then the login. */
function bearer(
  r: Recorder,
  from: Sources,
  own: boolean,
): { readonly key: Outcome<Secret>; readonly misused: Candidate | undefined } {
  const envKey = own
    ? undefined
    : r.pick("auth", asks(from.tables, "env_key"), { won, none: msg("no variable is named") });
  const named = envKey?.candidate;
  const misused = named?.value instanceof Secret ? named : undefined;
  if (misused) r.refuse("key", { ...misused, slot: "key" }, msg("taken for the name of a variable"));
  const name = misused === undefined && envKey?.value !== null ? envKey?.value : undefined;
  const { dotenv, env, tables } = from;
  const order: Lookup[] = [];
  if (name !== undefined) {
    // What Codex keeps for itself is not taken from its `.env`.
    if (dotenv && !name.startsWith(ownPrefix)) order.push({ from: dotenv, names: [name], blank: "ends" });
    order.push(...ask(env, name));
  }
  const unless = named ? ignored(lone) : undefined;
  order.push(...asks(tables, "experimental_bearer_token").map((it) => ({ ...it, blank: "skips" as const, unless })));
  if (wantsLogin(from, own)) order.push(...login(from).map((it) => ({ ...it, unless })));
  else unused(r, from);
  const none =
    name === undefined ? msg("the provider names no key") : msg("the variable that `env_key` names is not set");
  return { key: r.pick("key", order, { won: msg("it comes first in the order of this provider"), none }), misused };
}

const wantsLogin = ({ tables }: Sources, own: boolean): boolean =>
  own || firstIn(tables, "auth", "requires_openai_auth")?.value === true;

const login = ({ env, auth }: Sources): readonly Lookup[] => [...ask(env, names.key), ...ask(auth, names.storedKey)];

/** Keys that people expect to count, and that this provider does not ask for. */
function unused(r: Recorder, read: Sources): void {
  for (const { from, names: all } of login(read))
    for (const name of all) {
      const found = from.get("key", name);
      if (found) r.note("key", found.name, "ignored", found.place, msg("`requires_openai_auth` is not set"));
    }
}

const headerNames = ["authorization", "api-key", "x-api-key"] as const;

interface Written {
  readonly header: Header;
  readonly from: SettingsSource;
  readonly candidate: Candidate;
}

/** Headers that the settings write out; a variable's value comes before a text. */
const headers = (read: Sources): readonly Written[] =>
  headerNames.flatMap((header): readonly Written[] => {
    for (const from of read.headers) {
      const candidate = from.get("key", header);
      if (candidate?.value instanceof Secret) return [{ header, from, candidate }];
    }
    return [];
  });

const alsoOf = ({ header, candidate }: Written): Also => ({
  header,
  key: candidate.value instanceof Secret ? candidate.value : null,
  place: candidate.place,
});

function credentials(r: Recorder, from: Sources, own: boolean): Credentials {
  const { key, misused } = bearer(r, from, own);
  const written = own ? [] : headers(from);
  const because = msg("Codex sends it as Bearer");
  if (key.value) {
    const also = written.filter(({ header }) => header !== "authorization").map(alsoOf);
    return { key, auth: { value: "authorization", place: null, because, also }, quirks: [] };
  }
  const none: Route["auth"] = { value: null, place: null, because: msg("no header is sent"), also: [] };
  if (misused) return { key, auth: none, quirks: [{ kind: "key-as-name", candidate: misused }] };
  const [first, ...rest] = from.tables[0] && !hasEnvKey(from) ? written : [];
  if (!first) return { key, auth: none, quirks: [] };
  const header = r.pick("key", [{ from: first.from, names: [first.header] }], {
    won: msg("the settings write this header out"),
    none: key.because,
  });
  const auth = {
    value: first.header,
    place: first.candidate.place,
    because: msg("the settings write it out"),
    also: rest.map(alsoOf),
  };
  return { key: header, auth, quirks: [] };
}

const hasEnvKey = ({ tables }: Sources): boolean => firstIn(tables, "auth", "env_key") !== undefined;

/** A line end in a key makes Codex leave the header out without a word. */
function withoutBrokenHeader({ key, auth, quirks }: Credentials): Credentials {
  if (!key.value?.info.lineEnd) return { key, auth, quirks };
  const because = msg("a line end in the key makes Codex leave the header out");
  return {
    key,
    auth: { ...auth, value: null, because },
    quirks: [...quirks, { kind: "auth-disabled", because, place: key.place }],
  };
}

/** A program's output comes before all else; a keyring and a login where no key was found. */
function stored(from: Sources, own: boolean, key: Outcome<Secret>): readonly Condition[] {
  const { helper, keyring, login } = from;
  if (helper) return [{ kind: "key-may-be-stored", layer: helper, first: true }];
  const layer = wantsLogin(from, own) ? (keyring ?? login) : undefined;
  const whose = keyring ? {} : { login: "OpenAI" };
  return layer && !key.value ? [{ kind: "key-may-be-stored", layer, first: false, ...whose }] : [];
}

function wire({ tables }: Sources): readonly Condition[] {
  const set = firstIn(tables, "mode", "wire_api");
  return set && set.value !== wireApi
    ? [{ kind: "wire-refused", value: String(set.value), wanted: wireApi, place: set.place }]
    : [];
}

/** Codex brings a search that the service would have to run, unless it is told not to. */
function hosted({ settings }: Sources): Pick<Route, "hosted"> {
  const set = firstIn(settings, "mode", searchTool);
  if (set?.value === searchOff) return {};
  const off = msg('`{name} = "{off}"` above the first `[…]`', { name: searchTool, off: searchOff });
  return { hosted: { tool: searchTool, off, place: set?.place ?? null } };
}

export const codexPolicy = (version: string, usual: string): Policy<Sources> => ({
  client: "codex",
  version,
  view: "wire",
  source: sources.clientsSeen,
  resolve(r, from) {
    if (from.stopped)
      return { ...endsAt("file", msg("Codex does not start with this file"), null), protocol: "openai-responses" };
    provider(r, from);
    const own = builtinProviders.has(from.provider) && !from.tables[0]?.get("config", "name");
    const url = baseUrl(r, from, own);
    const { key, auth, quirks } = withoutBrokenHeader(credentials(r, from, own));
    const found: readonly Condition[] = [
      ...quirks,
      ...fallback(from, url, own),
      ...stored(from, own, key),
      ...wire(from),
      ...(isRefused(url.value ?? "") ? [{ kind: "url-refused" as const }] : []),
    ];
    return {
      key,
      baseUrl: url,
      mode: noModes,
      model: model(r, from, usual),
      auth: unlessStopped({ auth, quirks: found }),
      protocol: "openai-responses",
      pathMode: "append",
      needsKey: hasEnvKey(from),
      ...hosted(from),
      conditions: found,
    };
  },
});
