// How many remarks of one kind anybody reads.
import { grouped } from "../model/group.ts";
import type { Diagnostic } from "../model/layer.ts";
import { msg } from "../model/message.ts";

const MAX_COUNT = 20;

/** Nobody reads a thousand remarks of one kind: the first ones, and how many more there are. */
export function few(remarks: readonly Diagnostic[]): readonly Diagnostic[] {
  if (remarks.length <= MAX_COUNT) return remarks;
  return grouped(remarks, ({ kind }) => kind).flatMap((same): readonly Diagnostic[] => {
    const next = same[MAX_COUNT];
    if (next === undefined) return same;
    const { near: _, ...last } = next;
    return [
      ...same.slice(0, MAX_COUNT),
      { ...last, what: msg("{n} more like the ones before", { n: same.length - MAX_COUNT }) },
    ];
  });
}
