// How an environment offers its variables: sealed at first sight, one by one.
import type { Value } from "../model/document.ts";
import type { Candidate, Layer, SettingsSource, Slot } from "../model/layer.ts";
import { candidate } from "../model/settings-source.ts";
import { placeIn, at } from "../model/document.ts";
import { wrapSetting, wrapText, type SecretRegistry } from "./secrets.ts";
import { Secret } from "../model/secret.ts";

/** No setting is longer. */
const MAX_LENGTH = 4_096;

/** The process environment. On Windows names are looked up without regard to case, as the system does. */
export function envOffers(
  layer: Layer,
  env: Readonly<Record<string, string | undefined>>,
  folds: boolean,
  vault: SecretRegistry,
): SettingsSource {
  const sealed = new Map<string, Value>();
  const names = folds ? new Map(Object.keys(env).map((name) => [name.toUpperCase(), name])) : undefined;
  const raw = (name: string): string | undefined => env[names?.get(name.toUpperCase()) ?? name];
  return {
    layer,
    label: (name) => name,
    place: (name) => ({ kind: "env", name }),
    all: () =>
      Object.fromEntries(
        Object.entries(env).flatMap(([name, text]) =>
          text === undefined || text.length > MAX_LENGTH ? [] : [[name, seal(sealed, "mode", name, text, vault)]],
        ),
      ),
    get(slot, name) {
      const text = raw(name);
      if (text === undefined) return undefined;
      return candidate(slot, name, seal(sealed, slot, name, text, vault), { kind: "env", name }, layer);
    },
  };
}

function seal(sealed: Map<string, Value>, slot: Slot, name: string, text: string, vault: SecretRegistry): Value {
  const id = slot === "key" ? `key ${name}` : name;
  let value = sealed.get(id);
  if (value === undefined) {
    value = slot === "key" ? wrapText(text, vault) : wrapSetting(name, text, vault);
    sealed.set(id, value);
  }
  return value;
}

/** Variables of dotenv files that have been read. Of several files the later wins. */
export function dotenvOffers(layers: readonly [Layer, ...Layer[]], vault: SecretRegistry): SettingsSource {
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

function fromFile(layer: Layer, slot: Slot, name: string, vault: SecretRegistry): Candidate | undefined {
  const value = layer.doc && layer.status === "read" ? at(layer.doc.value, [name]) : undefined;
  if (value === undefined || !layer.doc) return undefined;
  const kept = slot === "key" && !(value instanceof Secret) ? wrapText(String(value), vault) : value;
  return candidate(slot, name, kept, placeIn(layer.doc, [name], "value", name), layer);
}
