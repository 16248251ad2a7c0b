// Knows the workflow commands of GitHub Actions: annotations, no more than are shown.
import type { Severity } from "../../model/finding.ts";
import type { Format } from "../../model/format.ts";
import type { ShownFinding } from "../../model/report.ts";
import { counts, fileOf, flat, isInside, pathOf, whole } from "../locate.ts";

/** GitHub shows ten of each level in one step and drops the others in silence. */
const cap = 10;
const commands: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", note: "notice" };

const data = (text: string): string => text.replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
const property = (text: string): string => data(text).replace(/:/g, "%3A").replace(/,/g, "%2C");

function command(finding: ShownFinding): string {
  const file = fileOf(finding);
  const inside = file && isInside(file.path) ? file : undefined;
  const properties = [
    ["file", inside?.path],
    ["line", inside?.line],
    ["endLine", inside?.endLine],
    ["col", inside?.column],
    // GitHub takes columns only within one line.
    ["endColumn", inside?.endLine === inside?.line ? inside?.endColumn : null],
    ["title", `mimo-doctor ${finding.rule}`],
  ].flatMap(([name, value]) => (value === null || value === undefined ? [] : [`${name}=${property(String(value))}`]));
  // What stands outside the repository can only be named.
  const line = file?.line ? `:${file.line}` : "";
  const text = inside ? whole(finding) : `${pathOf(finding)}${line}: ${whole(finding)}`;
  return `::${commands[finding.severity]} ${properties.join(",")}::${data(text)}`;
}

const format: Format = ({ findings, summary, leftOut, skipped }, { stepSummary }) => {
  const levels = (["error", "warning", "note"] as const).map((level) => findings.filter((it) => it.severity === level));
  const shown = levels.flatMap((list) => list.slice(0, cap).map(command));
  const rest = stepSummary ? "the step summary has all of them" : "`--format markdown` lists all of them";
  const cut = levels.flatMap((list) => {
    const more = list.length - cap;
    const level = `${list[0]?.severity}${more === 1 ? "" : "s"}`;
    return more > 0
      ? [`${more} more ${level} cut: GitHub shows ten annotations of each level in a step; ${rest}.`]
      : [];
  });
  const open = skipped.map((it) => flat(`not judged: ${it.what}: ${it.because}`));
  const total = `mimo-doctor: ${counts({ summary, leftOut })}; verdict: ${summary.verdict}`;
  return `${[...shown, ...cut, ...open, total].join("\n")}\n`;
};

export default format;
