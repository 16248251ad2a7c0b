// Which findings a comment leaves out, and which comments leave out nothing.
import type { Rule, Run } from "../model/contracts.ts";
import type { RawFinding } from "../model/finding.ts";
import type { Suppression } from "../model/suppression.ts";
import type { RuleResult } from "./run-rules.ts";

export interface Suppressed {
  readonly judgement: RuleResult;
  readonly by: Suppression;
}

export interface Sifted {
  readonly judgements: readonly RuleResult[];
  readonly suppressed: readonly Suppressed[];
}

/** Takes out what comments are about, and adds what is to be said about the comments. */
export function suppress(judgements: readonly RuleResult[], rules: readonly Rule[], run: Run): Sifted {
  const all = run.suppressions ?? [];
  const used = new Map<Suppression, Set<string>>(all.map((it) => [it, new Set()]));
  const left: RuleResult[] = [];
  const suppressed: Suppressed[] = [];
  for (const judgement of judgements) {
    const meaning = all.filter((it) => means(it, judgement));
    for (const it of meaning) used.get(it)?.add(judgement.rule);
    const by = meaning.find((it) => it.reason !== "");
    if (by) suppressed.push({ judgement, by });
    else left.push(judgement);
  }
  const known = rules.map(({ id }) => id);
  for (const rule of rules.filter((it): it is Rule<"suppression"> => (it as Rule).on === "suppression"))
    for (const suppression of all) {
      const found = rule.check({ suppression, used: used.get(suppression) ?? new Set(), known, run }, run.facts);
      for (const one of found === undefined ? [] : ([found].flat() as readonly RawFinding[]))
        left.push({ rule: rule.id, severity: one.severity ?? rule.severity, found: one, clients: [] });
    }
  return { judgements: left, suppressed };
}

function means({ place, lines, whole, rules }: Suppression, { rule, found }: RuleResult): boolean {
  if (found.place?.kind !== "file" || found.place.path !== place.path || !rules.includes(rule)) return false;
  const span = found.place.span?.();
  return span ? lines.includes(span.line) || lines.includes(span.endLine) : whole;
}
