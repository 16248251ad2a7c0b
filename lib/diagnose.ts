// Knows how a diagnosis is put together; reads top to bottom as World → Layers → Candidates → Resolutions → Findings → Report.
import { examine } from "./examine.ts";
import { otherKeyNames } from "./facts/names.ts";
import { concealUrl } from "./facts/urls.ts";
import type { Report } from "./model/report.ts";
import type { World } from "./model/world.ts";
import type { Vault } from "./read/seal.ts";
import { build } from "./report/build.ts";
import { judge } from "./report/judge.ts";
import type { Request } from "./request.ts";
import { always, nothingToSay } from "./rules/quick.ts";
import { version } from "./version.ts";

/**
 * Diagnoses a world. Never prints, exits or writes, and touches nothing outside the world.
 * @throws {UsageError} for a client or a date that does not exist.
 */
export async function diagnose(request: Request, world: World): Promise<Report> {
  const { run, vault } = await examine(request, world);
  const rules = nothingToSay(run, otherKeyNames) ? always : (await import("./rules/index.ts")).default;
  const { judgements, skipped } = judge(rules, run);
  const report = build(
    { version, run, judgements, skipped, conceal: concealUrl },
    { home: world.home, cwd: world.cwd },
  );
  remember(report, vault);
  return report;
}

const vaults = new WeakMap<Report, Vault>();
const remember = (report: Report, vault: Vault): void => void vaults.set(report, vault);

/** The keys that a diagnosis has seen, for the wall that every output passes. */
export const secretsOf = (report: Report): Vault => vaults.get(report) ?? [];
