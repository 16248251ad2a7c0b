// Knows the Markdown format: for a pull request, an issue, or the summary page of a CI job.
import type { Format } from "../../model/format.ts";
import type { Report, ShownFinding } from "../../model/report.ts";
import { fleetOf } from "../fleet.ts";
import { fileOf, pathOf } from "../locate.ts";

const plural = (n: number, word: string): string => `${n} ${word}${n === 1 ? "" : "s"}`;

/** Text that neither ends a cell nor becomes a tag, a link or a mention; code in backticks stays code. */
const cell = (text: string): string =>
  text
    .replace(/\s*\n\s*/g, " ")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/[|\\]/g, "\\$&")
    .replace(/[[\]]/g, "\\$&")
    .replace(/@(?=\w)/g, "@\u2060");

function where(finding: ShownFinding): string {
  const line = fileOf(finding)?.line;
  return cell(`${pathOf(finding)}${line ? `:${line}` : ""}`);
}

const row = (it: ShownFinding): string =>
  `| ${it.severity} | \`${it.rule}\` | ${where(it)} | ${cell(it.message)} | ${cell(it.remedy ?? "")} |`;

const verdicts: Readonly<Record<Report["summary"]["verdict"], string>> = {
  ok: "Nothing speaks against it",
  problems: "It will fail",
  unknown: "Nothing could be judged",
};

/** All clients side by side; a column in which they differ is bold. */
function fleet(report: Report): readonly string[] {
  const all = fleetOf(report);
  if (!all) return [];
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [
    "",
    line(all.map(({ name, drifts }) => (drifts ? `**${name}**` : name))),
    line(all.map(() => "---")),
    ...(all[0]?.cells ?? []).map((_, n) => line(all.map(({ cells }) => cell(cells[n] ?? "")))),
  ];
}

const format: Format = (report) => {
  const { errors, warnings, notes, verdict } = report.summary;
  const counts = `${plural(errors, "error")}, ${plural(warnings, "warning")}, ${plural(notes, "note")}`;
  const table = report.findings.length
    ? ["", "| level | rule | where | what | do |", "| --- | --- | --- | --- | --- |", ...report.findings.map(row)]
    : [];
  const skipped = report.skipped.length
    ? ["", ...report.skipped.map((it) => `- not judged: ${cell(it.what)}: ${cell(it.because)}`)]
    : [];
  const asked = report.exchanges.length
    ? [
        "",
        ...report.exchanges.map((it) => `- asked ${cell(it.host)} (${it.header}): ${it.meaning}: ${cell(it.because)}`),
      ]
    : [];
  return `${[`### mimo-doctor: ${verdicts[verdict]}`, "", `${counts}, as of ${report.at.slice(0, 10)}.`, ...fleet(report), ...table, ...asked, ...skipped].join("\n")}\n`;
};

export default format;
