// The pass after the rules: the user's own severities, and what he does not want to see.
import type { Severity } from "../model/finding.ts";
import type { Messages } from "../model/message.ts";
import type { LeftOut, Report, ShownFinding } from "../model/report.ts";
import { byCause } from "./causes.ts";
import { rank, summaryOf } from "./order.ts";

export interface Overrides {
  readonly only: ReadonlySet<string> | undefined;
  readonly skip: ReadonlySet<string>;
  readonly severity: ReadonlyMap<string, Severity | "off">;
  /** By the user's settings file; the three above come first. */
  readonly own?: (finding: ShownFinding) => Severity | "off" | undefined;
  /** Fingerprints of findings that are known already. */
  readonly known?: ReadonlySet<string>;
}

/** What a user makes of a report, and what it fails by. */
export interface Judgement {
  /** `open`: whether there is no verdict without an error; where it is missing, what the report says. */
  readonly adjust: (report: Report, given?: { readonly open: boolean; readonly words: Messages | undefined }) => Report;
  readonly failing: readonly Severity[];
}

type Disposition = Severity | "gone" | keyof LeftOut;

/** What becomes of a finding: its severity, or why it is left out. */
function dispositionOf(finding: ShownFinding, { only, skip, severity, own, known }: Overrides): Disposition {
  const { rule, fingerprint } = finding;
  const wished = severity.get(rule);
  if ((only && !only.has(rule)) || skip.has(rule) || wished === "off") return "gone";
  const usual = wished ?? own?.(finding) ?? finding.severity;
  // A rule that is asked for by name is wanted.
  if (usual === "off" && !only) return "settings";
  return known?.has(fingerprint) ? "baseline" : usual === "off" ? finding.severity : usual;
}

/** The report with other severities and fewer findings; counts and verdict follow. `open`: whether without errors there is no verdict. */
export function applyOverrides(report: Report, wishes: Overrides, open: boolean): Report {
  const before = report.leftOut;
  const left = { baseline: before.baseline, settings: before.settings };
  const findings: ShownFinding[] = [];
  for (const finding of report.findings) {
    const fate = dispositionOf(finding, wishes);
    if (fate === "baseline" || fate === "settings") left[fate]++;
    else if (fate === "error" || fate === "warning" || fate === "note") findings.push({ ...finding, severity: fate });
  }
  if (report.paths) findings.sort((a, b) => rank[a.severity] - rank[b.severity]);
  else findings.sort(byCause);
  const suppressed = report.suppressed.filter(
    (it) => dispositionOf(it, { ...wishes, own: () => undefined }) !== "gone",
  );
  const summary = summaryOf(findings, open ? "unknown" : "ok", report.summary.because);
  return { ...report, findings, suppressed, leftOut: { comments: suppressed.length, ...left }, summary };
}
