// How old each fact about MiMo is, and for a rule which old ones its findings rest on.
import type { DependsOnFacts } from "../model/contracts.ts";
import { current } from "./current.ts";
import { modelOf } from "./models.ts";

/** In days; a fact that was seen earlier is told as such. */
export const ageLimit = 90;

/** Whole days from when it was seen to `at` (milliseconds). */
export const ageOf = (seen: string, at: number): number =>
  Math.max(0, Math.floor((at - Date.parse(seen)) / 86_400_000));

type Dated = readonly { readonly source: string }[];

const days = (rows: Dated): readonly string[] =>
  rows.map(({ source }) => current.facts.sources[source]?.seen ?? "").sort();

function aged(fact: string, seen: string | undefined, at: number): ReturnType<DependsOnFacts> {
  const age = seen === undefined ? 0 : ageOf(seen, at);
  return seen !== undefined && age > ageLimit ? [{ fact, seen, days: age }] : [];
}

export const onEndpoints: DependsOnFacts = (_, at) => aged("endpoints", days(current.facts.endpoints)[0], at);
export const onHosts: DependsOnFacts = (_, at) => aged("hosts", days([current.facts.hosts])[0], at);
/** What is no endpoint and no other host that is known. */
export const onAllHosts: DependsOnFacts = (mark, at) => [...onEndpoints(mark, at), ...onHosts(mark, at)];
export const onLetters: DependsOnFacts = (_, at) => aged("keys.letters", days([current.facts.keys.letters])[0], at);
export const onLength: DependsOnFacts = (_, at) => aged("keys.length", days([current.facts.keys.length])[0], at);
/** The model that the finding is about, else the list, which is complete as of the day on which something was last added. */
export const onModels: DependsOnFacts = (mark, at) => {
  const row = modelOf(mark.toLowerCase());
  return row ? aged(`models.${row.id}`, days([row])[0], at) : aged("models", days(current.facts.models).at(-1), at);
};
