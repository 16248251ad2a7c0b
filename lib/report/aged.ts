// Knows the one sentence about the age of what a report rests on, and by which facts it was judged.
import type { Report } from "../model/report.ts";
import { say, type Text } from "../model/text.ts";
import { oneLine, shortPath, type Showing } from "./show.ts";

export interface Given {
  /** Absolute; null where a program gave them. */
  readonly path: string | null;
  readonly newest: string;
}

/** What a report says of facts that were given; to be spread over it. */
export const givenFacts = (given: Given | undefined, showing: Showing): Pick<Report, "facts"> =>
  given ? { facts: { ...given, path: given.path === null ? null : oneLine(shortPath(given.path, showing)) } } : {};

/** The old facts behind the findings, the oldest first; undefined where there are none. */
export function agedText({ findings, facts }: Report): Text | undefined {
  const seen = new Map(findings.flatMap((it) => it.aged ?? []).map((it) => [it.fact, it]));
  const [oldest, ...others] = [...seen.values()].sort((a, b) => b.days - a.days);
  if (!oldest) return undefined;
  const { fact, seen: day, days } = oldest;
  const args = { fact, day, days, more: others.length };
  const what =
    others.length > 0
      ? say("Rests on facts that are {days} days old (`{fact}`, seen {day}, and {more} more)", args)
      : say("Rests on a fact that is {days} days old (`{fact}`, seen {day})", args);
  return facts
    ? say("{what}: give newer ones with `--facts`.", { what })
    : say("{what}: update mimo-doctor, or give newer ones with `--facts`.", { what });
}

/** Undefined where those of this version count. */
export const factsText = ({ facts }: Report): Text | undefined =>
  facts &&
  (facts.path === null
    ? say("Judged by facts that were given, the newest of {day}.", { day: facts.newest })
    : say("Judged by the facts in `{path}`, the newest of {day}.", { path: facts.path, day: facts.newest }));
