// How mimofan chooses: settings before variables for the key, the mode for the family of keys, and the key for the address.
import {
  isPaygUrl,
  isPlanUrl,
  modeKind,
  modeNames,
  modelAlias,
  modelNames,
  type ModeKind,
} from "../codewhale/facts.ts";
import { addresses, defaultModel, defaultRegion, keyNames, urlNames } from "./facts.ts";
import { sources } from "../../facts/sources.ts";
import { withoutSlashes } from "../../facts/urls.ts";
import { entryRoute } from "../shared/entries.ts";
import type { Lookup, Policy, Recorder, Why } from "../../model/contracts.ts";
import { builtin } from "../../model/place.ts";
import type { Outcome, Route } from "../../model/resolution.ts";
import type { Secret } from "../../model/secret.ts";
import { msg, type Message } from "../../model/message.ts";
import type { Sources } from "./sources.ts";

const none = msg("nothing is set");

const why = ({ table, isStray }: Sources, won: Message): Why => ({
  won: table && isStray ? msg("mimofan does not read this table; it is judged as what was meant") : won,
  none,
});

const variableFirst = msg("a variable comes before the file");

const settings = ({ table, root }: Sources, name: string): readonly Lookup[] =>
  [table, root].flatMap((from) => (from ? [{ from, names: [name], blank: "skips" as const }] : []));

/** Names of the plan that mode and address select. */
function family(kind: ModeKind | null, url: string | null): readonly string[] {
  if (kind === "standard" || (url !== null && isPaygUrl(url))) return keyNames.standard;
  if (kind !== null || (url !== null && isPlanUrl(url))) return keyNames.plan;
  return [...keyNames.plan, ...keyNames.standard];
}

const regionOf = (kind: ModeKind | null): "cn" | "sgp" | "ams" =>
  kind === "cn" || kind === "ams" ? kind : defaultRegion;

/** The address that mode and key leave standing. */
function placed(r: Recorder, url: Outcome<string>, kind: ModeKind | null, key: Outcome<Secret>): Route["baseUrl"] {
  const plan = key.value?.info.tokenPlanPrefix === true;
  const guessed = kind === null || kind === "generic" || kind === "unknown";
  const region = regionOf(kind);
  if (url.value !== null) {
    if (kind === "standard" || !plan || !isPaygUrl(url.value))
      return {
        ...url,
        value: withoutSlashes(url.value.trim()),
        origin: url.candidate?.layer.scope === "process" ? "env" : "toml",
      };
    const because = msg("the key begins with `tp-`, and mimofan then replaces a pay-as-you-go address");
    if (url.candidate) r.refuse("baseUrl", url.candidate, because);
    return {
      ...r.derive("baseUrl", addresses[region], because, key.place ?? builtin),
      origin: "key-override",
      guessed,
    };
  }
  if (kind === "standard")
    return {
      ...r.derive("baseUrl", addresses.standard, msg("the mode means pay-as-you-go"), builtin),
      origin: "mode",
    };
  if (kind !== null)
    return { ...r.derive("baseUrl", addresses[region], msg("the mode says so"), builtin), origin: "mode", guessed };
  return plan || key.value === null
    ? {
        ...r.derive("baseUrl", addresses[defaultRegion], msg("nothing is set, so this region is the default"), builtin),
        origin: "default",
        guessed: true,
      }
    : {
        ...r.derive("baseUrl", addresses.standard, msg("the key does not begin with `tp-`"), builtin),
        origin: "key-prefix",
      };
}

function modelOf(r: Recorder, s: Sources): Outcome<string> {
  const order = [
    { from: s.env, names: modelNames },
    ...settings(s, "model"),
    ...(s.root ? [{ from: s.root, names: ["default_text_model"] }] : []),
  ];
  const set = r.pick("model", order, why(s, variableFirst));
  if (set.value === null && !s.isTaken) return set;
  if (set.value === null)
    return r.derive("model", defaultModel, msg("no model is set, so this is the built-in one"), builtin);
  return { ...set, value: modelAlias(set.value, "0.9") ?? set.value.trim() };
}

const policy: Policy<Sources> = {
  client: "mimofan",
  version: "any",
  view: "wire",
  source: sources.mimofan,
  resolve(r, s) {
    const mode = r.pick("mode", [{ from: s.env, names: modeNames }, ...settings(s, "mode")], why(s, variableFirst));
    const kind = mode.value === null ? null : modeKind(mode.value);
    const blank = settings(s, "base_url").map((ask): Lookup => ({ ...ask, blank: "takes" }));
    const url = r.pick("baseUrl", [{ from: s.env, names: urlNames }, ...blank], why(s, variableFirst));
    const key = r.pick(
      "key",
      [...settings(s, "api_key"), { from: s.env, names: family(kind, url.value) }],
      why(s, msg("a key in the file comes first, then the variables of the plan")),
    );
    const baseUrl = placed(r, url, kind, key);
    const isAnthropic = (baseUrl.value ?? "").endsWith("/anthropic");
    const plan = isPlanUrl(baseUrl.value ?? "") || key.value?.info.tokenPlanPrefix === true;
    return entryRoute(
      {
        key,
        baseUrl,
        model: modelOf(r, s),
        mode,
        header: isAnthropic ? "x-api-key" : plan ? "api-key" : "authorization",
        wire: isAnthropic ? "anthropic" : "openai-chat",
      },
      r.facts,
    );
  },
};

export default [policy];
