// The Markdown format: for a pull request, an issue, or the summary page of a CI job.
import type { Format } from "../../model/format.ts";
import type { Report, ShownExchange, ShownFinding } from "../../model/report.ts";
import { fleetOf } from "../comparison.ts";
import { msg, formatter, type Message } from "../../model/message.ts";
import { severityWords } from "../order.ts";
import { counts, fileOf, flat, openText, pathOf } from "../locate.ts";

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

const row = (it: ShownFinding, tell: (text: Message) => string): string =>
  `| ${tell(severityWords[it.severity])} | ${code(it.rule)} | ${where(it)} | ${cell(it.message)} | ${cell(it.remedy ?? "")} |`;

const verdicts: Readonly<Record<Report["summary"]["verdict"], Message>> = {
  ok: msg("no problems found"),
  problems: msg("It will fail"),
  unknown: msg("not known whether it works"),
};

/** Files are looked at; only a machine fails. */
const titleOf = ({ paths, summary }: Report): Message =>
  paths && summary.verdict === "problems" ? msg("problems found") : verdicts[summary.verdict];

const meanings: Readonly<Record<ShownExchange["meaning"], Message>> = {
  accepted: msg("accepted"),
  rejected: msg("rejected"),
  unknown: msg("unknown"),
};

const heads: readonly Message[] = [msg("level"), msg("rule"), msg("where"), msg("what"), msg("do")];

const askedText = ({ host, header, meaning, because }: ShownExchange): Message =>
  msg("asked {host} ({header}): {meaning}: {because}", {
    host: code(flat(host)),
    header: header ?? "-",
    meaning: meanings[meaning],
    because: cell(because),
  });

const list = (lines: readonly string[]): readonly string[] => (lines.length > 0 ? ["", ...lines] : []);

/** All clients side by side; a column in which they differ is bold. */
function fleet(report: Report, tell: (text: Message) => string): readonly string[] {
  const all = fleetOf(report);
  if (!all) return [];
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [
    line(all.map(({ name, drifts }) => (drifts ? `**${tell(name)}**` : tell(name)))),
    line(all.map(() => "---")),
    ...(all[0]?.cells ?? []).map((_, n) => line(all.map(({ cells }) => cell(cells[n] ?? "")))),
  ];
}

const format: Format = (report, { words: others }) => {
  const tell = formatter(others);
  const table = [
    `| ${heads.map(tell).join(" | ")} |`,
    "| --- | --- | --- | --- | --- |",
    ...report.findings.map((it) => row(it, tell)),
  ];
  return `${[
    `### ${tell(msg("mimo-doctor: {verdict}", { verdict: titleOf(report) }))}`,
    "",
    tell(msg("{counts}, as of {day}.", { counts: counts(report), day: report.at.slice(0, 10) })),
    ...list(fleet(report, tell)),
    ...list(report.findings.length > 0 ? table : []),
    ...list(report.exchanges.map((it) => `- ${tell(askedText(it))}`)),
    ...list(report.skipped.map((it) => `- ${tell(openText({ what: cell(it.what), because: cell(it.because) }))}`)),
  ].join("\n")}\n`;
};

export default format;
