// The MiMo models: what each is for, on which plan it is served, and until when.
import type { Ending, Facts, MimoFacts } from "../model/facts.ts";

type ModelLookups = Pick<Facts, "modelOf" | "retiredAt" | "retiringAt" | "lastDay">;

export function modelLookups({ models }: MimoFacts): ModelLookups {
  const byId = new Map(models.map((row) => [row.id, row]));
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
  return {
    modelOf: (id) => byId.get(id),
    retiredAt: (id, at) => {
      const row = ending(id);
      return row && Date.parse(row.ends) <= at ? row : undefined;
    },
    retiringAt: (id, at, span) => {
      const row = ending(id);
      const left = row ? Date.parse(row.ends) - at : 0;
      return row && left > 0 && left <= span ? row : undefined;
    },
    lastDay: (id) => byId.get(id.trim().toLowerCase().replace(/^.*\//, ""))?.ends?.slice(0, 10) ?? null,
  };
}

/** `2026-10-21 02:00 UTC` */
export const endDate = (row: Ending): string => `${row.ends.slice(0, 10)} ${row.ends.slice(11, 16)} UTC`;
