// Knows how many remarks of one kind anybody reads.
import { grouped } from "../model/group.ts";
import type { Remark } from "../model/layer.ts";
import { say } from "../model/text.ts";

const most = 20;

/** Nobody reads a thousand remarks of one kind: the first ones, and how many more there are. */
export function few(remarks: readonly Remark[]): readonly Remark[] {
  if (remarks.length <= most) return remarks;
  return grouped(remarks, ({ kind }) => kind).flatMap((same): readonly Remark[] => {
    const next = same[most];
    if (next === undefined) return same;
    const { near: _, ...last } = next;
    return [...same.slice(0, most), { ...last, what: say("{n} more like the ones before", { n: same.length - most }) }];
  });
}
