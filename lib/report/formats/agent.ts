// Knows the format for coding agents: one line a finding, with all that is needed to repair it and nothing else.
import type { Format } from "../../model/format.ts";
import type { ShownFinding } from "../../model/report.ts";
import { fileOf, pathOf } from "../locate.ts";

const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, "; ");

function line(finding: ShownFinding): string {
  const file = fileOf(finding);
  const position = file?.line ? `:${file.line}${file.column ? `:${file.column}` : ""}` : "";
  const remedy = finding.remedy === null ? "" : ` Fix: ${finding.remedy}.`;
  const holds = finding.clients.length > 0 ? ` [${finding.clients.join(" ")}]` : "";
  return oneLine(
    `${pathOf(finding)}${position}: ${finding.severity} ${finding.rule}: ${finding.message}.${remedy}${holds}`,
  );
}

const format: Format = (report) => {
  const { errors, warnings, notes, verdict } = report.summary;
  const asked = report.exchanges.map((it) => oneLine(`probe ${it.host} ${it.header}: ${it.meaning}: ${it.because}`));
  const skipped = report.skipped.map((it) => oneLine(`not judged: ${it.what}: ${it.because}`));
  const first = report.findings.find((it) => it.severity !== "note");
  const more = first ? ` Rule text: mimo-doctor explain ${first.rule}` : "";
  const summary = `verdict: ${verdict} (${errors} errors, ${warnings} warnings, ${notes} notes).${more}`;
  return `${[...report.findings.map(line), ...asked, ...skipped, summary].join("\n")}\n`;
};

export default format;
