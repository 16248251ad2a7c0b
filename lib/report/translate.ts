// How a report is told in another language: of its sentences a book was kept while they were written in English.
import type { Report, ShownFinding, ShownOutcome } from "../model/report.ts";
import type { Book, Messages } from "../model/message.ts";

/** The same report, its sentences in other words. What the book does not have stays as it is. */
export function translated(report: Report, book: Book, words: Messages): Report {
  const text = (it: string): string => book.get(it)?.(words) ?? it;
  const optional = (it: string | null): string | null => (it === null ? null : text(it));
  const because = <T extends { readonly because: string }>(it: T): T => ({ ...it, because: text(it.because) });
  const outcome = <T extends Pick<ShownOutcome, "because">>(it: T): T => because(it);
  const finding = <T extends ShownFinding>(it: T): T => ({
    ...it,
    message: text(it.message),
    was: optional(it.was),
    expected: optional(it.expected),
    remedy: optional(it.remedy),
    related: it.related.map((one) => ({ ...one, message: text(one.message) })),
  });
  return {
    ...report,
    // What a status says for itself stays the status.
    layers: report.layers.map((it) => ({
      ...it,
      title: text(it.title),
      because: it.because === it.status ? it.because : text(it.because),
    })),
    resolutions: report.resolutions.map((it) => ({
      ...it,
      title: text(it.title),
      outcomes: {
        key: outcome(it.outcomes.key),
        baseUrl: outcome(it.outcomes.baseUrl),
        mode: outcome(it.outcomes.mode),
        model: outcome(it.outcomes.model),
        auth: outcome(it.outcomes.auth),
      },
      steps: it.steps.map(because),
    })),
    exchanges: report.exchanges.map(because),
    findings: report.findings.map(finding),
    suppressed: report.suppressed.map(finding),
    summary:
      report.summary.because === undefined
        ? report.summary
        : { ...report.summary, because: text(report.summary.because) },
    skipped: report.skipped.map((it) => ({ what: text(it.what), because: text(it.because) })),
  };
}
