// Knows what a SARIF report keeps of ours in its property bags, so that it can be merged like a JSON report.
import type { Report, ShownFinding } from "../model/report.ts";

/** The bag's only field. */
export const keptIn = "mimo-doctor";

/** What the SARIF result itself does not say; rule and severity are there. */
export type Kept = Omit<ShownFinding, "rule" | "severity">;
export type KeptRun = Pick<Report, "schema" | "at" | "facts" | "paths" | "skipped" | "leftOut"> &
  Pick<Report["summary"], "verdict">;

export function keptOf({ rule: _rule, severity: _severity, ...kept }: ShownFinding): object {
  return { [keptIn]: kept satisfies Kept };
}

export function keptOfRun({ schema, at, facts, paths, skipped, leftOut, summary: { verdict } }: Report): object {
  return { [keptIn]: { schema, at, ...(facts ? { facts } : {}), paths, skipped, leftOut, verdict } satisfies KeptRun };
}
