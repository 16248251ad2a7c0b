// How old each fact about MiMo is, and for a rule which old ones its findings rest on.
import type { DependsOnFacts } from "../model/contracts.ts";
import type { Facts } from "../model/facts.ts";

/** In days; a fact that was seen earlier is told as such. */
export const ageLimit = 90;

/** Whole days from when it was seen to `at` (milliseconds). */
export const ageOf = (seen: string, at: number): number =>
  Math.max(0, Math.floor((at - Date.parse(seen)) / 86_400_000));

type Dated = readonly { readonly source: string }[];

const days = (rows: Dated, { sources }: Facts): readonly string[] =>
  rows.map(({ source }) => sources[source]?.seen ?? "").sort();

function aged(fact: string, seen: string | undefined, at: number): ReturnType<DependsOnFacts> {
  const age = seen === undefined ? 0 : ageOf(seen, at);
  return seen !== undefined && age > ageLimit ? [{ fact, seen, days: age }] : [];
}

export const onEndpoints: DependsOnFacts = (_, at, facts) => aged("endpoints", days(facts.endpoints, facts)[0], at);
export const onHosts: DependsOnFacts = (_, at, facts) => aged("hosts", days([facts.hosts], facts)[0], at);
/** What is no endpoint and no other host that is known. */
export const onAllHosts: DependsOnFacts = (mark, at, facts) => [
  ...onEndpoints(mark, at, facts),
  ...onHosts(mark, at, facts),
];
export const onLetters: DependsOnFacts = (_, at, facts) =>
  aged("keys.letters", days([facts.keys.letters], facts)[0], at);
export const onLength: DependsOnFacts = (_, at, facts) => aged("keys.length", days([facts.keys.length], facts)[0], at);
/** The model that the finding is about, else the list, which is complete as of the day on which something was last added. */
export const onModels: DependsOnFacts = (mark, at, facts) => {
  const row = facts.modelOf(mark.toLowerCase());
  return row
    ? aged(`models.${row.id}`, days([row], facts)[0], at)
    : aged("models", days(facts.models, facts).at(-1), at);
};
