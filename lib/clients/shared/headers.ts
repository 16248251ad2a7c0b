// Headers that somebody wrote out, in a table or line by line in a text, and keys that no header can carry.
import { at } from "../../model/document.ts";
import type { Candidate, Layer, SettingsSource } from "../../model/layer.ts";
import { entries, tableSource } from "../../model/settings-source.ts";
import type { Path } from "../../model/place.ts";
import type { Also, Header, Outcome, Condition, Route } from "../../model/resolution.ts";
import { Secret } from "../../model/secret.ts";
import { msg, type Message } from "../../model/message.ts";

const headers = ["authorization", "api-key", "x-api-key"] as const satisfies readonly Header[];

/** Settings of headers, under their names in lower case. */
export function headerOffers(layer: Layer, keys: Path): SettingsSource {
  const from = tableSource(layer, keys);
  const names = entries(layer.doc && at(layer.doc.value, keys)).map(([name]) => name);
  const written = (name: string): string => names.find((it) => it.toLowerCase() === name) ?? name;
  return { ...from, place: (name) => from.place(written(name)), get: (slot, name) => from.get(slot, written(name)) };
}

/** Headers in a table that carry a key. */
export const writtenIn = (from: SettingsSource | undefined): readonly Also[] =>
  headers.flatMap((header): readonly Also[] => {
    const found = from?.get("key", header);
    return found?.value instanceof Secret ? [{ header, key: found.value, place: found.place, written: found }] : [];
  });

/** Headers in a text of `Name: value` lines; what they carry was hidden at first sight. */
export function listedIn(found: Candidate | undefined): readonly Also[] {
  if (!found || typeof found.value !== "string") return [];
  const names = found.value.split(/\r?\n/).map((line) => line.split(":")[0]?.trim().toLowerCase());
  return headers
    .filter((header) => names.includes(header))
    .map((header) => ({ header, key: null, place: found.place }));
}

/** An empty text counts as unset; one of blanks alone is a value. */
export const unlessEmpty = ({ value }: Candidate): { verdict: "blank"; because: Message } | undefined => {
  const empty = value instanceof Secret ? value.info.blank && value.info.edges === "none" : value === "";
  return empty ? { verdict: "blank", because: msg("empty: counts as unset") } : undefined;
};

export interface Credentials {
  readonly key: Outcome<Secret>;
  readonly auth: Route["auth"];
  readonly quirks: readonly Condition[];
}

/** The client's own header, and those that somebody wrote; one of the same name takes its place. */
export function credentials(key: Outcome<Secret>, header: Header, written: readonly Also[]): Credentials {
  const because = msg("what this client sends in that protocol");
  const same = written.find((it) => it.header === header);
  const auth = { value: header, place: null, because, also: written };
  if (!same) return { key, auth, quirks: [] };
  const byHand = msg("the header is written out in the settings");
  const { key: value, place, written: candidate } = same;
  if (value && candidate)
    return {
      key: { value, place, because: byHand, candidate },
      auth: { ...auth, place, because: byHand, also: written.filter((it) => it !== same) },
      quirks: [],
    };
  return {
    key,
    auth: { ...auth, value: null, because: byHand },
    quirks: [{ kind: "auth-disabled", because: byHand, place: same.place }],
  };
}

/** A key with a character that ends the run before anything is sent; one at its end is taken off by the transport. */
export function unsendable({ value, place }: Outcome<Secret>): readonly Condition[] {
  const odd = value?.info.odd;
  if (!odd || (odd.code <= 0xff && odd.code >= 0x20)) return [];
  return [{ kind: "stopped", at: "header", because: msg("the key has a character that no header can carry"), place }];
}

/** Where nothing is sent, no header is. */
export const unlessStopped = ({ auth, quirks }: Pick<Credentials, "auth" | "quirks">): Route["auth"] =>
  quirks.some(({ kind }) => kind === "stopped" || kind === "url-refused" || kind === "wire-refused")
    ? { ...auth, value: null, also: [] }
    : auth;
