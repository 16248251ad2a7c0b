// How CodeWhale chooses as proposed in its pull request 2627: one flat list of keys, whatever the endpoint.
import * as cw from "./facts.ts";
import { builtInOf } from "../../facts/built-in.ts";
import { sources } from "../../facts/sources.ts";
import type { Lookup, Policy } from "../../model/contracts.ts";
import { builtin } from "../../model/place.ts";
import type { Also, Outcome, Condition, Route } from "../../model/resolution.ts";
import type { Secret } from "../../model/secret.ts";
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

const version = "pr2627";
function baseUrl(s: Seen, chosen: Outcome<string>): Route["baseUrl"] {
  const url = explicitUrl(s);
  if (url.value !== null) return asConfigured(s, url);
  const kind = chosen.value === null ? null : cw.modeKind(chosen.value);
  if (kind === null) {
    const because = msg("no base URL and no mode is set, so pay-as-you-go is the default");
    return { ...s.r.derive("baseUrl", builtInOf(null).openai, because, builtin), origin: "default" };
  }
  const { url: value, guessed } = addressOfMode(kind, version);
  const derived = s.r.derive("baseUrl", value, modeReason(kind), chosen.place ?? builtin);
  return { ...derived, origin: "mode", ...(kind === "standard" ? {} : { guessed }) };
}

function modeReason(kind: cw.ModeKind): Message {
  if (kind === "standard") return msg("the mode means pay-as-you-go");
  if (kind === "unknown")
    return msg("the mode is not in the table, and this version takes every unknown mode for Token Plan China");
  if (kind === "generic") return msg("the mode names no region, which means China in this version");
  return msg("the mode names this region");
}

function key(s: Seen): Outcome<Secret> {
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

function model(s: Seen, url: string): Outcome<string> {
  const order: Lookup[] = [
    { from: s.env, names: cw.genericModelNames, blank: s.sends ? "skips" : "hides" },
    { from: s.env, names: cw.modelNames, blank: s.sends ? "takes" : "hides" },
    { from: s.table, names: ["model"], blank: "takes" },
    s.sends ? { from: s.root, names: ["default_text_model"], unless: unlessMimo } : { from: s.root, names: ["model"] },
  ];
  const chosen = s.r.pick("model", order, { won: msg("the environment comes before the file"), none });
  if (chosen.value === null) {
    return s.r.derive("model", cw.defaultModel, msg("no model is set, so this is the built-in default"), builtin);
  }
  const official = cw.isOfficialUrl(url, version);
  const id = s.sends || official ? cw.modelAlias(chosen.value, version) : undefined;
  return named(
    chosen,
    id ?? (s.sends ? cw.wireModel(chosen.value) : official ? chosen.value : cw.trimRust(chosen.value)),
  );
}

const unlessMimo: Lookup["unless"] = ({ value }) =>
  typeof value === "string" && cw.modelAlias(value, version) === undefined
    ? { verdict: "ignored", because: msg("not a MiMo model") }
    : undefined;

function auth(s: Seen, secret: Secret | null, url: string): Route["auth"] {
  const chosen = authOf(secret, url);
  return chosen.value === "authorization" ? { ...chosen, also: ownHeader(s) } : chosen;
}

/** Beside Bearer, an `api-key` header of the user's own goes out too. */
function ownHeader(s: Seen): readonly Also[] {
  const own = s.headers.get("key", "api-key");
  return own && own.state !== "blank" ? [{ header: "api-key", key: own.value as Secret, place: own.place }] : [];
}

const policy = (view: "launcher" | "wire"): Policy<Sources> => ({
  client: "codewhale",
  version,
  view,
  source: sources.codewhale2627,
  resolve(r, from) {
    const s: Seen = { ...from, r, sends: view === "wire" };
    const chosenMode = modeOf(s);
    const url = baseUrl(s, chosenMode);
    const secret = key(s);
    const quirks: Condition[] = [];
    if (cw.refusesUrl(url.value ?? "", s.allowsInsecure)) quirks.push({ kind: "url-refused" });
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
