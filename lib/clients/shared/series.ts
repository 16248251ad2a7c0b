// How sources of one kind are numbered, the strongest first, between an adapter and its policies.
import type { Lookup, Recorder } from "../../model/contracts.ts";
import type { Candidate, Layer, SettingsSource, Slot } from "../../model/layer.ts";

/** `root0`, `root1`, …: what each layer offers. */
export const numbered = (
  kind: string,
  layers: readonly Layer[],
  offer: (layer: Layer) => SettingsSource,
): Readonly<Record<string, SettingsSource>> =>
  Object.fromEntries(layers.map((layer, n) => [`${kind}${n}`, offer(layer)]));

/** The same on the other side. */
export function series(r: Recorder, kind: string): readonly SettingsSource[] {
  const found: SettingsSource[] = [];
  for (let n = 0, from = r.from(`${kind}0`); from; from = r.from(`${kind}${++n}`)) found.push(from);
  return found;
}

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
