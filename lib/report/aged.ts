// The one sentence about the age of what a report rests on, and by which facts it was judged.
import type { Facts } from "../model/facts.ts";
import type { Report } from "../model/report.ts";
import { msg, type Message } from "../model/message.ts";
import { oneLine, shortPath, type Showing } from "./show.ts";

/** What a report says of facts that were given; to be spread over it. */
export const givenFacts = (given: Facts["given"], showing: Showing): Pick<Report, "facts"> =>
  given ? { facts: { ...given, path: given.path === null ? null : oneLine(shortPath(given.path, showing)) } } : {};

/** The old facts behind the findings, the oldest first; undefined where there are none. */
export function agedText({ findings, facts }: Report): Message | undefined {
  const seen = new Map(findings.flatMap((it) => it.aged ?? []).map((it) => [it.fact, it]));
  const [oldest, ...others] = [...seen.values()].sort((a, b) => b.days - a.days);
  if (!oldest) return undefined;
  const { fact, seen: day, days } = oldest;
  const args = { fact, day, days, more: others.length };
  const what =
    others.length > 0
      ? msg("Rests on facts that are {days} days old (`{fact}`, seen {day}, and {more} more)", args)
      : msg("Rests on a fact that is {days} days old (`{fact}`, seen {day})", args);
  return facts
    ? msg("{what}: give newer ones with `--facts`.", { what })
    : msg("{what}: update mimo-doctor, or give newer ones with `--facts`.", { what });
}

/** Undefined where those of this version count. */
export const factsText = ({ facts }: Report): Message | undefined =>
  facts &&
  (facts.path === null
    ? msg("Judged by facts that were given, the newest of {day}.", { day: facts.newest })
    : msg("Judged by the facts in `{path}`, the newest of {day}.", { path: facts.path, day: facts.newest }));
