// How Qwen Code 0.24 chooses: the model's own entry before all variables, and for its key every `.env` before the settings.
import { protocolOf, settings, type ProtocolRow } from "./facts.ts";
import { sources } from "../../facts/sources.ts";
import { credentials, unlessStopped, unlessEmpty, unsendable, writtenIn } from "../shared/headers.ts";
import { noModes, nowhere, stopped, unlessAddress, type Nowhere } from "../shared/route.ts";
import { series } from "../shared/series.ts";
import type { Lookup, Policy, Recorder } from "../../model/contracts.ts";
import type { Candidate } from "../../model/layer.ts";
import { builtin } from "../../model/place.ts";
import type { Outcome, Condition, Route } from "../../model/resolution.ts";
import { Secret } from "../../model/secret.ts";
import { msg } from "../../model/message.ts";

/** Every source of one variable, the strongest first. */
const variable = (r: Recorder, name: string): readonly Lookup[] => [
  { from: r.from("shell")!, names: [name], blank: "takes", unless: unlessEmpty },
  ...series(r, "dotenv").map((from): Lookup => ({ from, names: [name] })),
  ...series(r, "env").map((from): Lookup => ({ from, names: [name], blank: "takes", unless: unlessEmpty })),
];

const inSettings = (r: Recorder, names: readonly string[]): readonly Lookup[] =>
  series(r, "root").map((from) => ({ from, names }));

const inEntry = (r: Recorder, name: string): readonly Lookup[] => {
  const from = r.from("entry");
  return from ? [{ from, names: [name] }] : [];
};

interface Found {
  readonly key: Outcome<Secret>;
  /** A key stands where the name of a variable belongs. */
  readonly misused: Candidate | undefined;
}

/** Looked at only where the entry's own variable is not set. */
const fallback = (r: Recorder, { key }: ProtocolRow, named: string | undefined): Outcome<Secret> =>
  r.pick("key", [...(named === key ? [] : variable(r, key)), ...inSettings(r, ["security.auth.apiKey"])], {
    won: named
      ? msg("the variable that `envKey` names is not set, so without a word `{key}` is sent", { key })
      : msg("it is the variable of this protocol"),
    none: named
      ? msg("the variable that `envKey` names is not set, and neither is `{key}`", { key })
      : msg("`{key}` is not set", { key }),
  });

function keyOf(r: Recorder, protocol: ProtocolRow): Found {
  const named = r.from("entry")
    ? r.pick("auth", inEntry(r, "envKey"), {
        won: msg("the variable that the model's entry names"),
        none: msg("the model's entry names no variable"),
      })
    : undefined;
  const misused = named?.candidate?.value instanceof Secret ? named.candidate : undefined;
  if (misused) r.refuse("key", { ...misused, slot: "key" }, msg("taken for the name of a variable"));
  const name = misused ? undefined : named?.value?.trim();
  const own = name
    ? r.pick("key", variable(r, name), {
        won: msg(
          "the variable that `envKey` names: from the shell, else from a `.env`, else from `env` in the settings",
        ),
        none: msg("the variable that `envKey` names is not set"),
      })
    : undefined;
  const key = own?.value ? own : fallback(r, protocol, name);
  return { key, misused };
}

/** A blank at the end comes before the path; around a variable's value it is gone. */
const sentBase = (text: string, inFile: boolean): string =>
  (inFile ? text.trimStart().replace(/\s/g, "%20") : text.trim()).replace(/\/$/, "");

function baseUrl(r: Recorder, protocol: ProtocolRow): Route["baseUrl"] {
  const order = [...inEntry(r, "baseUrl"), ...variable(r, protocol.base), ...inSettings(r, ["security.auth.baseUrl"])];
  const url = r.pick("baseUrl", order, {
    won: msg("the model's own entry comes before `{name}`, and that before `security.auth`", { name: protocol.base }),
    none: msg("no base URL is set"),
  });
  const blank = url.value?.trim() === "";
  if (url.value !== null && !blank)
    return {
      ...url,
      value: sentBase(url.value, url.candidate?.name === r.from("entry")?.label("baseUrl")),
      origin: url.candidate?.layer.scope === "process" ? "env" : "client",
    };
  const base = r.from("entry") ? protocol.entryBase : protocol.bareBase;
  return {
    ...r.derive("baseUrl", base, msg("no base URL is set, so this is the built-in one"), builtin),
    origin: "default",
  };
}

function model(r: Recorder, protocol: ProtocolRow): Outcome<string> {
  const wanted = r.pick("model", inSettings(r, settings.model), {
    won: msg("`model.name` says which model is wanted"),
    none: msg("no model is set"),
  });
  const entry = r.from("entry");
  if (!entry) {
    if (wanted.value !== null) return wanted;
    const set = r.pick(
      "model",
      protocol.models.flatMap((name) => variable(r, name)),
      {
        won: msg("`model.name` is not set"),
        none: msg("no model is set, so Qwen Code asks for one of its own"),
      },
    );
    return set.value === null && protocol.usual !== undefined
      ? r.derive("model", protocol.usual, set.because, builtin)
      : set;
  }
  const id = r.pick("model", [{ from: entry, names: ["id"] }], {
    won: msg("the `id` of the entry is what is sent"),
    none: msg("the entry has no `id`"),
  });
  if (wanted.value === null || wanted.value === id.value || !wanted.candidate) return id;
  const because = msg("no entry is called `{wanted}`, so without a word the first one is taken", {
    wanted: wanted.value,
  });
  if (r.hint("chosen") === r.hint("type")) r.note("model", wanted.candidate.name, "ignored", wanted.place, because);
  return { ...id, because };
}

const untyped = (r: Recorder): Nowhere =>
  stopped(
    "provider",
    msg("`security.auth.selectedType` is not set, so Qwen Code does not know which protocol to speak"),
    r.from("root0")?.place("security.auth.selectedType") ?? null,
  );

function through(r: Recorder, protocol: ProtocolRow): Route {
  r.pick("provider", inSettings(r, settings.type), {
    won: msg("`selectedType` says which protocol is spoken"),
    none: msg("no type is selected"),
  });
  const { key, misused } = keyOf(r, protocol);
  const url = baseUrl(r, protocol);
  const sent = credentials(key, "authorization", writtenIn(r.from("headers")));
  const quirks: Condition[] = [
    ...sent.quirks,
    ...(misused && !key.value ? [{ kind: "key-as-name", candidate: misused } as const] : []),
    ...(r.hint("untyped") ? [untyped(r)] : []),
    ...unsendable(key),
    ...unlessAddress(url.value, r.facts),
  ];
  const nothing = key.value === null;
  return {
    key: sent.key,
    baseUrl: url,
    mode: noModes,
    model: model(r, protocol),
    // Without a key it stops before it asks.
    auth: unlessStopped({ auth: nothing ? { ...sent.auth, value: null, also: [] } : sent.auth, quirks }),
    protocol: protocol.wire,
    pathMode: "append",
    declared: true,
    needsKey: true,
    conditions: quirks,
  };
}

const policy: Policy = {
  client: "qwen-code",
  version: "0.24",
  view: "wire",
  source: sources.clientsSeen,
  resolve(r) {
    const broken = r.hint("broken");
    if (broken !== undefined)
      return nowhere({
        kind: "stopped",
        at: "file",
        because: msg("a settings file is broken, so Qwen Code does not start"),
        place: { kind: "file", path: broken },
      });
    const protocol = protocolOf(r.hint("type"));
    if (protocol) return through(r, protocol);
    const login = r.from("login");
    if (r.hint("untyped")) return nowhere(untyped(r));
    return nowhere({
      kind: "falls-back",
      because: msg("another service is selected, which is asked with a login of its own"),
      place: login?.layer.path ? { kind: "file", path: login.layer.path } : null,
    });
  },
};

export default [policy];
