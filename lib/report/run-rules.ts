// How to show every subject to every rule, and how to make one finding of what several policies share.
import type { ClientResult, DependsOnFacts, Rule, Run, Subject, SubjectOf } from "../model/contracts.ts";
import type { RawFinding, Severity } from "../model/finding.ts";
import type { Candidate } from "../model/layer.ts";
import { placeId } from "../model/place.ts";
import type { Resolution } from "../model/resolution.ts";
import { msg, type Message } from "../model/message.ts";
import { byCause, withoutConsequences } from "./causes.ts";

export interface RuleResult {
  readonly rule: string;
  readonly severity: Severity;
  readonly found: RawFinding;
  readonly clients: readonly string[];
  readonly rests?: DependsOnFacts;
}

export interface Skipped {
  readonly what: Message;
  readonly because: Message;
}

const rank = { error: 0, warning: 1, note: 2 } as const satisfies Record<Severity, number>;
const worse = (a: Severity, b: Severity): Severity => (rank[a] <= rank[b] ? a : b);

/** One thing to look at, and the policies that a finding on it holds for. */
interface Seen<On extends Subject = Subject> {
  readonly on: On;
  readonly subject: SubjectOf[On];
  readonly policies: readonly string[];
  /** Nothing worse may be said: the client is not set up, or nobody reads the file. */
  readonly mild: boolean;
  readonly judged?: ClientResult;
}

/** It holds for versions alone that are not in use. */
const isAside = (judged: ClientResult | undefined, policies: readonly string[]): boolean => {
  const inUse = judged?.resolutions.filter(({ version }) => version === judged.survey.inUse) ?? [];
  return inUse.length > 0 && policies.length > 0 && !inUse.some(({ policy }) => policies.includes(policy));
};

/** Runs the rules. A rule that crashes costs its own findings and nothing else. */
export function runRules(
  rules: readonly Rule[],
  run: Run,
): { readonly judgements: readonly RuleResult[]; readonly skipped: readonly Skipped[] } {
  const merged = new Map<string, RuleResult>();
  const skipped = new Map<string, Skipped>();
  const bySubject = new Map<Subject, Rule[]>();
  for (const rule of rules) bySubject.set(rule.on, [...(bySubject.get(rule.on) ?? []), rule]);
  for (const seen of subjects(run)) {
    for (const rule of bySubject.get(seen.on) ?? []) {
      try {
        const found = rule.check(seen.subject as never);
        for (const one of found === undefined
          ? []
          : Array.isArray(found)
            ? (found as readonly RawFinding[])
            : [found as RawFinding])
          merge(merged, rule, one, seen);
      } catch {
        // The error's own words may hold a value, so they are dropped.
        skipped.set(rule.id, {
          what: msg("rule `{rule}`", { rule: rule.id }),
          because: msg("it failed; please report this"),
        });
      }
    }
  }
  return {
    judgements: withoutConsequences([...merged.values()]).toSorted(byCause),
    skipped: [...skipped.values()],
  };
}

function merge(merged: Map<string, RuleResult>, rule: Rule, found: RawFinding, seen: Seen): void {
  // A client with several routes is named once.
  const clients = [...new Set(found.clients ?? seen.policies)];
  const severity = seen.mild || isAside(seen.judged, clients) ? "note" : (found.severity ?? rule.severity);
  const id = `${rule.id}\n${placeId(found.place)}\n${found.mark ?? ""}`;
  const before = merged.get(id);
  merged.set(id, {
    rule: rule.id,
    found: before && rank[before.severity] <= rank[severity] ? before.found : found,
    severity: before ? worse(before.severity, severity) : severity,
    clients: before ? [...new Set([...before.clients, ...clients])] : clients,
    ...(rule.dependsOnFacts ? { rests: rule.dependsOnFacts } : {}),
  });
}

function* subjects(run: Run): Generator<Seen> {
  for (const judged of run.clients) for (const seen of ofClient(judged, run)) yield { ...seen, judged };
  yield { on: "run", subject: { run }, policies: [], mild: false };
}

function* ofClient(judged: ClientResult, run: Run): Generator<Seen> {
  const policies = judged.resolutions.map((r) => r.policy);
  for (const layer of judged.survey.layers) {
    const readers =
      judged.readers ??
      judged.resolutions.filter((r) => r.layers.some((read) => read.id === layer.id)).map((r) => r.policy);
    const unread = readers.length === 0 && layer.kind === "file";
    yield {
      on: "layer",
      subject: { layer, judged, run },
      policies: unread ? policies : readers.length > 0 ? readers : policies,
      mild: !judged.setUp || unread,
    };
  }
  // Nothing is found against a client that nobody has set up, but for what its files have in them.
  if (!judged.setUp) return;
  for (const { candidate, wins, seenBy } of candidates(inUseFirst(judged))) {
    yield {
      on: "candidate",
      subject: { candidate, judged, wins, run },
      policies: (wins.length > 0 ? wins : seenBy).map((r) => r.policy),
      mild: false,
    };
  }
  for (const resolution of judged.resolutions) {
    yield { on: "resolution", subject: { resolution, judged, run }, policies: [resolution.policy], mild: false };
  }
  yield { on: "client", subject: { judged, run }, policies, mild: false };
}

/** What is said of a setting is said of the version in use. */
const inUseFirst = ({ resolutions, survey: { inUse } }: ClientResult): readonly Resolution[] =>
  inUse === undefined
    ? resolutions
    : [...resolutions].sort((a, b) => Number(b.version === inUse) - Number(a.version === inUse));

interface Used {
  readonly candidate: Candidate;
  readonly wins: Resolution[];
  readonly seenBy: Resolution[];
}

function candidates(resolutions: readonly Resolution[]): Iterable<Used> {
  const all = new Map<string, Used>();
  for (const resolution of resolutions) {
    for (const { slot, candidate } of resolution.steps) {
      if (!candidate) continue;
      const id = `${slot} ${placeId(candidate.place)}`;
      let used = all.get(id);
      if (!used) all.set(id, (used = { candidate, wins: [], seenBy: [] }));
      used.seenBy.push(resolution);
      if (
        slot === "key" &&
        resolution.key.candidate &&
        placeId(resolution.key.candidate.place) === placeId(candidate.place)
      )
        used.wins.push(resolution);
    }
  }
  return all.values();
}
