// How several sources of one kind are asked, the strongest first.
import type { Lookup } from "../../model/contracts.ts";
import type { Candidate, SettingsSource, Slot } from "../../model/layer.ts";

/** Each of them asked for one setting; a blank is a value like any other. */
export const asks = (all: readonly SettingsSource[], name: string): readonly Lookup[] =>
  all.map((from) => ({ from, names: [name], blank: "takes" }));

/** What the strongest says that has the setting at all. */
export const firstIn = (all: readonly SettingsSource[], slot: Slot, name: string): Candidate | undefined => {
  for (const from of all) {
    const found = from.get(slot, name);
    if (found) return found;
  }
  return undefined;
};
