// How Qwen Code 0.24 chooses: the model's own entry before all variables, and for its key every `.env` before the settings.
import { protocolOf, settings, type ProtocolRow } from "./facts.ts";
import { sources } from "../../facts/sources.ts";
import { credentials, unlessStopped, unlessEmpty, unsendable, writtenIn } from "../shared/headers.ts";
import { ask, noModes, nowhere, stopped, unlessAddress, type Nowhere } from "../shared/route.ts";
import type { Lookup, Policy, Recorder } from "../../model/contracts.ts";
import type { Candidate } from "../../model/layer.ts";
import { builtin } from "../../model/place.ts";
import type { Outcome, Condition, Route } from "../../model/resolution.ts";
import { Secret } from "../../model/secret.ts";
import { msg } from "../../model/message.ts";
import type { Sources } from "./sources.ts";

/** Every source of one variable, the strongest first. */
const variable = ({ shell, dotenv, env }: Sources, name: string): readonly Lookup[] => [
  { from: shell, names: [name], blank: "takes", unless: unlessEmpty },
  ...dotenv.flatMap((from) => ask(from, name)),
  ...env.map((from): Lookup => ({ from, names: [name], blank: "takes", unless: unlessEmpty })),
];

const inSettings = ({ settings }: Sources, names: readonly string[]): readonly Lookup[] =>
  settings.map((from) => ({ from, names }));

interface Found {
  readonly key: Outcome<Secret>;
  /** A key stands where the name of a variable belongs. */
  readonly misused: Candidate | undefined;
}

/** Looked at only where the entry's own variable is not set. */
const fallback = (r: Recorder, from: Sources, { key }: ProtocolRow, named: string | undefined): Outcome<Secret> =>
  r.pick("key", [...(named === key ? [] : variable(from, key)), ...inSettings(from, ["security.auth.apiKey"])], {
    won: named
      ? msg("the variable that `envKey` names is not set, so without a word `{key}` is sent", { key })
      : msg("it is the variable of this protocol"),
    none: named
      ? msg("the variable that `envKey` names is not set, and neither is `{key}`", { key })
      : msg("`{key}` is not set", { key }),
  });

function keyOf(r: Recorder, from: Sources, protocol: ProtocolRow): Found {
  const named = from.entry
    ? r.pick("auth", ask(from.entry, "envKey"), {
        won: msg("the variable that the model's entry names"),
        none: msg("the model's entry names no variable"),
      })
    : undefined;
  const misused = named?.candidate?.value instanceof Secret ? named.candidate : undefined;
  if (misused) r.refuse("key", { ...misused, slot: "key" }, msg("taken for the name of a variable"));
  const name = misused ? undefined : named?.value?.trim();
  const own = name
    ? r.pick("key", variable(from, name), {
        won: msg(
          "the variable that `envKey` names: from the shell, else from a `.env`, else from `env` in the settings",
        ),
        none: msg("the variable that `envKey` names is not set"),
      })
    : undefined;
  const key = own?.value ? own : fallback(r, from, protocol, name);
  return { key, misused };
}

/** A blank at the end comes before the path; around a variable's value it is gone. */
const sentBase = (text: string, inFile: boolean): string =>
  (inFile ? text.trimStart().replace(/\s/g, "%20") : text.trim()).replace(/\/$/, "");

function baseUrl(r: Recorder, from: Sources, protocol: ProtocolRow): Route["baseUrl"] {
  const order = [
    ...ask(from.entry, "baseUrl"),
    ...variable(from, protocol.base),
    ...inSettings(from, ["security.auth.baseUrl"]),
  ];
  const url = r.pick("baseUrl", order, {
    won: msg("the model's own entry comes before `{name}`, and that before `security.auth`", { name: protocol.base }),
    none: msg("no base URL is set"),
  });
  const blank = url.value?.trim() === "";
  if (url.value !== null && !blank)
    return {
      ...url,
      value: sentBase(url.value, url.candidate?.name === from.entry?.label("baseUrl")),
      origin: url.candidate?.layer.scope === "process" ? "env" : "client",
    };
  const base = from.entry ? protocol.entryBase : protocol.bareBase;
  return {
    ...r.derive("baseUrl", base, msg("no base URL is set, so this is the built-in one"), builtin),
    origin: "default",
  };
}

function model(r: Recorder, from: Sources, protocol: ProtocolRow): Outcome<string> {
  const wanted = r.pick("model", inSettings(from, settings.model), {
    won: msg("`model.name` says which model is wanted"),
    none: msg("no model is set"),
  });
  const { entry } = from;
  if (!entry) {
    if (wanted.value !== null) return wanted;
    const set = r.pick(
      "model",
      protocol.models.flatMap((name) => variable(from, name)),
      {
        won: msg("`model.name` is not set"),
        none: msg("no model is set, so Qwen Code asks for one of its own"),
      },
    );
    return set.value === null && protocol.usual !== undefined
      ? r.derive("model", protocol.usual, set.because, builtin)
      : set;
  }
  const id = r.pick("model", ask(entry, "id"), {
    won: msg("the `id` of the entry is what is sent"),
    none: msg("the entry has no `id`"),
  });
  if (wanted.value === null || wanted.value === id.value || !wanted.candidate) return id;
  const because = msg("no entry is called `{wanted}`, so without a word the first one is taken", {
    wanted: wanted.value,
  });
  if (from.chosen === from.type) r.note("model", wanted.candidate.name, "ignored", wanted.place, because);
  return { ...id, because };
}

const untyped = ({ settings }: Sources): Nowhere =>
  stopped(
    "provider",
    msg("`security.auth.selectedType` is not set, so Qwen Code does not know which protocol to speak"),
    settings[0]?.place("security.auth.selectedType") ?? null,
  );

function through(r: Recorder, from: Sources, protocol: ProtocolRow): Route {
  r.pick("provider", inSettings(from, settings.type), {
    won: msg("`selectedType` says which protocol is spoken"),
    none: msg("no type is selected"),
  });
  const { key, misused } = keyOf(r, from, protocol);
  const url = baseUrl(r, from, protocol);
  const sent = credentials(key, "authorization", writtenIn(from.headers));
  const quirks: Condition[] = [
    ...sent.quirks,
    ...(misused && !key.value ? [{ kind: "key-as-name", candidate: misused } as const] : []),
    ...(from.chosen === undefined ? [untyped(from)] : []),
    ...unsendable(key),
    ...unlessAddress(url.value, r.facts),
  ];
  const nothing = key.value === null;
  return {
    key: sent.key,
    baseUrl: url,
    mode: noModes,
    model: model(r, from, protocol),
    // Without a key it stops before it asks.
    auth: unlessStopped({ auth: nothing ? { ...sent.auth, value: null, also: [] } : sent.auth, quirks }),
    protocol: protocol.wire,
    pathMode: "append",
    declared: true,
    needsKey: true,
    conditions: quirks,
  };
}

const policy: Policy<Sources> = {
  client: "qwen-code",
  version: "0.24",
  view: "wire",
  source: sources.clientsSeen,
  resolve(r, from) {
    const protocol = protocolOf(from.type);
    if (protocol) return through(r, from, protocol);
    if (from.chosen === undefined) return nowhere(untyped(from));
    return nowhere({
      kind: "falls-back",
      because: msg("another service is selected, which is asked with a login of its own"),
      place: from.login?.path ? { kind: "file", path: from.login.path } : null,
    });
  },
};

export default [policy];
