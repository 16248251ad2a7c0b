// Which provider and which model Pi and its kin take by themselves, and which other providers lead to MiMo.
import type { Facts } from "../../model/facts.ts";
import { isOurs } from "./inspect.ts";
import { isRead } from "../shared/layers.ts";
import { builtinOf, describedIn, hasKey, idsOf, tableOf, tablesOf, usualOf, wishIn, type Known } from "./known.ts";

export interface Taken {
  readonly provider: string;
  readonly model: string | undefined;
  /** It is the one that the settings want. */
  readonly wanted: boolean;
}

/** A provider whose catalogue is not known here is believed to have the model. */
function believed(known: Known, provider: string): boolean {
  const builtin = builtinOf(known, provider);
  return builtin ? builtin.models === undefined : Object.hasOwn(known.line.vendors, provider);
}

function wanted(known: Known): Taken | undefined {
  const wish = wishIn(known);
  if (!wish || (!idsOf(known, wish.provider).includes(wish.model) && !believed(known, wish.provider))) return undefined;
  return known.line.passesOver && !hasKey(known, wish.provider) ? undefined : { ...wish, wanted: true };
}

/** Without one that can be used: the first with a key, of the built-in ones first. */
export function takenBy(known: Known): Taken | undefined {
  const chosen = wanted(known);
  if (chosen) return chosen;
  const { line } = known;
  const provider =
    [...Object.keys(line.vendors), ...line.own].find((id) => hasKey(known, id)) ??
    tablesOf(known)
      .map(([id]) => id)
      .find((id) => hasKey(known, id) && idsOf(known, id).length > 0);
  if (provider === undefined) return undefined;
  return { provider, model: usualOf(known, provider), wanted: false };
}

/** Providers that lead to MiMo: those of the file, and built-in ones for which something stands somewhere. */
function oursIn(known: Known, facts: Facts): readonly string[] {
  const stored = isRead(known.stored) ? Object.keys(known.stored.doc?.value ?? {}) : [];
  const builtin = known.line.own.filter(
    (id) => stored.includes(id) || wishIn(known)?.provider === id || hasKey(known, id),
  );
  return [
    ...describedIn(known)
      .filter(([id, table]) => isOurs(id, table, facts))
      .map(([id]) => id),
    ...builtin,
  ];
}

/** The model of a route that is not the one taken. */
export function modelFor(known: Known, provider: string): string | undefined {
  const own = idsOf(known, provider);
  const wish = wishIn(known);
  if (wish?.provider === provider && (own.includes(wish.model) || believed(known, provider))) return wish.model;
  return usualOf(known, provider);
}

/** Without a choice, what a whole file describes may all be meant. */
export function isActive(known: Known, routes: readonly string[], route: string): boolean {
  const taken = takenBy(known);
  if (known.alone && !taken?.wanted) return true;
  const wish = wishIn(known);
  if (wish && routes.includes(wish.provider) && taken?.wanted !== true)
    return route === wish.provider || route === taken?.provider;
  return route === (taken?.provider ?? routes[0] ?? "");
}

/** Ways to MiMo, the one that is taken first; without any, what is wanted. */
export function routesOf(known: Known, facts: Facts): readonly string[] {
  const taken = takenBy(known);
  const wish = wishIn(known);
  const ours = [...new Set(oursIn(known, facts))];
  if (taken && (ours.includes(taken.provider) || isOurs(taken.provider, tableOf(known, taken.provider), facts)))
    return [...new Set([taken.provider, ...ours])];
  // Another vendor's that is taken without having been asked for.
  if (taken && !taken.wanted && ours.length > 0 && builtinOf(known, taken.provider)) return [taken.provider, ...ours];
  if (ours.length === 0) return [taken?.provider ?? wish?.provider ?? ""];
  return [...ours].sort((a, b) => Number(b === wish?.provider) - Number(a === wish?.provider));
}
