// Knows how an environment offers its variables: sealed at first sight, one by one.
import type { Value } from "../model/document.ts";
import type { Candidate, Layer, Offers, Slot } from "../model/layer.ts";
import { candidate } from "../model/offers.ts";
import { placeIn, at } from "../model/document.ts";
import { sealSetting, sealText, type Vault } from "./seal.ts";
import { Secret } from "../model/secret.ts";

/** The process environment. On Windows names are looked up without regard to case, as the system does. */
export function envOffers(
  layer: Layer,
  env: Readonly<Record<string, string | undefined>>,
  folds: boolean,
  vault: Vault,
): Offers {
  const sealed = new Map<string, Value>();
  const names = folds ? new Map(Object.keys(env).map((name) => [name.toUpperCase(), name])) : undefined;
  const raw = (name: string): string | undefined => env[names?.get(name.toUpperCase()) ?? name];
  return {
    layer,
    label: (name) => name,
    place: (name) => ({ kind: "env", name }),
    get(slot, name) {
      const text = raw(name);
      if (text === undefined) return undefined;
      return candidate(slot, name, seal(sealed, slot, name, text, vault), { kind: "env", name }, layer);
    },
  };
}

function seal(sealed: Map<string, Value>, slot: Slot, name: string, text: string, vault: Vault): Value {
  const id = slot === "key" ? `key ${name}` : name;
  let value = sealed.get(id);
  if (value === undefined) {
    value = slot === "key" ? sealText(text, vault) : sealSetting(name, text, vault);
    sealed.set(id, value);
  }
  return value;
}

/** Variables of dotenv files that have been read. Of several files the later wins. */
export function dotenvOffers(layers: readonly [Layer, ...Layer[]], vault: Vault): Offers {
  const holder = (name: string): Layer =>
    layers.findLast((layer) => layer.doc && at(layer.doc.value, [name]) !== undefined) ?? layers[0];
  return {
    layer: layers[0],
    label: (name) => name,
    place: (name) =>
      fromFile(holder(name), "mode", name, vault)?.place ?? { kind: "file", path: layers[0].path ?? "", name },
    get: (slot, name) => fromFile(holder(name), slot, name, vault),
  };
}

function fromFile(layer: Layer, slot: Slot, name: string, vault: Vault): Candidate | undefined {
  const value = layer.doc && layer.status === "read" ? at(layer.doc.value, [name]) : undefined;
  if (value === undefined || !layer.doc) return undefined;
  const kept = slot === "key" && !(value instanceof Secret) ? sealText(String(value), vault) : value;
  return candidate(slot, name, kept, placeIn(layer.doc, [name], "value", name), layer);
}
