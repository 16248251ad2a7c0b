// How a layer is asked for a setting, and how what it answers becomes a candidate.
import { at, isTable, placeIn, type Value } from "./document.ts";
import type { Candidate, Layer, SettingsSource, Slot, State } from "./layer.ts";
import { dotted, type Path, type Place } from "./place.ts";
import { Secret } from "./secret.ts";

/** What can be said of a value before any client has looked at it. */
export function stateOf(value: Value): State {
  if (value instanceof Secret) {
    const { blank, sample, masked, reference } = value.info;
    if (blank) return "blank";
    if (reference) return "reference";
    return sample || masked ? "placeholder" : "usable";
  }
  if (typeof value === "string") return value.trim() === "" ? "blank" : "usable";
  return "misshapen";
}

/** What stands in a key's place under a name that is no key's, and has no key's shape, cannot be used as one here. */
const keyStateOf = (value: Value): State =>
  typeof value === "string" && value.trim() !== "" ? "misshapen" : stateOf(value);

export const candidate = (slot: Slot, name: string, value: Value, place: Place, layer: Layer): Candidate => ({
  slot,
  name,
  value,
  state: slot === "key" ? keyStateOf(value) : stateOf(value),
  place,
  layer,
});

/** Settings under one table of a document: `get("key", "api_key")` looks at `base.api_key`. */
export function tableSource(layer: Layer, base: Path): SettingsSource {
  const path = (name: string): Path => [...base, ...name.split(".")];
  return {
    layer,
    label: (name) => dotted(path(name)),
    place: (name) => placeOf(layer, path(name)),
    get(slot, name) {
      const keys = path(name);
      const value = layer.doc && at(layer.doc.value, keys);
      if (value === undefined || value === null || !layer.doc) return undefined;
      return candidate(slot, dotted(keys), value, placeIn(layer.doc, keys), layer);
    },
  };
}

/** Variables that stand in a table of a document: as `tableOffers`, and each place also has the variable's name. */
export function variableSource(layer: Layer, base: Path): SettingsSource {
  const table = tableSource(layer, base);
  return {
    ...table,
    get(slot, name) {
      const found = table.get(slot, name);
      return found && found.place.kind === "file" ? { ...found, place: { ...found.place, name } } : found;
    },
  };
}

/** Several sources under one set of names: the first in which a name is set answers for it. */
export function overlay(first: SettingsSource, ...rest: readonly SettingsSource[]): SettingsSource {
  const holder = (name: string): SettingsSource => rest.find((o) => o.get("mode", name) !== undefined) ?? first;
  return {
    layer: first.layer,
    label: (name) => holder(name).label(name),
    place: (name) => holder(name).place(name),
    get(slot, name) {
      const own = first.get(slot, name);
      if (own) return own;
      for (const other of rest) {
        const found = other.get(slot, name);
        if (found) return found;
      }
      return undefined;
    },
  };
}

/** Where a setting stands, or would stand. */
const placeOf = (layer: Layer, keys: Path): Place =>
  layer.doc && at(layer.doc.value, keys) !== undefined
    ? placeIn(layer.doc, keys)
    : { kind: "file", path: layer.path ?? "", keys };

/** Name and value of every setting directly under `keys`; none where it is no table. */
export function entries(value: Value | undefined): readonly (readonly [string, Value])[] {
  return isTable(value) ? Object.entries(value) : [];
}
