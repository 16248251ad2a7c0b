// Knows the format for coding agents: one line a finding, with all that is needed to repair it and nothing else.
import type { Format } from "../../model/format.ts";
import type { ShownFinding } from "../../model/report.ts";
import { counts, fileOf, flat, pathOf } from "../locate.ts";

function line(finding: ShownFinding): string {
  const file = fileOf(finding);
  const position = file?.line ? `:${file.line}${file.column ? `:${file.column}` : ""}` : "";
  const remedy = finding.remedy === null ? "" : ` Fix: ${finding.remedy}.`;
  const holds = finding.clients.length > 0 ? ` [${finding.clients.join(" ")}]` : "";
  const text = flat(
    `${pathOf(finding)}${position}: ${finding.severity} ${finding.rule}: ${finding.message}.${remedy}${holds}`,
  );
  // Of a line that begins so a log of GitHub Actions would make a command.
  return /^\s*::/.test(text) ? `./${text}` : text;
}

const format: Format = (report, { verbosity }) => {
  const asked = report.exchanges.map((it) => flat(`probe ${it.host} ${it.header}: ${it.meaning}: ${it.because}`));
  const skipped = report.skipped.map((it) => flat(`not judged: ${it.what}: ${it.because}`));
  const first = report.findings.find((it) => it.severity !== "note");
  const more = first ? ` Rule text: mimo-doctor explain ${first.rule}` : "";
  const summary = `verdict: ${report.summary.verdict} (${counts(report)}).${more}`;
  if (verbosity === "quiet") return `${summary}\n`;
  return `${[...report.findings.map(line), ...asked, ...skipped, summary].join("\n")}\n`;
};

export default format;
