// In which order findings are listed, and what they come to.
import type { Severity } from "../model/finding.ts";
import type { LeftOut, Report, ShownFinding } from "../model/report.ts";
import { msg, type Message } from "../model/message.ts";

export const rank = { error: 0, warning: 1, note: 2 } as const satisfies Record<Severity, number>;

export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Errors first; then by file, line and rule, so that neither the disk nor the order of names changes anything. */
export const byPlace = (a: ShownFinding, b: ShownFinding): number => byPosition(a, b) || compare(a.message, b.message);

/** The same whatever is said of it. */
export function byPosition(a: ShownFinding, b: ShownFinding): number {
  const file = (it: ShownFinding) => (it.place?.kind === "file" ? it.place : undefined);
  return (
    rank[a.severity] - rank[b.severity] ||
    compare(file(a)?.path ?? "", file(b)?.path ?? "") ||
    (file(a)?.line ?? 0) - (file(b)?.line ?? 0) ||
    (file(a)?.column ?? 0) - (file(b)?.column ?? 0) ||
    compare(a.rule, b.rule)
  );
}

/** Counts and verdict; `otherwise` is the verdict where no error is among the findings, `because` what is then not known. */
export function summaryOf(
  findings: readonly ShownFinding[],
  otherwise: "ok" | "unknown",
  because?: string,
): Report["summary"] {
  const count = (severity: Severity): number => findings.filter((finding) => finding.severity === severity).length;
  const errors = count("error");
  const verdict = errors > 0 ? "problems" : otherwise;
  const reason = verdict === "unknown" && because !== undefined ? { because } : {};
  return { errors, warnings: count("warning"), notes: count("note"), verdict, ...reason };
}

/** Of findings that comments alone leave out. */
export const byComments = (comments: number): LeftOut => ({ comments, baseline: 0, settings: 0 });

/** `2 by comments, 1 by the baseline`; undefined where nothing was left out. */
export function leftOutText({ leftOut }: Pick<Report, "leftOut">): readonly Message[] | undefined {
  const { comments, baseline, settings } = leftOut;
  const parts = [
    ...(comments > 0 ? [msg("{n} by comments", { n: comments })] : []),
    ...(baseline > 0 ? [msg("{n} by the baseline", { n: baseline })] : []),
    ...(settings > 0 ? [msg("{n} by the settings file", { n: settings })] : []),
  ];
  return parts.length > 0 ? parts : undefined;
}

const counted: Readonly<Record<Severity, (n: number) => Message>> = {
  error: (n) => (n === 1 ? msg("{n} error", { n }) : msg("{n} errors", { n })),
  warning: (n) => (n === 1 ? msg("{n} warning", { n }) : msg("{n} warnings", { n })),
  note: (n) => (n === 1 ? msg("{n} note", { n }) : msg("{n} notes", { n })),
};

/** `2 errors` */
export const countText = (severity: Severity, n: number): Message => counted[severity](n);

/** `1 error, 2 warnings, 0 notes` */
export const countsText = ({ errors, warnings, notes }: Report["summary"]): readonly Message[] => [
  countText("error", errors),
  countText("warning", warnings),
  countText("note", notes),
];

/** A severity as people read it; machines read the word itself. */
export const severityWords = {
  error: msg("error"),
  warning: msg("warning"),
  note: msg("note"),
} as const satisfies Record<Severity, Message>;
