// What a SARIF report keeps of ours in its property bags, so that it can be merged like a JSON report.
import type { Report, ShownFinding } from "../model/report.ts";

/** The bag's only field. */
export const bagName = "mimo-doctor";

/** What the SARIF result itself does not say; rule and severity are there. */
export type FindingProperties = Omit<ShownFinding, "rule" | "severity">;
export type RunProperties = Pick<Report, "schema" | "at" | "facts" | "paths" | "skipped" | "leftOut"> &
  Pick<Report["summary"], "verdict">;

export function propertiesOf({ rule: _rule, severity: _severity, ...kept }: ShownFinding): object {
  return { [bagName]: kept satisfies FindingProperties };
}

export function runPropertiesOf({ schema, at, facts, paths, skipped, leftOut, summary: { verdict } }: Report): object {
  return {
    [bagName]: { schema, at, ...(facts ? { facts } : {}), paths, skipped, leftOut, verdict } satisfies RunProperties,
  };
}
