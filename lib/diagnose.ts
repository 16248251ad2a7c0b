// How a diagnosis is put together; reads top to bottom as World → Layers → Candidates → Resolutions → Findings → Report.
import { examine } from "./examine.ts";
import { factsFor } from "./facts/request.ts";
import type { Run } from "./model/contracts.ts";
import { msg } from "./model/message.ts";
import type { Host } from "./model/host.ts";
import { shellOf } from "./model/shell.ts";
import { registryFor, type SecretRegistry } from "./read/secrets.ts";
import type { Diagnosis } from "./report/diagnosis.ts";
import { runRules, type RuleResult, type Skipped } from "./report/run-rules.ts";
import type { Suppressed } from "./report/suppress.ts";
import { openBecause } from "./report/verdict.ts";
import type { Request } from "./request.ts";

/**
 * Diagnoses a world. Never prints, exits or writes, and touches nothing outside the world.
 * @throws {UsageError} for a client or a date that does not exist, and for facts that are not as they must be.
 */
export async function diagnose(request: Request, world: Host): Promise<Diagnosis> {
  if (request.paths?.length) return linted(request, world);
  return diagnosisOf(await judgeWorld(request, world), request, world);
}

/** What a report is made of. */
export function diagnosisOf({ run, skipped, ...judged }: JudgedWorld, request: Request, world: Host): Diagnosis {
  const known = run.clients.some((it) => it.setUp && !it.unknown);
  const layers = [run.env.layer, ...run.clients.flatMap(({ survey }) => survey.layers)];
  const because = openBecause(run);
  return {
    ...judged,
    at: run.at,
    facts: run.facts,
    showing: { home: world.home, cwd: world.cwd, shell: shellOf(world.env, world.platform) },
    paths: null,
    layers: [...new Map(layers.map((layer) => [layer.id, layer])).values()],
    resolutions: run.clients.flatMap(({ client, setUp, unknown, resolutions }) =>
      // What no client is known to read is a place beside those that are set up, and no client of its own.
      resolutions.map((resolution) => ({ client, setUp: setUp && !(unknown && known), resolution })),
    ),
    exchanges: run.exchanges,
    skipped: [...skipped, ...notAsked(request, run, world)],
    open: because !== undefined,
    because,
  };
}

export interface JudgedWorld {
  readonly run: Run;
  readonly vault: SecretRegistry;
  readonly judgements: readonly RuleResult[];
  /** What comments in the files leave out. */
  readonly suppressed: readonly Suppressed[];
  readonly skipped: readonly Skipped[];
}

/** What the rules find. @throws {UsageError} */
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

async function linted(request: Request, world: Host): Promise<Diagnosis> {
  const facts = await factsFor(request.facts);
  return (await import("./discover/index.ts")).lintPaths(request, world, registryFor(facts), facts);
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
