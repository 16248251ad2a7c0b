// Knows in which order findings are listed, and what they come to.
import type { Severity } from "../model/finding.ts";
import type { LeftOut, Report, ShownFinding } from "../model/report.ts";

export const rank = { error: 0, warning: 1, note: 2 } as const satisfies Record<Severity, number>;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Errors first; then by file, line and rule, so that neither the disk nor the order of names changes anything. */
export function byPlace(a: ShownFinding, b: ShownFinding): number {
  const file = (it: ShownFinding) => (it.place?.kind === "file" ? it.place : undefined);
  return (
    rank[a.severity] - rank[b.severity] ||
    compare(file(a)?.path ?? "", file(b)?.path ?? "") ||
    (file(a)?.line ?? 0) - (file(b)?.line ?? 0) ||
    (file(a)?.column ?? 0) - (file(b)?.column ?? 0) ||
    compare(a.rule, b.rule) ||
    compare(a.message, b.message)
  );
}

/** Counts and verdict; `otherwise` is the verdict where no error is among the findings. */
export function summaryOf(findings: readonly ShownFinding[], otherwise: "ok" | "unknown"): Report["summary"] {
  const count = (severity: Severity): number => findings.filter((finding) => finding.severity === severity).length;
  const errors = count("error");
  return { errors, warnings: count("warning"), notes: count("note"), verdict: errors > 0 ? "problems" : otherwise };
}

/** Of findings that comments alone leave out. */
export const byComments = (comments: number): LeftOut => ({ comments, baseline: 0, settings: 0 });

/** `2 by comments, 1 by the baseline`; undefined where nothing was left out. */
export function leftOutText({ leftOut }: Pick<Report, "leftOut">): string | undefined {
  const { comments, baseline, settings } = leftOut;
  const parts = [
    ...(comments > 0 ? [`${comments} by comments`] : []),
    ...(baseline > 0 ? [`${baseline} by the baseline`] : []),
    ...(settings > 0 ? [`${settings} by the settings file`] : []),
  ];
  return parts.length > 0 ? parts.join(", ") : undefined;
}
