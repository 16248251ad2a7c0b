// How Claude Code 2.1 chooses: each variable from the strongest file that sets it, and every credential that is set is sent.
import { unlessStopped } from "../shared/headers.ts";
import * as cc from "./facts.ts";
import { sources } from "../../facts/sources.ts";
import type { Lookup, Policy, Recorder } from "../../model/contracts.ts";
import type { Candidate, Slot } from "../../model/layer.ts";
import { builtin, type Place } from "../../model/place.ts";
import type { Also, AlsoModel, Outcome, Condition, Route } from "../../model/resolution.ts";
import type { Secret } from "../../model/secret.ts";
import { msg, type Message } from "../../model/message.ts";
import { firstIn } from "../shared/series.ts";
import { ask, noModes, unlessAddress } from "../shared/route.ts";
import type { Sources } from "./sources.ts";

/** Sources of a variable: files from the strongest on, then the shell, where alone a blank counts as unset. */
const asks = ({ variables, shell }: Sources, name: string): readonly Lookup[] => [
  ...variables.map((from): Lookup => ({ from, names: [name], blank: "ends" })),
  ...ask(shell, name),
];

const firstOf = ({ variables, shell }: Sources, slot: Slot, name: string): Candidate | undefined =>
  firstIn([...variables, shell], slot, name);

const won = msg("a settings file beats the shell, and the strongest file that sets the variable counts");

function baseUrl(r: Recorder, from: Sources): Route["baseUrl"] {
  const url = r.pick("baseUrl", asks(from, cc.names.baseUrl), { won, none: msg("no base URL is set") });
  if (url.value !== null)
    return {
      ...url,
      value: url.value.trim().replace(/\/$/, ""),
      origin: url.candidate?.layer.scope === "process" ? "env" : "client",
    };
  const because = msg("no base URL is set, or a blank one, so requests go to Anthropic");
  return { ...r.derive("baseUrl", cc.defaultBase, because, builtin), origin: "default" };
}

interface Credentials {
  readonly key: Outcome<Secret>;
  readonly auth: Route["auth"];
}

const none = msg("no variable, no helper and no login is set");

/** Token and key are separate variables: where both are set, both are sent. */
function credentials(r: Recorder, from: Sources): Credentials {
  const token = r.pick("key", asks(from, cc.names.token), { won, none });
  const own = apiKey(r, from);
  const bearer = msg("`{name}` goes as Bearer", { name: cc.names.token });
  const also = customHeaders(from);
  if (token.value) {
    const second: Also[] =
      own.value && own.candidate
        ? [{ header: "x-api-key", key: own.value, place: own.place, candidate: own.candidate }]
        : [];
    const because = own.value ? msg("both are set, and both are sent") : bearer;
    return { key: token, auth: { value: "authorization", place: null, because, also: [...second, ...also] } };
  }
  if (own.value) {
    const because = msg("`{name}` goes into `x-api-key`", { name: own.candidate?.name ?? cc.names.apiKey });
    return { key: own, auth: { value: "x-api-key", place: null, because, also } };
  }
  const login = r.pick("key", ask(from.shell, cc.names.login), {
    won: msg("no variable is set, so a Claude login is sent, to whatever base URL"),
    none,
  });
  return { key: login, auth: { value: login.value ? "authorization" : null, place: null, because: bearer, also } };
}

/** The variable; else the key that a login to the console left in Claude Code's own file. */
function apiKey(r: Recorder, from: Sources): Outcome<Secret> {
  const variable = r.pick("key", asks(from, cc.names.apiKey), { won, none });
  const { state, helper, login } = from;
  if (variable.value || !state || helper || login) return variable;
  const because = msg("no variable is set, so the key of the console login is sent");
  return r.pick("key", ask(state, "primaryApiKey"), { won: because, none });
}

/** `Name: value` a line; what they carry was hidden at first sight, the names are not. */
function customHeaders(from: Sources): readonly Also[] {
  const found = firstOf(from, "mode", cc.names.headers);
  if (!found || typeof found.value !== "string") return [];
  const names = found.value.split(/\r?\n/).map((line) => line.split(":")[0]?.trim().toLowerCase());
  return (["authorization", "api-key", "x-api-key"] as const)
    .filter((header) => names.includes(header))
    .map((header) => ({ header, key: null, place: found.place }));
}

function model(r: Recorder, from: Sources): Outcome<string> {
  const inFiles = from.settings.flatMap((it) => ask(it, "model"));
  // A blank one in a file is sent as it is.
  const named = asks(from, cc.names.model).map((ask) => (ask.blank ? { ...ask, blank: "takes" as const } : ask));
  const chosen = r.pick("model", [...named, ...inFiles, ...asks(from, "ANTHROPIC_DEFAULT_OPUS_MODEL")], {
    won: msg("`{name}` comes before `model` in the settings", { name: cc.names.model }),
    none: msg("no model is set"),
  });
  if (chosen.value === null)
    return r.derive("model", cc.defaultModel, msg("no model is set, so this is the built-in default"), builtin);
  const alias = cc.modelAliases[cc.sentModel(chosen.value).toLowerCase()];
  if (!alias) return { ...chosen, value: cc.sentModel(chosen.value) };
  const meant = r.pick("model", asks(from, alias), {
    won: msg("`{alias}` stands for it", { alias: chosen.value }),
    none: msg("nothing says what `{alias}` stands for", { alias: chosen.value }),
  });
  if (meant.value !== null) return { ...meant, value: cc.sentModel(meant.value) };
  const own = msg("nothing says what `{alias}` stands for, so it is the built-in model", { alias: chosen.value });
  return { ...r.derive("model", cc.aliasDefaults[alias], own, builtin) };
}

/** Models that are asked for besides: titles, searches, subagents. */
const alsoModels = (from: Sources): readonly AlsoModel[] =>
  Object.keys(cc.otherModels).flatMap((name) => {
    const found = firstOf(from, "model", name);
    const value = typeof found?.value === "string" ? cc.sentModel(found.value) : "";
    return found && value !== "" && !Object.hasOwn(cc.modelAliases, value) ? [{ value, place: found.place }] : [];
  });

function quirks({ helper, login }: Sources, key: Outcome<Secret>): readonly Condition[] {
  const layer = helper ?? login;
  if (!layer) return [];
  return [{ kind: "key-may-be-stored", layer, first: !key.value, ...(helper ? {} : { login: "Anthropic" }) }];
}

interface Cloud {
  readonly because: Message;
  readonly place: Place | null;
}

function otherCloud(from: Sources): Cloud | undefined {
  for (const name of cc.otherClouds) {
    const set = firstOf(from, "mode", name);
    if (set && !["", "0", "false"].includes(String(set.value).trim()))
      return {
        because: msg("`{name}` is set, so another cloud is asked with its own credentials", { name }),
        place: set.place,
      };
  }
  return undefined;
}

const withheld = ({ because, place }: Cloud): Credentials => ({
  key: { value: null, place: null, because },
  auth: { value: null, place, because, also: [] },
});

const policy: Policy<Sources> = {
  client: "claude-code",
  version: "2.1",
  view: "wire",
  source: sources.clientsSeen,
  resolve(r, from) {
    const url = baseUrl(r, from);
    const cloud = otherCloud(from);
    const { key, auth } = cloud ? withheld(cloud) : credentials(r, from);
    const all: readonly Condition[] = [
      ...(cloud ? [{ kind: "falls-back" as const, ...cloud }] : quirks(from, key)),
      ...unlessAddress(url.value, r.facts),
    ];
    return {
      key,
      baseUrl: url,
      mode: noModes,
      model: model(r, from),
      alsoModels: alsoModels(from),
      auth: unlessStopped({ auth, quirks: all }),
      protocol: "anthropic",
      pathMode: "append",
      trims: "both",
      needsKey: true,
      conditions: all,
    };
  },
};

export default [policy];
