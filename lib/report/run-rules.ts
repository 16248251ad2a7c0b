// How to show every subject to every rule, and how to make one finding of what several policies share.
import {
  MAX_ROUTES,
  type ClientResult,
  type DependsOnFacts,
  type Rule,
  type Run,
  type Subject,
  type SubjectOf,
} from "../model/contracts.ts";
import type { RawFinding, Severity } from "../model/finding.ts";
import type { Candidate, Layer } from "../model/layer.ts";
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
  /** Nothing worse than a note may be said: the client is not set up, or nobody reads the file. */
  readonly mild: boolean;
  /** The same with every way, for rules about which names are read at all. */
  readonly whole?: SubjectOf[On];
  /** The way that the client does not take by itself, where nothing else is seen: what it lacks is a note. */
  readonly unselected?: string;
  readonly judged?: ClientResult;
}

/** It holds for versions alone that are not in use. */
const isAside = (judged: ClientResult | undefined, policies: readonly string[]): boolean => {
  const inUse = judged?.resolutions.filter(({ version }) => version === judged.survey.inUse) ?? [];
  return inUse.length > 0 && policies.length > 0 && !inUse.some(({ policy }) => policies.includes(policy));
};

/** Of very many ways to MiMo in one client only the first are judged. */
const leftIn = ({ clients }: Run): readonly Skipped[] =>
  clients.flatMap(({ client, left = 0 }) =>
    left > 0
      ? [
          {
            what: msg("{n} more connections of {client}", { n: left, client: client.title }),
            because: msg("no more than {max} are judged", { max: MAX_ROUTES }),
          },
        ]
      : [],
  );

/** Runs the rules. A rule that crashes costs its own findings and nothing else. */
export function runRules(
  rules: readonly Rule[],
  run: Run,
): { readonly judgements: readonly RuleResult[]; readonly skipped: readonly Skipped[] } {
  const merged = new Map<string, RuleResult>();
  const skipped = new Map<string, Skipped>();
  const bySubject = new Map<Subject, Rule[]>();
  for (const rule of rules) bySubject.set(rule.on, [...(bySubject.get(rule.on) ?? []), rule]);
  const observing = rules.filter((rule) => rule.observed);
  for (const seen of subjects(run)) {
    for (const rule of seen.on === "observation"
      ? [...observing, ...(bySubject.get("observation") ?? [])]
      : (bySubject.get(seen.on) ?? [])) {
      if (rule.needsReader && seen.judged?.unknown) continue;
      try {
        if (seen.unselected !== undefined && seen.on === "client" && ofNames.has(rule.id)) continue;
        const subject = (ofNames.has(rule.id) && seen.whole) || seen.subject;
        const found =
          seen.on === "observation" && rule.on !== "observation"
            ? rule.observed?.(seen.subject as never, run.facts)
            : rule.check(subject as never, run.facts);
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
    skipped: [...skipped.values(), ...leftIn(run)],
  };
}

/** A finding about what is there, whoever reads it. */
const ofPresence: ReadonlySet<string> = new Set([
  "key-in-project-file",
  "key-exposed-to-browser",
  "key-masked",
  "endpoint-dead-host",
  "endpoint-typo-host",
  "endpoint-unknown-host",
  "endpoint-other-vendor",
]);

/** Whether a name is read, and what reads it, is a matter of all ways. */
const ofNames: ReadonlySet<string> = new Set([
  "alias-conflict",
  "alias-duplicate",
  "alias-not-read",
  "shared-variable",
]);

const notSelected = (found: RawFinding, route: string): RawFinding => ({
  ...found,
  message: msg("{message} (`{route}` is not selected)", { message: found.message, route }),
});

function merge(merged: Map<string, RuleResult>, rule: Rule, raw: RawFinding, seen: Seen): void {
  // A client with several routes is named once.
  const clients = [...new Set(raw.clients ?? seen.policies)];
  const full = raw.severity ?? rule.severity;
  const aside = seen.unselected !== undefined && !ofPresence.has(rule.id) ? seen.unselected : undefined;
  const severity = seen.mild || aside !== undefined || isAside(seen.judged, clients) ? "note" : full;
  const found = aside !== undefined && full !== "note" ? notSelected(raw, aside) : raw;
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
  const readers = readersBy(run);
  for (const observation of run.observations ?? [])
    yield { on: "observation", subject: { observation, run }, policies: readers(observation.layer), mild: false };
  yield { on: "run", subject: { run }, policies: [], mild: false };
}

/** Who reads a layer, of all clients that are set up. */
function readersBy(run: Run): (layer: Layer) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  const find = ({ id, path }: Layer): readonly string[] =>
    run.clients.flatMap(({ setUp, unknown, readers, resolutions, survey }) => {
      const isSame = (it: Layer): boolean => (path === undefined ? it.id === id : it.path === path);
      if (!setUp || unknown || !survey.layers.some(isSame)) return [];
      return readers ?? resolutions.filter((r) => r.layers.some(isSame)).map((r) => r.policy);
    });
  return (layer) => {
    const name = layer.path ?? layer.id;
    const found = known.get(name) ?? find(layer);
    known.set(name, found);
    return found;
  };
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
  const active = { ...judged, resolutions: judged.resolutions.filter((r) => r.active) };
  for (const { candidate, wins, seenBy } of candidates(inUseFirst(judged))) {
    yield {
      on: "candidate",
      subject: { candidate, judged, wins, run },
      policies: (wins.length > 0 ? wins : seenBy).map((r) => r.policy),
      mild: false,
      ...unselectedIn(wins.length > 0 ? wins : seenBy),
    };
  }
  for (const resolution of judged.resolutions) {
    yield {
      on: "resolution",
      subject: { resolution, judged, run },
      policies: [resolution.policy],
      mild: false,
      ...unselectedIn([resolution]),
    };
  }
  yield { on: "client", subject: { judged: active, run }, whole: { judged, run }, policies, mild: false };
  for (const resolution of judged.resolutions.filter((r) => !r.active)) {
    const withIt = { ...judged, resolutions: [...active.resolutions, resolution] };
    yield { on: "client", subject: { judged: withIt, run }, policies, mild: false, ...unselectedIn([resolution]) };
  }
}

const unselectedIn = (seenBy: readonly Resolution[]): Pick<Seen, "unselected"> =>
  seenBy.length === 0 || seenBy.some((r) => r.active) ? {} : { unselected: seenBy[0]?.route ?? "" };

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
