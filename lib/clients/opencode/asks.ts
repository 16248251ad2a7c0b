// How one setting of OpenCode and its kin is asked for in all files.
import type { Lookup, Recorder } from "../../model/contracts.ts";
import type { Candidate, SettingsSource } from "../../model/layer.ts";

/** One setting in every file, from the strongest on; a blank one hides those of weaker files. */
export function inFiles(r: Recorder, room: string, name: string, unless?: Lookup["unless"]): readonly Lookup[] {
  const found: Lookup[] = [];
  for (let n = 0, from = r.from(`${room}0`); from; from = r.from(`${room}${++n}`))
    found.push({ from, names: [name], blank: "ends", unless });
  return found;
}

export const strongest = (r: Recorder, room: string, name: string): Candidate | undefined =>
  inFiles(r, room, name)
    .map(({ from }) => from.get("mode", name))
    .find((it) => it !== undefined);

export const textOf = (candidate: Candidate | undefined): string | undefined =>
  typeof candidate?.value === "string" ? candidate.value : undefined;

export const one = (
  from: SettingsSource | undefined,
  name: string,
  blank: Lookup["blank"] = "ends",
): readonly Lookup[] => (from ? [{ from, names: [name], blank }] : []);
