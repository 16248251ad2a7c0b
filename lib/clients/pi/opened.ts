// What each policy of Pi and its kin gets to see of a provider.
import type { Opened } from "../../model/contracts.ts";
import { at } from "../../model/document.ts";
import type { Path } from "../../model/place.ts";
import type { Layer } from "../../model/layer.ts";
import { entries, tableSource } from "../../model/settings-source.ts";
import { headerOffers } from "../shared/headers.ts";
import { numbered } from "../shared/series.ts";
import { modelFor, takenBy } from "./choose.ts";
import { flawsIn } from "./inspect.ts";
import {
  unsetIn,
  wishIn,
  builtinOf,
  isLogin,
  isRead,
  pathOf,
  referring,
  rootOf,
  storedOf,
  tableOf,
  type Known,
} from "./known.ts";

/** Why nothing of the provider is left. */
function lostIn(known: Known, provider: string): string | undefined {
  const { models } = known;
  if (models.status === "broken" || models.status === "unreadable")
    return builtinOf(known, provider) ? undefined : "file";
  // What is built in does without a description.
  if (builtinOf(known, provider) !== undefined && known.line.own.includes(provider)) return undefined;
  if (tableOf(known, provider) || at(rootOf(known), ["providers", provider]) === undefined) return undefined;
  const flaws = isRead(models) ? flawsIn(rootOf(known), known.line) : [];
  return flaws.some(({ costs }) => costs === "file") ? "file" : "provider";
}

const underTable = (known: Known, provider: string): Opened["offers"] => {
  const base = ["providers", provider];
  return tableOf(known, provider) === undefined
    ? {}
    : {
        table: referring(known, tableSource(known.models, base)),
        headers: referring(known, headerOffers(known.models, [...base, "headers"])),
      };
};

/** A header that refers to a variable which is not set: this version then asks nobody. */
function unsetHeader(known: Known, provider: string, path: Path | undefined): Opened["hints"] {
  if (known.line.references !== "dollar") return {};
  const tables = [["providers", provider], ...(path ? [path] : [])];
  const found = tables
    .flatMap((base) => entries(at(rootOf(known), [...base, "headers"])))
    .find(([, value]) => typeof value === "string" && unsetIn(known, value) !== undefined);
  return found && typeof found[1] === "string" ? { header: found[0], unset: unsetIn(known, found[1]) ?? "" } : {};
}

/** `store`: keys that are never looked at. */
export function open(known: Known, layers: readonly Layer[], provider: string, store?: Layer): Opened {
  const taken = takenBy(known);
  const isTaken = taken?.provider === provider;
  const model = isTaken ? taken.model : modelFor(known, provider);
  const path = pathOf(known, provider, model);
  const stored = storedOf(known, provider);
  const lost = lostIn(known, provider);
  const login = isLogin(known, provider) ? known.stored : store;
  return {
    layers,
    steps: [],
    offers: {
      ...numbered("settings", known.settings, (layer) => tableSource(layer, [])),
      ...Object.fromEntries(known.variables.map((from, n) => [`variables${n}`, from])),
      ...(stored ? { stored } : {}),
      ...underTable(known, provider),
      ...(path
        ? {
            model: tableSource(known.models, path),
            modelHeaders: referring(known, headerOffers(known.models, [...path, "headers"])),
          }
        : {}),
      ...(login ? { login: tableSource(login, []) } : {}),
    },
    hints: {
      provider,
      ...(model === undefined ? {} : { model }),
      ...(lost === undefined ? {} : { lost }),
      ...(wishIn(known) && taken && !taken.wanted ? { wished: wishIn(known)?.provider ?? "" } : {}),
      ...unsetHeader(known, provider, path),
      ...(isTaken ? { taken: taken.wanted ? "wanted" : "instead" } : {}),
    },
  };
}
