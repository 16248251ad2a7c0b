// How several reports become one: what stands in more than one of them is there once, and keys of different reports stay apart.
import { grouped } from "../model/group.ts";
import type { LeftOut, Report, ShownExchange, ShownFinding, ShownResolution } from "../model/report.ts";
import { byCause } from "./causes.ts";
import { byPlace, summaryOf } from "./order.ts";
import { letterOf } from "./show.ts";

/** The reports as one run would have given them. */
export function merge(reports: readonly Report[], version: string): Report {
  const apart = renamed(reports);
  const findings = united(reports.map((it) => it.findings.map((one) => ({ one, id: findingId(one) }))))
    .map((same) => ({ ...same[0], clients: [...new Set(same.flatMap((it) => it.clients))] }))
    .sort(reports.some((it) => it.paths) ? byPlace : byCause);
  const paths = reports.flatMap((it) => it.paths ?? []);
  const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
  const first = <T>(list: (report: Report) => readonly T[]): readonly T[] =>
    united(apart.map((it) => list(it).map((one) => ({ one, id: JSON.stringify(one) })))).map(([one]) => one);
  const suppressed = [...first((it) => it.suppressed)].sort(byPlace);
  const left = (by: keyof LeftOut): number => sum(reports.map((it) => it.leftOut[by]));
  return {
    schema: 1,
    tool: { name: "mimo-doctor", version },
    ...sharedFacts(reports),
    at: reports.map((it) => it.at).reduce((a, b) => (Date.parse(a) >= Date.parse(b) ? a : b)),
    paths:
      paths.length === 0
        ? null
        : { files: sum(paths.map((it) => it.files)), judged: sum(paths.map((it) => it.judged)) },
    layers: first((it) => it.layers),
    resolutions: first((it) => it.resolutions),
    exchanges: first((it) => it.exchanges),
    findings,
    suppressed,
    leftOut: { comments: suppressed.length, baseline: left("baseline"), settings: left("settings") },
    skipped: first((it) => it.skipped),
    summary: summaryOf(findings, reports.some((it) => it.summary.verdict !== "unknown") ? "ok" : "unknown"),
  };
}

/** Facts that were given to all of them; what some were judged by cannot be said of the whole. */
function sharedFacts([first, ...others]: readonly Report[]): Pick<Report, "facts"> {
  const id = JSON.stringify(first?.facts);
  return first?.facts && others.every(({ facts }) => JSON.stringify(facts) === id) ? { facts: first.facts } : {};
}

/** The same fault at the same place, whoever it was found for. */
const findingId = ({ clients: _clients, ...finding }: ShownFinding): string => JSON.stringify(finding);

interface Named<T> {
  readonly one: T;
  readonly id: string;
}

/** What is alike in several lists is one; what a single list has twice is meant twice. */
function united<T>(lists: readonly (readonly Named<T>[])[]): readonly (readonly [T, ...T[]])[] {
  const numbered = lists.flatMap((list) => {
    const seen = new Map<string, number>();
    return list.map(({ one, id }) => {
      const times = seen.get(id) ?? 0;
      seen.set(id, times + 1);
      return { one, id: `${times} ${id}` };
    });
  });
  return grouped(numbered, ({ id }) => id).map(([head, ...more]) => [head.one, ...more.map(({ one }) => one)]);
}

/** Letters of keys mean something within one report only, so each report gets letters of its own. */
function renamed(reports: readonly Report[]): readonly Report[] {
  let used = 0;
  return reports.map((report) => {
    const names = new Map<string, string>();
    const name = (letter: string | null): string | null => {
      if (letter === null) return null;
      const known = names.get(letter) ?? letterOf(used++);
      names.set(letter, known);
      return known;
    };
    return {
      ...report,
      resolutions: report.resolutions.map((it) => resolution(it, name)),
      exchanges: report.exchanges.map((it): ShownExchange => ({ ...it, same: name(it.same) })),
    };
  });
}

type Rename = (letter: string | null) => string | null;

function resolution(it: ShownResolution, name: Rename): ShownResolution {
  const { key, auth } = it.outcomes;
  return {
    ...it,
    outcomes: {
      ...it.outcomes,
      key: { ...key, same: name(key.same) },
      auth: { ...auth, also: auth.also.map((also) => ({ ...also, same: name(also.same) })) },
    },
    steps: it.steps.map((step) => ({ ...step, same: name(step.same) })),
  };
}
