// Knows what each policy of Pi gets to see of a provider.
import { headerOffers } from "../../kit/headers.ts";
import { numbered } from "../../kit/series.ts";
import type { Context, Opened } from "../../model/contracts.ts";
import { at } from "../../model/document.ts";
import { tableOffers } from "../../model/offers.ts";
import { modelFor, takenBy } from "./choose.ts";
import { isRead } from "./files.ts";
import { flawsIn } from "./inspect.ts";
import { builtinOf, isLogin, pathOf, referring, storedOf, tableOf, type Known } from "./known.ts";

/** Why nothing of the provider is left. */
function lostIn(known: Known, provider: string): string | undefined {
  const { models } = known.files;
  if (models.status === "broken" || models.status === "unreadable")
    return builtinOf(known, provider) ? undefined : "file";
  const flaws = isRead(models) && models.doc ? flawsIn(models.doc.value, known.line) : [];
  if (tableOf(known, provider) || at(models.doc?.value, ["providers", provider]) === undefined) return undefined;
  return flaws.some(({ costs }) => costs === "file") ? "file" : "provider";
}

export function open(context: Context, known: Known, provider: string): Opened {
  const { models, auth, settings, project, trust } = known.files;
  const taken = takenBy(known);
  const isTaken = taken?.provider === provider;
  const model = isTaken ? taken.model : modelFor(known, provider);
  const base = ["providers", provider];
  const path = pathOf(known, provider, model);
  const described = tableOf(known, provider) !== undefined;
  const stored = storedOf(known, provider);
  const lost = lostIn(known, provider);
  return {
    layers: [context.env.layer, models, auth, settings, ...(project ? [project] : []), ...(trust ? [trust] : [])],
    steps: [],
    offers: {
      env: context.env,
      ...numbered("settings", known.settings, (layer) => tableOffers(layer, [])),
      ...(stored ? { stored } : {}),
      ...(described
        ? {
            table: referring(known, tableOffers(models, base)),
            headers: referring(known, headerOffers(models, [...base, "headers"])),
          }
        : {}),
      ...(path
        ? {
            model: tableOffers(models, path),
            modelHeaders: referring(known, headerOffers(models, [...path, "headers"])),
          }
        : {}),
      ...(isLogin(known, provider) ? { login: tableOffers(auth, []) } : {}),
    },
    hints: {
      provider,
      ...(model === undefined ? {} : { model }),
      ...(lost === undefined ? {} : { lost }),
      ...(isTaken ? { taken: taken.wanted ? "wanted" : "instead" } : {}),
    },
  };
}
