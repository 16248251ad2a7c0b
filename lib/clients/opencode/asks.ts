// How one setting of OpenCode and its kin is asked for in all files.
import type { Lookup } from "../../model/contracts.ts";
import type { Candidate, SettingsSource } from "../../model/layer.ts";
import { firstIn } from "../shared/series.ts";

/** One setting in every file, from the strongest on; a blank one hides those of weaker files. */
export const inFiles = (all: readonly SettingsSource[], name: string, unless?: Lookup["unless"]): readonly Lookup[] =>
  all.map((from) => ({ from, names: [name], blank: "ends", unless }));

export const strongest = (all: readonly SettingsSource[], name: string): Candidate | undefined =>
  firstIn(all, "mode", name);

export const textOf = (candidate: Candidate | undefined): string | undefined =>
  typeof candidate?.value === "string" ? candidate.value : undefined;

export const one = (from: SettingsSource, name: string, blank: Lookup["blank"] = "ends"): readonly Lookup[] => [
  { from, names: [name], blank },
];
