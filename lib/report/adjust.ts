// Knows the pass after the rules: the user's own severities, and what he does not want to see.
import type { Severity } from "../model/finding.ts";
import type { Report, ShownFinding } from "../model/report.ts";
import { rank, summaryOf } from "./order.ts";

export interface Wishes {
  readonly only: ReadonlySet<string> | undefined;
  readonly skip: ReadonlySet<string>;
  readonly severity: ReadonlyMap<string, Severity | "off">;
}

/** The report with other severities and fewer findings; counts and verdict follow. `open`: whether without errors there is no verdict. */
export function adjust(report: Report, wishes: Wishes, open: boolean): Report {
  const findings = report.findings
    .filter(
      ({ rule }) =>
        (!wishes.only || wishes.only.has(rule)) && !wishes.skip.has(rule) && wishes.severity.get(rule) !== "off",
    )
    .map((finding): ShownFinding => ({
      ...finding,
      severity: (wishes.severity.get(finding.rule) as Severity | undefined) ?? finding.severity,
    }))
    .sort((a, b) => rank[a.severity] - rank[b.severity]);
  return { ...report, findings, summary: summaryOf(findings, open ? "unknown" : "ok") };
}
