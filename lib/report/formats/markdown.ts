// Knows the Markdown format: for a pull request, an issue, or the summary page of a CI job.
import type { Format } from "../../model/format.ts";
import type { Report, ShownFinding } from "../../model/report.ts";
import { fleetOf } from "../fleet.ts";
import { counts, fileOf, flat, pathOf } from "../locate.ts";

/** In a span of code nothing but these has to be written otherwise. */
const simple = /^[\w .,:;/~=+()?!'"%$^-]+$/;

/** A span of code. What could end it, or a cell, is written as HTML, in which nothing is left to be read as Markdown. */
const code = (text: string): string =>
  simple.test(text) && text.trim() === text
    ? `\`${text}\``
    : `<code>${text.replace(/[^\w .,:;/=+()?'"%$^-]/g, (c) => (c > "~" ? c : `&#${c.charCodeAt(0)};`))}</code>`;

/** Words that become neither a tag, a link nor a mention and do not end a cell. */
const words = (text: string): string =>
  text
    .replace(/[@#](?=\w)/g, "$&\u2060")
    .replace(/[&<>|`]/g, (c) => `&#${c.charCodeAt(0)};`)
    .replace(/[\\[\]*~]|\b_|_\b/g, "\\$&");

/** A sentence: what stands in backticks stays code. */
const cell = (text: string): string =>
  flat(text)
    .split(/`([^`]+)`/)
    .map((part, n) => (n % 2 === 1 ? code(part) : words(part)))
    .join("");

function where(finding: ShownFinding): string {
  const line = fileOf(finding)?.line;
  return code(flat(`${pathOf(finding)}${line ? `:${line}` : ""}`));
}

const row = (it: ShownFinding): string =>
  `| ${it.severity} | ${code(it.rule)} | ${where(it)} | ${cell(it.message)} | ${cell(it.remedy ?? "")} |`;

const verdicts: Readonly<Record<Report["summary"]["verdict"], string>> = {
  ok: "Nothing speaks against it",
  problems: "It will fail",
  unknown: "Nothing could be judged",
};

const list = (lines: readonly string[]): readonly string[] => (lines.length > 0 ? ["", ...lines] : []);

/** All clients side by side; a column in which they differ is bold. */
function fleet(report: Report): readonly string[] {
  const all = fleetOf(report);
  if (!all) return [];
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [
    line(all.map(({ name, drifts }) => (drifts ? `**${name}**` : name))),
    line(all.map(() => "---")),
    ...(all[0]?.cells ?? []).map((_, n) => line(all.map(({ cells }) => cell(cells[n] ?? "")))),
  ];
}

const format: Format = (report) => {
  const table = [
    "| level | rule | where | what | do |",
    "| --- | --- | --- | --- | --- |",
    ...report.findings.map(row),
  ];
  return `${[
    `### mimo-doctor: ${verdicts[report.summary.verdict]}`,
    "",
    `${counts(report)}, as of ${report.at.slice(0, 10)}.`,
    ...list(fleet(report)),
    ...list(report.findings.length > 0 ? table : []),
    ...list(
      report.exchanges.map((it) => `- asked ${code(flat(it.host))} (${it.header}): ${it.meaning}: ${cell(it.because)}`),
    ),
    ...list(report.skipped.map((it) => `- not judged: ${cell(it.what)}: ${cell(it.because)}`)),
  ].join("\n")}\n`;
};

export default format;
