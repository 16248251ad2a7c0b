// The format for coding agents: one line a finding, with all that is needed to repair it and nothing else.
import type { Format } from "../../model/format.ts";
import type { ShownFinding } from "../../model/report.ts";
import { msg, formatter, type Message } from "../../model/message.ts";
import { counts, fileOf, flat, openText, pathOf } from "../locate.ts";

function line(finding: ShownFinding, tell: (text: Message) => string): string {
  const file = fileOf(finding);
  const position = file?.line ? `:${file.line}${file.column ? `:${file.column}` : ""}` : "";
  const { message, remedy } = finding;
  const said = remedy === null ? msg("{message}.", { message }) : msg("{message}. Fix: {remedy}.", { message, remedy });
  const holds = finding.clients.length > 0 ? ` [${finding.clients.join(" ")}]` : "";
  const text = flat(`${pathOf(finding)}${position}: ${finding.severity} ${finding.rule}: ${tell(said)}${holds}`);
  // Of a line that begins so a log of GitHub Actions would make a command.
  return /^\s*::/.test(text) ? `./${text}` : text;
}

const format: Format = (report, { verbosity, words }) => {
  const tell = formatter(words);
  const asked = report.exchanges.map((it) =>
    flat(`${it.kind === "trace" ? "traced" : "probe"} ${it.host} ${it.header ?? "-"}: ${it.meaning}: ${it.because}`),
  );
  const skipped = report.skipped.map((it) => flat(tell(openText(it))));
  const first = report.findings.find((it) => it.severity !== "note");
  const args = { verdict: report.summary.verdict, counts: counts(report) };
  const summary = tell(
    first
      ? msg("verdict: {verdict} ({counts}). Rule text: mimo-doctor explain {rule}", { ...args, rule: first.rule })
      : msg("verdict: {verdict} ({counts}).", args),
  );
  if (verbosity === "quiet") return `${summary}\n`;
  return `${[...report.findings.map((it) => line(it, tell)), ...asked, ...skipped, summary].join("\n")}\n`;
};

export default format;
