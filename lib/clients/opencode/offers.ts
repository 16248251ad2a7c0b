// How a settings file of OpenCode and its kin offers a setting: with its references filled in.
import { at } from "../../model/document.ts";
import type { Candidate, Layer, SettingsSource, Slot } from "../../model/layer.ts";
import { candidate, tableSource } from "../../model/settings-source.ts";
import type { Path, Place } from "../../model/place.ts";
import { Secret } from "../../model/secret.ts";
import { expanding } from "../shared/expand.ts";

const wholeForm = /^\{env:(\w+)\}$/;

/** Settings under one table of a file, or of a variable that holds a document. */
export function settings(layer: Layer, base: Path, env: SettingsSource): SettingsSource {
  const written = tableSource(layer, base);
  const moved = (place: Place): Place =>
    layer.kind === "env" && layer.doc ? { kind: "env", name: layer.doc.path } : place;
  return {
    ...written,
    place: (name) => moved(written.place(name)),
    get(slot, name) {
      const found = written.get(slot, name);
      if (!found) return undefined;
      const meant = layer.filled && at(layer.filled, [...base, ...name.split(".")]);
      const own = { ...found, place: moved(found.place) };
      return filled(own, meant === undefined ? own : candidate(slot, found.name, meant, own.place, layer), slot, env);
    },
  };
}

/** A whole reference leads to the variable itself; in another text it is replaced. */
function filled(written: Candidate, meant: Candidate, slot: Slot, env: SettingsSource): Candidate {
  const { value } = written;
  const reference = value instanceof Secret && !value.info.scheme ? value.info.reference : null;
  if (reference?.syntax === "{file}") return { ...written, stored: true };
  const name =
    reference?.syntax === "{env}" ? reference.name : typeof value === "string" ? wholeForm.exec(value)?.[1] : undefined;
  if (!name) return meant;
  const found = env.get(slot, name);
  if (found) return found;
  return value instanceof Secret ? { ...written, unset: name } : { ...written, value: "", state: "blank", unset: name };
}

/** In a base URL `${NAME}` is looked up as well; where it is not set it stays. */
export const addresses = (from: SettingsSource, env: SettingsSource): SettingsSource =>
  expanding(from, { lookup: (slot, name) => env.get(slot, name), syntaxes: new Set(), form: /\$\{(\w+)\}/ });

/** Headers of a request by their names, which have no case. */
export function headers(layer: Layer, base: Path, env: SettingsSource): SettingsSource {
  const table = layer.doc && at(layer.doc.value, base);
  const names = typeof table === "object" && table !== null ? Object.keys(table) : [];
  const own = settings(layer, base, env);
  const written = (name: string): string => names.find((it) => it.toLowerCase() === name) ?? name;
  return { ...own, place: (name) => own.place(written(name)), get: (slot, name) => own.get(slot, written(name)) };
}
