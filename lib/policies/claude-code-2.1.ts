// Knows how Claude Code 2.1 chooses: each variable from the strongest file that sets it, and every credential that is set is sent.
import * as cc from "../facts/claude-code.ts";
import { sources } from "../facts/sources.ts";
import type { Ask, Policy, Recorder } from "../model/contracts.ts";
import { builtin } from "../model/place.ts";
import type { Also, AlsoModel, Outcome, Quirk, Route } from "../model/resolution.ts";
import type { Secret } from "../model/secret.ts";
import { say } from "../model/text.ts";

/** Sources of a variable: files from the strongest on, then the shell, where alone a blank counts as unset. */
function asks(r: Recorder, name: string): readonly Ask[] {
  const found: Ask[] = [];
  for (let n = 0, from = r.from("file0"); from; from = r.from(`file${++n}`))
    found.push({ from, names: [name], blank: "ends" });
  return [...found, { from: r.from("shell")!, names: [name] }];
}

const won = say("a settings file beats the shell, and the strongest file that sets the variable counts");

function baseUrl(r: Recorder): Route["baseUrl"] {
  const url = r.pick("baseUrl", asks(r, cc.names.baseUrl), { won, none: say("no base URL is set") });
  if (url.value !== null)
    return {
      ...url,
      value: url.value.trim().replace(/\/$/, ""),
      origin: url.candidate?.layer.scope === "process" ? "env" : "client",
    };
  const because = say("no base URL is set, or a blank one, so requests go to Anthropic");
  return { ...r.derive("baseUrl", cc.defaultBase, because, builtin), origin: "default" };
}

interface Credentials {
  readonly key: Outcome<Secret>;
  readonly auth: Route["auth"];
}

/** Token and key are separate variables: where both are set, both are sent. */
function credentials(r: Recorder): Credentials {
  const none = say("neither variable is set");
  const token = r.pick("key", asks(r, cc.names.token), { won, none });
  const key = r.pick("key", asks(r, cc.names.apiKey), { won, none });
  const bearer = say("`{name}` goes as Bearer", { name: cc.names.token });
  const own = say("`{name}` goes into `x-api-key`", { name: cc.names.apiKey });
  if (token.value) {
    const also: Also[] = key.candidate
      ? [{ header: "x-api-key", key: key.value, place: key.place, candidate: key.candidate }]
      : [];
    return {
      key: token,
      auth: {
        value: "authorization",
        place: null,
        because: key.value ? say("both variables are set, and both are sent") : bearer,
        also,
      },
    };
  }
  if (key.value) return { key, auth: { value: "x-api-key", place: null, because: own, also: [] } };
  return {
    key: { value: null, place: null, because: none },
    auth: { value: null, place: null, because: none, also: [] },
  };
}

function model(r: Recorder): Outcome<string> {
  const inFiles: Ask[] = [];
  for (let n = 0, from = r.from("root0"); from; from = r.from(`root${++n}`)) inFiles.push({ from, names: ["model"] });
  const chosen = r.pick("model", [...asks(r, cc.names.model), ...inFiles, ...asks(r, "ANTHROPIC_DEFAULT_OPUS_MODEL")], {
    won: say("`{name}` comes before `model` in the settings", { name: cc.names.model }),
    none: say("no model is set"),
  });
  if (chosen.value === null)
    return r.derive("model", cc.defaultModel, say("no model is set, so this is the built-in default"), builtin);
  const alias = cc.modelAliases[chosen.value.trim().toLowerCase()];
  if (!alias) return { ...chosen, value: cc.sentModel(chosen.value) };
  const meant = r.pick("model", asks(r, alias), {
    won: say("`{alias}` stands for it", { alias: chosen.value }),
    none: say("nothing says what `{alias}` stands for", { alias: chosen.value }),
  });
  return meant.value === null ? chosen : { ...meant, value: cc.sentModel(meant.value) };
}

/** Models that are asked for besides: titles, searches, subagents. */
const alsoModels = (r: Recorder): readonly AlsoModel[] =>
  Object.keys(cc.otherModels).flatMap((name) => {
    const found = asks(r, name)
      .map(({ from }) => from.get("model", name))
      .find((it) => it !== undefined);
    const value = typeof found?.value === "string" ? cc.sentModel(found.value) : "";
    return found && value !== "" && !Object.hasOwn(cc.modelAliases, value) ? [{ value, place: found.place }] : [];
  });

function quirks(r: Recorder, key: Outcome<Secret>): readonly Quirk[] {
  const stored = r.from("helper") ?? r.from("login");
  return stored ? [{ kind: "key-may-be-stored", layer: stored.layer, first: !key.value }] : [];
}

const policy: Policy = {
  client: "claude-code",
  version: "2.1",
  view: "wire",
  source: sources.clientsSeen,
  resolve(r) {
    const url = baseUrl(r);
    const { key, auth } = credentials(r);
    return {
      key,
      baseUrl: url,
      mode: { value: null, place: null, because: say("this client has no modes") },
      model: model(r),
      alsoModels: alsoModels(r),
      auth,
      wire: "anthropic",
      path: "added",
      quirks: quirks(r, key),
    };
  },
};

export default [policy];
