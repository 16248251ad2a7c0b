// Knows which provider and which model Pi takes by itself, and which other providers lead to MiMo.
import { ownOrder, vendors } from "../../facts/pi.ts";
import { at } from "../../model/document.ts";
import { isRead } from "./files.ts";
import { isOurs } from "./inspect.ts";
import { builtinOf, hasKey, idsOf, setting, tableOf, type Known } from "./known.ts";

export interface Taken {
  readonly provider: string;
  readonly model: string | undefined;
  /** It is the one that the settings want. */
  readonly wanted: boolean;
}

/** What the settings want; a provider of another vendor is believed to have the model. */
function wanted(known: Known): Taken | undefined {
  const provider = setting(known, "defaultProvider");
  const model = setting(known, "defaultModel");
  if (!provider || !model) return undefined;
  const own = idsOf(known, provider);
  const isElsewhere = own.length === 0 && Object.hasOwn(vendors, provider);
  if (!own.includes(model) && !isElsewhere) return undefined;
  return known.line.passesOver && !hasKey(known, provider) ? undefined : { provider, model, wanted: true };
}

/** Without one that can be used: the first with a key, of the built-in ones first. */
export function takenBy(known: Known): Taken | undefined {
  const chosen = wanted(known);
  if (chosen) return chosen;
  const provider =
    [...Object.keys(vendors), ...ownOrder].find((id) => hasKey(known, id)) ??
    known.tables.map(([id]) => id).find((id) => hasKey(known, id) && idsOf(known, id).length > 0);
  if (provider === undefined) return undefined;
  return { provider, model: builtinOf(known, provider)?.usual ?? idsOf(known, provider)[0], wanted: false };
}

/** Providers that lead to MiMo: those of the file, and built-in ones for which something stands somewhere. */
export function oursIn(known: Known): readonly string[] {
  const { auth, models } = known.files;
  const described = isRead(models) ? Object.entries(at(models.doc?.value, ["providers"]) ?? {}) : [];
  const stored = isRead(auth) ? Object.keys(auth.doc?.value ?? {}) : [];
  const builtin = ownOrder.filter(
    (id) => stored.includes(id) || setting(known, "defaultProvider") === id || hasKey(known, id),
  );
  return [...described.filter(([id, table]) => isOurs(id, table as never)).map(([id]) => id), ...builtin];
}

/** The model of a route that is not the one taken. */
export function modelFor(known: Known, provider: string): string | undefined {
  const own = idsOf(known, provider);
  const model = setting(known, "defaultModel");
  if (model !== undefined && own.includes(model)) return model;
  return builtinOf(known, provider)?.usual ?? own[0];
}

/** Ways to MiMo, the one that is taken first; without any, what is wanted. */
export function routesOf(known: Known): readonly string[] {
  const taken = takenBy(known);
  const ours = [...new Set(oursIn(known))];
  const isMimo = taken && (ours.includes(taken.provider) || isOurs(taken.provider, tableOf(known, taken.provider)));
  if (isMimo) return [...new Set([taken.provider, ...ours])];
  if (ours.length > 0) return [...ours].sort((a, b) => Number(isWanted(known, b)) - Number(isWanted(known, a)));
  return [taken?.provider ?? setting(known, "defaultProvider") ?? ""];
}

const isWanted = (known: Known, id: string): boolean => setting(known, "defaultProvider") === id;
