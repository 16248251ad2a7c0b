// How a text becomes the reports in it again: JSON or SARIF of ours, and nothing else. A stranger may have written it.
import { maskKeys } from "../model/key-shape.ts";
import { msg, type Message } from "../model/message.ts";
import type { Report } from "../model/report.ts";
import { bagName } from "./property-bag.ts";
import { byPlace, summaryOf } from "./order.ts";
import { reportSchema } from "./schema.ts";
import { oneLine } from "./show.ts";

export type Restored = { readonly reports: readonly Report[] } | { readonly fault: Message };

type Loose = Readonly<Record<string, unknown>>;

const loose = (value: unknown): Loose =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Loose) : {};
const listed = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const kept = (value: unknown): Loose => loose(loose(loose(value)["properties"])[bagName]);

/** Every string as a run of our own would have shown it; values of settings stay literal, but for keys. */
function tamed(value: unknown, name = ""): unknown {
  if (typeof value === "string") return name === "value" ? maskKeys(value) : oneLine(value);
  if (Array.isArray(value)) return value.map((it) => tamed(it));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, it]) => [key, tamed(it, key)]));
}

/** The reports in what was parsed. */
export function restore(value: unknown): Restored {
  const { tool, schema, version, runs } = loose(value);
  if (loose(tool)["name"] === "mimo-doctor" && schema !== undefined) return checked([value]);
  if (version !== "2.1.0" || !Array.isArray(runs))
    return { fault: msg("is neither a JSON report of mimo-doctor nor SARIF 2.1.0") };
  const stranger = runs.map(driver).find(({ name }) => name !== "mimo-doctor");
  if (stranger) return { fault: msg("is SARIF of another tool: {tool}", { tool: String(stranger["name"]) }) };
  if (runs.length === 0 || runs.some((run) => kept(run)["schema"] === undefined))
    return {
      fault: msg("is SARIF without what mimo-doctor writes into it: it was changed, or is of an older version"),
    };
  return checked(runs.map(ofRun));
}

const driver = (run: unknown): Loose => loose(loose(loose(run)["tool"])["driver"]);

/** A run of SARIF as a report; not yet checked. */
function ofRun(run: unknown): unknown {
  const { results, invocations } = loose(run);
  const { schema, at, facts, paths, skipped, verdict, leftOut } = kept(run);
  const notes = listed(invocations).flatMap((it) => listed(loose(it)["toolExecutionNotifications"]));
  const isSuppressed = (it: unknown): boolean => listed(loose(it)["suppressions"]).length > 0;
  const shown = (it: unknown): Loose => ({ ...kept(it), rule: loose(it)["ruleId"], severity: loose(it)["level"] });
  const suppressed = listed(results).filter(isSuppressed).map(shown);
  const findings = [
    ...listed(results)
      .filter((it) => !isSuppressed(it))
      .map(shown),
    ...notes
      .filter((it) => loose(it)["associatedRule"] !== undefined)
      .map((it) => ({ ...kept(it), rule: loose(loose(it)["associatedRule"])["id"], severity: loose(it)["level"] })),
  ];
  const nothing = { layers: [], resolutions: [], exchanges: [] };
  // The counts are made anew below; the verdict is what no finding tells.
  const summary = { errors: 0, warnings: 0, notes: 0, verdict };
  const tool = { name: "mimo-doctor", version: driver(run)["semanticVersion"] };
  const given = facts === undefined ? {} : { facts };
  return { schema, tool, at, ...given, paths, ...nothing, findings, suppressed, leftOut, skipped, summary };
}

function checked(values: readonly unknown[]): Restored {
  const reports: Report[] = [];
  for (const value of values) {
    const { success, data, error } = reportSchema.safeParse(value);
    if (!success) {
      const path = error.issues[0]?.path.map(String).join(".") ?? "";
      return { fault: msg("is no report of schema 1: `{path}` is not as it must be", { path }) };
    }
    const report = tamed(data) as Report;
    const findings = report.findings.toSorted(byPlace);
    const otherwise = report.summary.verdict === "unknown" ? "unknown" : "ok";
    reports.push({ ...report, findings, summary: summaryOf(findings, otherwise, report.summary.because) });
  }
  return { reports };
}
