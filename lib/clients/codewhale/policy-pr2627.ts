// How CodeWhale chooses as proposed in its pull request 2627: one flat list of keys, whatever the endpoint.
import * as cw from "./facts.ts";
import { builtInOf } from "../../facts/built-in.ts";
import { sources } from "../../facts/sources.ts";
import { withoutSlashes } from "../../facts/urls.ts";
import type { Lookup, Policy, Recorder } from "../../model/contracts.ts";
import type { SettingsSource } from "../../model/layer.ts";
import { builtin } from "../../model/place.ts";
import type { Also, Outcome, Condition, Route } from "../../model/resolution.ts";
import type { Secret } from "../../model/secret.ts";
import { msg } from "../../model/message.ts";

const version = "pr2627";
const none = msg("nothing is set");

interface Sources {
  readonly r: Recorder;
  readonly env: SettingsSource;
  readonly table: SettingsSource;
  readonly root: SettingsSource;
  readonly store: SettingsSource | undefined;
  readonly wire: boolean;
}

/** A managed file is laid over everything else; only the half that sends requests reads it. */
const managed = (s: Sources, name: string): readonly Lookup[] => {
  const from = s.r.from("managed");
  return from ? [{ from, names: [name] }] : [];
};

const mode = (s: Sources): Outcome<string> =>
  s.r.pick(
    "mode",
    [...managed(s, "mode"), { from: s.env, names: cw.modeNames, blank: "hides" }, { from: s.table, names: ["mode"] }],
    {
      won: msg("the environment comes before the file, and of two aliases the first that is set counts"),
      none,
    },
  );

function baseUrl(s: Sources, chosen: Outcome<string>): Route["baseUrl"] {
  const generic: Lookup[] = s.wire ? [{ from: s.env, names: cw.genericUrlNames }] : [];
  const order: Lookup[] = [
    ...managed(s, "base_url"),
    { from: s.env, names: cw.urlNames, blank: "hides" },
    ...generic,
    { from: s.table, names: ["base_url"], blank: "takes" },
  ];
  const url = s.r.pick("baseUrl", order, { won: msg("an explicit base URL comes before any mode"), none });
  if (url.value !== null) {
    const value = s.wire ? withoutSlashes(url.value) : url.value;
    return { ...url, value, origin: url.candidate?.layer.scope === "process" ? "env" : "toml" };
  }
  const kind = chosen.value === null ? null : cw.modeKind(chosen.value);
  if (kind === null) {
    const because = msg("no base URL and no mode is set, so pay-as-you-go is the default");
    return { ...s.r.derive("baseUrl", builtInOf(null).openai, because, builtin), origin: "default" };
  }
  const place = chosen.place ?? builtin;
  if (kind === "standard") {
    return {
      ...s.r.derive("baseUrl", builtInOf(null).openai, msg("the mode means pay-as-you-go"), place),
      origin: "mode",
    };
  }
  const guessed = kind === "generic" || kind === "unknown";
  const region = guessed ? cw.defaultRegion[version] : kind;
  return { ...s.r.derive("baseUrl", builtInOf(region).openai, modeReason(kind), place), origin: "mode", guessed };
}

function modeReason(kind: Exclude<cw.ModeKind, "standard">) {
  if (kind === "unknown")
    return msg("the mode is not in the table, and this version takes every unknown mode for Token Plan China");
  if (kind === "generic") return msg("the mode names no region, which means China in this version");
  return msg("the mode names this region");
}

function key(s: Sources): Outcome<Secret> {
  const file: Lookup[] = [...managed(s, "api_key"), { from: s.table, names: ["api_key"] }];
  const inFile = s.r.pick("key", file, { won: msg("a key in the file comes before the environment"), none });
  if (s.store && !inFile.value) {
    s.r.note(
      "key",
      s.store.layer.id,
      "ignored",
      { kind: "store", name: "xiaomi-mimo" },
      msg("not opened; an entry there would come before the environment"),
    );
  }
  if (inFile.value) {
    s.r.pick("key", [...file, { from: s.env, names: cw.allKeyNames }], { won: inFile.because, none });
    return inFile;
  }
  const won = msg("the first name with a value wins, Token Plan names first, whatever the endpoint");
  return s.r.pick("key", [{ from: s.env, names: cw.allKeyNames }], {
    won,
    none: msg("no name that this version reads holds a key"),
  });
}

function model(s: Sources, url: string): Outcome<string> {
  const order: Lookup[] = [
    { from: s.env, names: cw.genericModelNames, blank: s.wire ? "skips" : "hides" },
    { from: s.env, names: cw.modelNames, blank: s.wire ? "takes" : "hides" },
    { from: s.table, names: ["model"], blank: "takes" },
    s.wire ? { from: s.root, names: ["default_text_model"], unless: unlessMimo } : { from: s.root, names: ["model"] },
  ];
  const chosen = s.r.pick("model", order, { won: msg("the environment comes before the file"), none });
  if (chosen.value === null) {
    return s.r.derive("model", cw.defaultModel, msg("no model is set, so this is the built-in default"), builtin);
  }
  const official = cw.isOfficialUrl(url, version);
  const id = s.wire || official ? cw.modelAlias(chosen.value, version) : undefined;
  return named(
    chosen,
    id ?? (s.wire ? cw.wireModel(chosen.value) : official ? chosen.value : cw.trimRust(chosen.value)),
  );
}

const named = (chosen: Outcome<string>, id: string): Outcome<string> =>
  chosen.value === null || chosen.value === id || cw.trimRust(chosen.value) === id
    ? { ...chosen, value: id }
    : { ...chosen, value: id, because: msg("`{alias}` is an alias of it", { alias: chosen.value }) };

const unlessMimo: Lookup["unless"] = ({ value }) =>
  typeof value === "string" && cw.modelAlias(value, version) === undefined
    ? { verdict: "ignored", because: msg("not a MiMo model") }
    : undefined;

function auth(s: Sources, secret: Secret | null, url: string): Route["auth"] {
  if (!secret || secret.info.blank) return { value: null, place: null, because: msg("no key, so no header"), also: [] };
  const header = (because: ReturnType<typeof msg>): Route["auth"] => ({
    value: "api-key",
    place: null,
    because,
    also: [],
  });
  if (secret.info.odd)
    return {
      value: null,
      place: null,
      because: msg("the key holds a character that no header can carry, and the client stops there"),
      also: [],
    };
  if (cw.isPlanHost(url)) return header(msg("a Token Plan host gets `api-key`"));
  if (secret.info.tokenPlanPrefix)
    return header(msg("a key that begins with `tp-` goes into `api-key`, whatever the host"));
  return { value: "authorization", place: null, because: msg("every other key goes as Bearer"), also: ownHeader(s) };
}

/** Beside Bearer, an `api-key` header of the user's own goes out too. */
function ownHeader(s: Sources): readonly Also[] {
  const own = s.r.from("headers")?.get("key", "api-key");
  return own && own.state !== "blank" ? [{ header: "api-key", key: own.value as Secret, place: own.place }] : [];
}

const policy = (view: "launcher" | "wire"): Policy => ({
  client: "codewhale",
  version,
  view,
  source: sources.codewhale2627,
  resolve(r) {
    const s: Sources = {
      r,
      env: r.from("env")!,
      table: r.from("table")!,
      root: r.from("root")!,
      store: r.from("store"),
      wire: view === "wire",
    };
    const chosenMode = mode(s);
    const url = baseUrl(s, chosenMode);
    const secret = key(s);
    const quirks: Condition[] = [];
    if (cw.refusesUrl(url.value ?? "", r.from("insecure") !== undefined)) quirks.push({ kind: "url-refused" });
    if (s.store)
      quirks.push({
        kind: "key-may-be-stored",
        layer: s.store.layer,
        first: !secret.candidate || secret.candidate.layer.kind === "env",
      });
    return {
      key: secret,
      baseUrl: url,
      mode: chosenMode,
      model: model(s, url.value ?? ""),
      auth: auth(s, secret.value, url.value ?? ""),
      protocol: "openai-chat",
      pathMode: "complete",
      conditions: quirks,
    };
  },
});

export default [policy("launcher"), policy("wire")];
