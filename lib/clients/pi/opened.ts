// What each policy of Pi and its kin gets to see of a provider.
import type { Opened } from "../../model/contracts.ts";
import { at } from "../../model/document.ts";
import type { Layer } from "../../model/layer.ts";
import { tableSource } from "../../model/settings-source.ts";
import { headerOffers } from "../shared/headers.ts";
import { numbered } from "../shared/series.ts";
import { modelFor, takenBy } from "./choose.ts";
import { flawsIn } from "./inspect.ts";
import { builtinOf, isLogin, isRead, pathOf, referring, rootOf, storedOf, tableOf, type Known } from "./known.ts";

/** Why nothing of the provider is left. */
function lostIn(known: Known, provider: string): string | undefined {
  const { models } = known;
  if (models.status === "broken" || models.status === "unreadable")
    return builtinOf(known, provider) ? undefined : "file";
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
      ...(isTaken ? { taken: taken.wanted ? "wanted" : "instead" } : {}),
    },
  };
}
