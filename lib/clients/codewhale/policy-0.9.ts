// How CodeWhale 0.9 chooses: mode and URL select the family of keys, and the key may move the URL.
import * as cw from "./facts.ts";
import { builtInOf } from "../../facts/built-in.ts";
import { sources } from "../../facts/sources.ts";
import type { Lookup, Policy } from "../../model/contracts.ts";
import type { Candidate } from "../../model/layer.ts";
import { builtin } from "../../model/place.ts";
import type { Origin, Outcome, Condition, Route } from "../../model/resolution.ts";
import { Secret } from "../../model/secret.ts";
import { msg, type Message } from "../../model/message.ts";
import {
  addressOfMode,
  asConfigured,
  authOf,
  explicitUrl,
  managed,
  modeOf,
  named,
  none,
  type Seen,
  type Sources,
} from "./sources.ts";

const version = "0.9";
/** The URL as configured, before the key has a say. */
function configuredUrl(s: Seen): Outcome<string> {
  const url = explicitUrl(s, { from: s.root, names: ["base_url"], blank: "takes" });
  const won = msg("an explicit base URL comes before any mode");
  // The half that sends looks a second time, and then a blank first alias no longer hides the second.
  return url.value === null && s.sends
    ? s.r.pick("baseUrl", [{ from: s.env, names: cw.urlNames }], { won, none })
    : url;
}

/** A key in the file counts only where it is a text of its own: not blank, not the keyring's sentinel. */
const literal = (candidate: Candidate | undefined): Candidate | undefined =>
  candidate &&
  candidate.state !== "blank" &&
  candidate.state !== "misshapen" &&
  !(candidate.value instanceof Secret && candidate.value.info.sentinel)
    ? candidate
    : undefined;

const fileKey = (s: Seen): Candidate | undefined =>
  literal(s.managed?.get("key", "api_key")) ?? literal(s.table.get("key", "api_key"));

/** Names of the family that mode and URL select. */
function family(url: string | null, kind: cw.ModeKind | null): readonly string[] {
  if (kind === "standard" || (url !== null && cw.isPaygUrl(url))) return cw.keyNames.standard;
  if (kind !== null || (url !== null && cw.isPlanUrl(url))) return cw.keyNames.tokenPlan;
  return cw.allKeyNames;
}

const firstKey = (s: Seen, names: readonly string[]): Candidate | undefined =>
  names.map((name) => s.env.get("key", name)).find((candidate) => candidate && candidate.state !== "blank");

interface Decision {
  readonly url: string;
  readonly origin: Origin;
  readonly because: Message;
  readonly by: Candidate | undefined;
  readonly guessed: boolean;
}

/** The URL that the key leaves standing (research: decision table 3.2). */
function decideUrl(url: Outcome<string>, kind: cw.ModeKind | null, k: Candidate | undefined): Decision | null {
  const plan = k?.value instanceof Secret && k.value.info.tokenPlanPrefix;
  if (url.value !== null) {
    if (kind === "standard" || !cw.isPaygUrl(url.value) || !plan) return null;
    const guessed = kind === null || kind === "generic" || kind === "unknown";
    const region = guessed ? cw.defaultRegion[version] : kind;
    const because = msg("`{key}` begins with `tp-`, and this version then replaces a pay-as-you-go URL", {
      key: k.name,
    });
    return { url: builtInOf(region).openai, origin: "key-override", because, by: k, guessed };
  }
  if (kind !== null) {
    const { url: address, guessed } = addressOfMode(kind, version);
    return { url: address, origin: "mode", because: modeReason(kind), by: undefined, guessed };
  }
  const sgp = builtInOf(cw.defaultRegion[version]).openai;
  if (!k)
    return {
      url: sgp,
      origin: "default",
      because: msg("no base URL, no mode and no key is set, so Token Plan Singapore is the default"),
      by: undefined,
      guessed: true,
    };
  if (plan)
    return {
      url: sgp,
      origin: "key-prefix",
      because: msg("`{key}` begins with `tp-`, and Singapore is the default region", { key: k.name }),
      by: k,
      guessed: true,
    };
  return {
    url: builtInOf(null).openai,
    origin: "key-prefix",
    because: msg("`{key}` does not begin with `tp-`, so pay-as-you-go is assumed", { key: k.name }),
    by: k,
    guessed: false,
  };
}

function modeReason(kind: cw.ModeKind): Message {
  if (kind === "standard") return msg("the mode means pay-as-you-go");
  if (kind === "unknown")
    return msg("the mode is not in the table, and this version takes every unknown mode for Token Plan Singapore");
  if (kind === "generic") return msg("the mode names no region, which means Singapore in this version");
  return msg("the mode names this region");
}

interface Placed {
  readonly baseUrl: Route["baseUrl"];
  readonly configured: Outcome<string>;
}

function baseUrl(s: Seen, chosen: Outcome<string>): Placed {
  const configured = configuredUrl(s);
  const kind = chosen.value === null ? null : cw.modeKind(chosen.value);
  const k = fileKey(s) ?? firstKey(s, family(configured.value, kind));
  const decision = decideUrl(configured, kind, k);
  if (!decision) {
    return { configured, baseUrl: asConfigured(s, configured) };
  }
  const place = decision.by?.place ?? (decision.origin === "mode" ? chosen.place : null) ?? builtin;
  if (configured.candidate) s.r.refuse("baseUrl", configured.candidate, decision.because);
  return {
    configured,
    baseUrl: {
      ...s.r.derive("baseUrl", decision.url, decision.because, place),
      origin: decision.origin,
      guessed: decision.guessed,
    },
  };
}

/** Whether the configured URL came from the environment, as the half that sends remembers it. */
function envOwned(s: Seen, configured: Outcome<string>): boolean {
  if (configured.candidate) return configured.candidate.layer.scope === "process" || anyUrlName(s);
  return false;
}

const anyUrlName = (s: Seen): boolean =>
  [...cw.urlNames, ...cw.genericUrlNames].some((name) => {
    const candidate = s.env.get("baseUrl", name);
    return candidate !== undefined && candidate.state !== "blank";
  });

interface KeyChoice {
  readonly outcome: Outcome<Secret>;
  readonly quirks: readonly Condition[];
}

const withheld = msg("this version withholds keys from every URL that is not, letter for letter, an official one");
const outside: Lookup["unless"] = () => ({ verdict: "refused", because: withheld });
const sentinel: Lookup["unless"] = (c) =>
  c.value instanceof Secret && c.value.info.sentinel
    ? { verdict: "ignored", because: msg("`__KEYRING__` means: look in the secret store") }
    : undefined;

function key(s: Seen, url: string, placed: Placed, kind: cw.ModeKind | null): KeyChoice {
  const custom = !cw.isOfficialUrl(url, version);
  const fromFile = placed.configured.candidate !== undefined && placed.configured.candidate.layer.scope !== "process";
  const fileBlocked = s.sends ? custom && envOwned(s, placed.configured) : custom && !fromFile;
  const named = s.sends ? namedVariable(s) : undefined;
  const chosenFamily = family(s.sends ? url : placed.configured.value, kind);
  const rest = s.sends ? cw.allKeyNames : cw.keyNames.standard;
  const order: Lookup[] = [
    ...[...managed(s, "api_key"), { from: s.table, names: ["api_key"] }].map((ask) => ({
      ...ask,
      unless: fileBlocked ? outside : sentinel,
    })),
    ...(named ? [{ ...named, unless: fileBlocked ? outside : undefined }] : []),
    { from: s.env, names: chosenFamily, unless: custom ? outside : undefined },
    { from: s.env, names: rest.filter((name) => !chosenFamily.includes(name)), unless: custom ? outside : undefined },
  ];
  const outcome = s.r.pick("key", order, {
    won: msg("a key in the file comes first, then the names that fit the endpoint"),
    none: custom ? withheld : msg("no name that this version reads holds a key"),
  });
  return { outcome, quirks: outcome.value || !custom ? [] : withheldQuirk(s, order) };
}

/** `api_key_env`: the name of a variable; only the half that sends knows it. */
function namedVariable(s: Seen): Lookup | undefined {
  const named = s.table.get("auth", "api_key_env");
  return named && named.state === "usable" && typeof named.value === "string"
    ? { from: s.env, names: [named.value] }
    : undefined;
}

function withheldQuirk(s: Seen, order: readonly Lookup[]): readonly Condition[] {
  for (const ask of order)
    for (const name of ask.names) {
      const candidate = ask.from.get("key", name);
      if (candidate && candidate.state !== "blank" && ask.unless?.(candidate)?.verdict === "refused")
        return [{ kind: "key-withheld", because: withheld, candidate }];
    }
  return [];
}

function model(s: Seen, url: string): Outcome<string> {
  const order: Lookup[] = [
    { from: s.env, names: cw.genericModelNames, blank: s.sends ? "skips" : "hides" },
    { from: s.env, names: cw.modelNames, blank: s.sends ? "takes" : "hides" },
    { from: s.table, names: ["model"], blank: "takes" },
    {
      from: s.root,
      names: ["default_text_model"],
      blank: s.sends ? "skips" : "takes",
      ...(s.sends ? { unless: unlessDeepseek } : {}),
    },
    ...(s.sends ? [] : [{ from: s.root, names: ["model"] }]),
  ];
  const chosen = s.r.pick("model", order, { won: msg("the environment comes before the file"), none });
  if (chosen.value === null)
    return s.r.derive("model", cw.defaultModel, msg("no model is set, so this is the built-in default"), builtin);
  const official = cw.isOfficialUrl(url, version);
  // On other hosts aliases are left alone, but for the default of the half that sends.
  const aliases = official || (s.sends && chosen.candidate?.name.endsWith("default_text_model"));
  const id = aliases ? cw.modelAlias(chosen.value, version) : undefined;
  return named(chosen, id ?? (official && !s.sends ? chosen.value : cw.trimRust(chosen.value)));
}

const unlessDeepseek: Lookup["unless"] = ({ value }) =>
  typeof value === "string" && cw.isDeepseekModel(value)
    ? { verdict: "ignored", because: msg("a DeepSeek model, not MiMo's") }
    : undefined;

function authMode(s: Seen): Outcome<string> {
  const env: Lookup[] = s.sends ? [] : [{ from: s.env, names: cw.authModeNames, blank: "takes" }];
  return s.r.pick(
    "auth",
    [
      ...env,
      { from: s.table, names: ["auth_mode"], blank: "takes" },
      { from: s.root, names: ["auth_mode"], blank: "takes" },
    ],
    {
      won: msg("the first `auth_mode` counts"),
      none: msg("`auth_mode` is not set"),
    },
  );
}

const policy = (view: "launcher" | "wire"): Policy<Sources> => ({
  client: "codewhale",
  version,
  view,
  source: sources.codewhale09,
  resolve(r, from) {
    const s: Seen = { ...from, r, sends: view === "wire" };
    const chosenMode = modeOf(s);
    const kind = chosenMode.value === null ? null : cw.modeKind(chosenMode.value);
    const placed = baseUrl(s, chosenMode);
    const url = placed.baseUrl.value ?? "";
    const switched = authMode(s);
    const disabled = switched.value !== null && cw.disabledAuthModes.has(cw.trimRust(switched.value).toLowerCase());
    const off = msg("`auth_mode` switches credentials off");
    const { outcome, quirks } = disabled
      ? { outcome: { value: null, place: null, because: off }, quirks: [] }
      : key(s, url, placed, kind);
    const found: Condition[] = [...quirks];
    if (disabled) found.push({ kind: "auth-disabled", because: off, place: switched.place });
    if (cw.refusesUrl(url, s.allowsInsecure)) found.push({ kind: "url-refused" });
    if (s.store && !disabled && cw.isOfficialUrl(url, version))
      found.push({
        kind: "key-may-be-stored",
        layer: s.store.layer,
        first: s.sends ? outcome.candidate?.layer.kind !== "file" : !outcome.value,
      });
    return {
      key: outcome,
      baseUrl: placed.baseUrl,
      mode: chosenMode,
      model: model(s, url),
      auth: disabled ? { value: null, place: null, because: off, also: [] } : authOf(outcome.value, url),
      protocol: "openai-chat",
      pathMode: "complete",
      conditions: found,
    };
  },
});

export default [policy("launcher"), policy("wire")];
