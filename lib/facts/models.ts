// The MiMo models that count now: what each is for, on which plan it is served, and until when.
import type { MimoFacts, ModelRow } from "../model/facts.ts";
import { shipped } from "./shipped.ts";

// What a facts file brings anew; parts of the program that are loaded later take what counts by then.
export let models: readonly ModelRow[];
/** The model to name where any chat model would do. */
export let usualModel: string;
/** The largest answer that any MiMo model gives; a larger limit is refused with 400. */
export let outputLimit: number;
let byId: ReadonlyMap<string, ModelRow>;

export function renewModels(facts: MimoFacts): void {
  ({ models, usualModel, outputLimit } = facts);
  byId = new Map(models.map((row) => [row.id, row]));
}
renewModels(shipped);

/** The row of a model id, exactly as MiMo spells it (lower case). */
export const modelOf = (id: string): ModelRow | undefined => byId.get(id);

/** A row whose end is known. */
export type Ending = ModelRow & { readonly ends: string; readonly successor: string };

const ending = (id: string | null): Ending | undefined => {
  const row =
    id === null
      ? undefined
      : byId.get(
          id
            .trim()
            .toLowerCase()
            .replace(/\[\d+m\]$/, ""),
        );
  return row?.ends && row.successor ? (row as Ending) : undefined;
};

/** The row of a model that has ended by `at` (milliseconds). */
export function retiredAt(id: string | null, at: number): Ending | undefined {
  const row = ending(id);
  return row && Date.parse(row.ends) <= at ? row : undefined;
}

/** The row of a model that ends within `span` milliseconds after `at`. */
export function retiringAt(id: string | null, at: number, span: number): Ending | undefined {
  const row = ending(id);
  const left = row ? Date.parse(row.ends) - at : 0;
  return row && left > 0 && left <= span ? row : undefined;
}

/** `2026-10-21 02:00 UTC` */
export const endDate = (row: Ending): string => `${row.ends.slice(0, 10)} ${row.ends.slice(11, 16)} UTC`;

/** The day on which an id is refused, with or without a provider before it; null where no end is known. */
export const lastDay = (id: string): string | null =>
  modelOf(id.trim().toLowerCase().replace(/^.*\//, ""))?.ends?.slice(0, 10) ?? null;
