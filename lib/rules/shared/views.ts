// How to look at all versions and halves of a client at once, and how to speak of them.
import type { ClientResult } from "../../model/contracts.ts";
import type { RawFinding } from "../../model/finding.ts";
import { grouped } from "../../model/group.ts";
import type { Candidate, KeyCandidate } from "../../model/layer.ts";
import { placeId } from "../../model/place.ts";
import type { Resolution } from "../../model/resolution.ts";
import { Secret } from "../../model/secret.ts";
import { msg, type Message } from "../../model/message.ts";
import { modelAlias, modeKind, normal } from "../../clients/codewhale/facts.ts";
import { withoutSlashes } from "../../facts/urls.ts";

/** `pr2627`, or `0.9/wire` where not every half of the version is meant. */
export const who = (group: readonly Resolution[], all: readonly Resolution[]): readonly string[] =>
  grouped(group, (r) => r.version).flatMap((same) =>
    same.length === all.filter((r) => r.version === same[0].version).length
      ? [same[0].version]
      : same.map((r) => `${r.version}/${r.view}`),
  );

/** `{what} (pr2627); {what} (0.9)`: what each group of `all` has. */
export const perView = (
  groups: readonly (readonly [Resolution, ...Resolution[]])[],
  what: (r: Resolution) => Message,
): Message => {
  const all = groups.flat();
  return groups
    .map((group) => msg("{what} ({who})", { what: what(group[0]), who: who(group, all) }))
    .reduce((left, right) => msg("{left}; {right}", { left, right }));
};

/** What only halves make of the settings that send nothing is worth a note; to be spread over a finding. */
export const unsent = (...views: readonly Resolution[]): { readonly severity?: "note" } =>
  views.some(({ view }) => view === "wire") ? {} : { severity: "note" };

/** What depends on a reader that is not known is worth a warning at most; to be spread over a finding. */
export const supposed = (resolution: Resolution): { readonly severity?: "note" | "warning" } =>
  resolution.pathMode === "unknown" && !resolution.declared ? { severity: "warning" } : unsent(resolution);

/** What a rule says of every model that a client asks for: the main one, and those beside it. */
export const eachModel = (
  resolution: Resolution,
  check: (resolution: Resolution) => RawFinding | undefined,
): readonly RawFinding[] =>
  [
    resolution,
    ...(resolution.alsoModels ?? []).map(({ value, place }): Resolution => ({
      ...resolution,
      model: { value, place, because: resolution.model.because },
    })),
  ].flatMap((it) => check(it) ?? []);

type Stop = Extract<Resolution["conditions"][number], { readonly kind: "stopped" }>;

/** Where the client gives up before it asks. */
export const stopsAt = ({ conditions: quirks }: Resolution, at: Stop["at"]): readonly Stop[] =>
  quirks.flatMap((quirk) => (quirk.kind === "stopped" && quirk.at === at ? [quirk] : []));

const settings = ["key", "baseUrl", "mode", "model"] as const;

/** What stands in `.env` reaches the half that sends and no other: the other one of that version is then no witness. */
export function witnesses(all: readonly Resolution[]): readonly Resolution[] {
  const fromDotenv = (r: Resolution): boolean =>
    settings.some((slot) => {
      const layer = r[slot].candidate?.layer;
      return layer?.scope === "project" && layer.doc?.dialect === "dotenv";
    });
  const versions = new Set(all.filter(fromDotenv).map((r) => r.version));
  return all.filter((r) => r.view === "wire" || !versions.has(r.version));
}

/** A setting under the name of a variable, exported or in `.env`. */
export const isVariable = ({ layer }: Candidate): boolean => layer.kind === "env" || layer.doc?.dialect === "dotenv";

/** Whether two candidates of one slot have the same effect. */
export function alike(a: Candidate, b: Candidate): boolean {
  if (a.value instanceof Secret && b.value instanceof Secret) return Secret.same(a.value, b.value);
  const effect = ({ slot, value }: Candidate): string => {
    const text = String(value);
    if (slot === "mode") return modeKind(text) ?? "";
    return slot === "model" ? (modelAlias(text, "0.9") ?? normal(text)) : withoutSlashes(text.trim()).toLowerCase();
  };
  return effect(a) === effect(b);
}

/** Keys that some view looked at, each place once. */
export function keysSeen(judged: ClientResult): readonly KeyCandidate[] {
  const found = new Map<string, KeyCandidate>();
  for (const { slot, candidate } of judged.resolutions.flatMap((r) => r.steps))
    if (slot === "key" && candidate?.value instanceof Secret && candidate.value.real)
      found.set(placeId(candidate.place), candidate as KeyCandidate);
  return [...found.values()];
}

/** Keys under several names of variables, where they are not all the same; none otherwise. One name in two files is no alias. */
export function rivals(judged: ClientResult): readonly KeyCandidate[] {
  const all = keysSeen(judged).filter(isVariable);
  const [first] = all;
  if (!first || all.every(({ name }) => name === first.name)) return [];
  return all.some((other) => !Secret.same(other.value, first.value)) ? all : [];
}
