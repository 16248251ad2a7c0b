// What a view of CodeWhale reads, and the choices in which its versions agree.
import { builtInOf } from "../../facts/built-in.ts";
import { withoutSlashes } from "../../facts/urls.ts";
import type { Lookup, Recorder } from "../../model/contracts.ts";
import type { SettingsSource } from "../../model/layer.ts";
import { msg } from "../../model/message.ts";
import type { Outcome, Route } from "../../model/resolution.ts";
import type { Secret } from "../../model/secret.ts";
import * as cw from "./facts.ts";

export interface Sources {
  readonly env: SettingsSource;
  /** The provider's table. */
  readonly table: SettingsSource;
  /** The root of the file, or of the profile in it. */
  readonly root: SettingsSource;
  /** Headers that the user writes himself. */
  readonly headers: SettingsSource;
  /** Laid over everything else; only the half that sends requests reads it. */
  readonly managed: SettingsSource | undefined;
  readonly store: SettingsSource | undefined;
  readonly allowsInsecure: boolean;
}

/** Sources as one view looks at them. */
export interface Seen extends Sources {
  readonly r: Recorder;
  /** The half that sends requests. */
  readonly sends: boolean;
}

export const none = msg("nothing is set");

export const managed = (s: Seen, name: string): readonly Lookup[] =>
  s.managed ? [{ from: s.managed, names: [name] }] : [];

export const modeOf = (s: Seen): Outcome<string> =>
  s.r.pick(
    "mode",
    [...managed(s, "mode"), { from: s.env, names: cw.modeNames, blank: "hides" }, { from: s.table, names: ["mode"] }],
    { won: msg("the environment comes before the file, and of two aliases the first that is set counts"), none },
  );

/** The base URL as it is configured, explicitly. */
export const explicitUrl = (s: Seen, ...further: readonly Lookup[]): Outcome<string> =>
  s.r.pick(
    "baseUrl",
    [
      ...managed(s, "base_url"),
      { from: s.env, names: cw.urlNames, blank: "hides" },
      ...(s.sends ? [{ from: s.env, names: cw.genericUrlNames }] : []),
      { from: s.table, names: ["base_url"], blank: "takes" },
      ...further,
    ],
    { won: msg("an explicit base URL comes before any mode"), none },
  );

/** An explicit base URL as the view uses it. */
export const asConfigured = (s: Seen, url: Outcome<string>): Route["baseUrl"] => ({
  ...url,
  value: s.sends && url.value !== null ? withoutSlashes(url.value) : url.value,
  origin: url.candidate?.layer.scope === "process" ? "env" : "toml",
});

/** The address that a mode means; a mode without a region means the version's own default. */
export function addressOfMode(
  kind: cw.ModeKind,
  version: cw.CodeWhaleVersion,
): { readonly url: string; readonly guessed: boolean } {
  if (kind === "standard") return { url: builtInOf(null).openai, guessed: false };
  const guessed = kind === "generic" || kind === "unknown";
  return { url: builtInOf(guessed ? cw.defaultRegion[version] : kind).openai, guessed };
}

/** A model under its own name; an alias says so. */
export const named = (chosen: Outcome<string>, id: string): Outcome<string> =>
  chosen.value === null || chosen.value === id || cw.trimRust(chosen.value) === id
    ? { ...chosen, value: id }
    : { ...chosen, value: id, because: msg("`{alias}` is an alias of it", { alias: chosen.value }) };

const sent = (value: Route["auth"]["value"], because: ReturnType<typeof msg>): Route["auth"] => ({
  value,
  place: null,
  because,
  also: [],
});

export const authOf = (secret: Secret | null, url: string): Route["auth"] => {
  if (!secret || secret.info.blank) return sent(null, msg("no key, so no header"));
  if (secret.info.odd)
    return sent(null, msg("the key holds a character that no header can carry, and the client stops there"));
  if (cw.isPlanHost(url)) return sent("api-key", msg("a Token Plan host gets `api-key`"));
  if (secret.info.tokenPlanPrefix)
    return sent("api-key", msg("a key that begins with `tp-` goes into `api-key`, whatever the host"));
  return sent("authorization", msg("every other key goes as Bearer"));
};
