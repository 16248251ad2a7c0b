// How a diagnosis is put together; reads top to bottom as World → Layers → Candidates → Resolutions → Findings → Report.
import { examine } from "./examine.ts";
import { factsFor } from "./facts/request.ts";
import { redactUrl } from "./facts/urls.ts";
import type { Run } from "./model/contracts.ts";
import type { Report } from "./model/report.ts";
import { msg, type Book } from "./model/message.ts";
import type { Host } from "./model/host.ts";
import { shellOf } from "./model/shell.ts";
import { registryFor, type SecretRegistry } from "./read/secrets.ts";
import { build } from "./report/build.ts";
import { runRules, type RuleResult, type Skipped } from "./report/run-rules.ts";
import type { Suppressed } from "./report/suppress.ts";
import { isOpen as openIn } from "./report/verdict.ts";
import type { Request } from "./request.ts";
import { version } from "./version.ts";

/**
 * Diagnoses a world. Never prints, exits or writes, and touches nothing outside the world.
 * @param book Where a way is kept to write each sentence in another language.
 * @throws {UsageError} for a client or a date that does not exist, and for facts that are not as they must be.
 */
export async function diagnose(request: Request, world: Host, book?: Book): Promise<Report> {
  if (request.paths?.length) return linted(request, world, book);
  return reportOf(await judgeWorld(request, world), request, world, book);
}

/** Puts a diagnosis into words. */
export function reportOf(judged: JudgedWorld, request: Request, world: Host, book?: Book): Report {
  const { run, vault, judgements, suppressed, skipped } = judged;
  const report = build(
    {
      version,
      run,
      judgements,
      suppressed,
      skipped: [...skipped, ...notAsked(request, run, world)],
      conceal: redactUrl,
    },
    { home: world.home, cwd: world.cwd, book, shell: shellOf(world.env, world.platform) },
  );
  known.set(report, { vault, open: openIn(run) });
  return report;
}

export interface JudgedWorld {
  readonly run: Run;
  readonly vault: SecretRegistry;
  readonly judgements: readonly RuleResult[];
  /** What comments in the files leave out. */
  readonly suppressed: readonly Suppressed[];
  readonly skipped: readonly Skipped[];
}

/** A diagnosis before it is put into words. @throws {UsageError} */
export async function judgeWorld(request: Request, world: Host): Promise<JudgedWorld> {
  const { run: offline, vault } = await examine(request, world);
  const probed = request.probe && (await (await import("./probing.ts")).probe(request.probe, offline, world));
  const run: Run = probed ? { ...offline, ...probed } : offline;
  const rules = (await import("./rules/index.ts")).default;
  const { judgements: all, skipped } = runRules(rules, run);
  const { judgements, suppressed } = run.suppressions
    ? (await import("./report/suppress.ts")).suppress(all, rules, run)
    : { judgements: all, suppressed: [] };
  return { run, vault, judgements, suppressed, skipped };
}

async function linted(request: Request, world: Host, book: Book | undefined): Promise<Report> {
  const facts = await factsFor(request.facts);
  const vault = registryFor(facts);
  const report = await (await import("./discover/index.ts")).lintPaths(request, world, vault, facts, book);
  known.set(report, { vault, open: report.summary.verdict === "unknown" });
  return report;
}

/** What the probe could not look into. */
function notAsked(request: Request, run: Run, world: Host): readonly Skipped[] {
  if (!request.probe) return [];
  const what = msg("live probe");
  if (!world.network) return [{ what, because: msg("this world has no network") }];
  if (!run.plan?.targets.length && !run.plan?.refused.length)
    return [{ what, because: msg("no client is set up, so there is nothing to ask") }];
  return run.plan.refused.map((it) => ({
    what: msg("live probe of {policies}", { policies: it.resolutions.map((r) => r.policy) }),
    because: it.because,
  }));
}

/** What a report does not say of its run. */
const known = new WeakMap<Report, { readonly vault: SecretRegistry; readonly open: boolean }>();

/** The keys that a diagnosis has seen, for the wall that every output passes. */
export const secretsOf = (report: Report): SecretRegistry => known.get(report)?.vault ?? [];

/** Whether there would be no verdict if no error were found. */
export const isOpen = (report: Report): boolean => known.get(report)?.open ?? report.summary.verdict === "unknown";
