// What each policy of Pi and its kin gets to see of a provider.
import type { Opened } from "../../model/contracts.ts";
import { at } from "../../model/document.ts";
import type { Path } from "../../model/place.ts";
import type { Layer, SettingsSource } from "../../model/layer.ts";
import { entries, tableSource } from "../../model/settings-source.ts";
import { headerOffers } from "../shared/headers.ts";
import { isBroken, isRead } from "../shared/layers.ts";
import { modelFor, takenBy } from "./choose.ts";
import { flawsIn } from "./inspect.ts";
import {
  unsetIn,
  wishIn,
  builtinOf,
  isLogin,
  pathOf,
  referring,
  rootOf,
  storedOf,
  tableOf,
  type Known,
} from "./known.ts";
import type { Sources } from "./sources.ts";

/** Why nothing of the provider is left. */
function lostIn(known: Known, provider: string): Sources["lost"] {
  const { models } = known;
  if (isBroken(models)) return builtinOf(known, provider) ? undefined : "file";
  // What is built in does without a description.
  if (builtinOf(known, provider) !== undefined && known.line.own.includes(provider)) return undefined;
  if (tableOf(known, provider) || at(rootOf(known), ["providers", provider]) === undefined) return undefined;
  const flaws = isRead(models) ? flawsIn(rootOf(known), known.line) : [];
  return flaws.some(({ costs }) => costs === "file") ? "file" : "provider";
}

/** A header that refers to a variable which is not set: this version then asks nobody. */
function unsetHeader(known: Known, provider: string, path: Path | undefined): Sources["unsetHeader"] {
  if (known.line.references !== "dollar") return undefined;
  const tables = [["providers", provider], ...(path ? [path] : [])];
  for (const [header, value] of tables.flatMap((base) => entries(at(rootOf(known), [...base, "headers"])))) {
    const variable = typeof value === "string" ? unsetIn(known, value) : undefined;
    if (variable !== undefined) return { header, variable };
  }
  return undefined;
}

/** `store`: keys that are never looked at. */
export function open(known: Known, layers: readonly Layer[], provider: string, store?: Layer): Opened<Sources> {
  const taken = takenBy(known);
  const isTaken = taken?.provider === provider;
  const model = isTaken ? taken.model : modelFor(known, provider);
  const base: Path | undefined = tableOf(known, provider) && ["providers", provider];
  const path = pathOf(known, provider, model);
  const headers = (keys: Path | undefined): SettingsSource | undefined =>
    keys && referring(known, headerOffers(known.models, [...keys, "headers"]));
  return {
    layers,
    steps: [],
    sources: {
      settings: known.settings.map((layer) => tableSource(layer, [])),
      variables: known.variables,
      stored: storedOf(known, provider),
      table: base && referring(known, tableSource(known.models, base)),
      headers: headers(base),
      model: path && tableSource(known.models, path),
      modelHeaders: headers(path),
      login: isLogin(known, provider) ? known.stored : store,
      provider,
      modelId: model,
      lost: lostIn(known, provider),
      unsetHeader: unsetHeader(known, provider, path),
      taken: isTaken ? (taken.wanted ? "wanted" : "instead") : undefined,
      wished: wishIn(known) !== undefined && taken?.wanted === false,
    },
  };
}
