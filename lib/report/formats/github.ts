// Knows the workflow commands of GitHub Actions: annotations, no more than are shown.
import type { Severity } from "../../model/finding.ts";
import type { Format } from "../../model/format.ts";
import type { ShownFinding } from "../../model/report.ts";
import { fileOf, whole } from "../locate.ts";

/** GitHub shows ten of each level in one step and drops the others in silence. */
const cap = 10;
const commands: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", note: "notice" };

const data = (text: string): string => text.replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
const property = (text: string): string => data(text).replace(/:/g, "%3A").replace(/,/g, "%2C");

function command(finding: ShownFinding): string {
  const file = fileOf(finding);
  const properties = [
    ...(file
      ? [
          ["file", file.path],
          ["line", file.line],
          ["endLine", file.endLine],
          ["col", file.column],
          // GitHub takes columns only within one line.
          ["endColumn", file.endLine === file.line ? file.endColumn : null],
        ]
      : []),
    ["title", `mimo-doctor ${finding.rule}`],
  ].flatMap(([name, value]) => (value === null ? [] : [`${name}=${property(String(value))}`]));
  return `::${commands[finding.severity]} ${properties.join(",")}::${data(whole(finding))}`;
}

const format: Format = ({ findings, summary, skipped }) => {
  const levels = (["error", "warning", "note"] as const).map((level) => findings.filter((it) => it.severity === level));
  const shown = levels.flatMap((list) => list.slice(0, cap).map(command));
  const cut = levels.flatMap((list) =>
    list.length > cap
      ? [
          `${list.length - cap} more ${list[0]?.severity}s are not annotated: GitHub shows ten of each level in a step. The step summary has all of them.`,
        ]
      : [],
  );
  const open = skipped.map((it) => `not judged: ${it.what}: ${it.because}`.replace(/\n/g, " "));
  const counts = `mimo-doctor: ${summary.errors} errors, ${summary.warnings} warnings, ${summary.notes} notes; verdict: ${summary.verdict}`;
  return `${[...shown, ...cut, ...open, counts].join("\n")}\n`;
};

export default format;
