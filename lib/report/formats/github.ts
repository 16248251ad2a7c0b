// The workflow commands of GitHub Actions: annotations, no more than are shown.
import type { Severity } from "../../model/finding.ts";
import type { Format, View } from "../../model/format.ts";
import type { ShownFinding } from "../../model/report.ts";
import { msg, formatter, type Message } from "../../model/message.ts";
import { counts, fileOf, flat, isInside, openText, pathOf, whole } from "../locate.ts";

/** GitHub shows ten of each level in one step and drops the others in silence. */
const cap = 10;
const commands: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", note: "notice" };

const data = (text: string): string => text.replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
const property = (text: string): string => data(text).replace(/:/g, "%3A").replace(/,/g, "%2C");

function command(finding: ShownFinding, view: View): string {
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
  const text = inside ? whole(finding, view) : `${pathOf(finding)}${line}: ${whole(finding, view)}`;
  return `::${commands[finding.severity]} ${properties.join(",")}::${data(text)}`;
}

const more: Readonly<Record<Severity, (n: number) => Message>> = {
  error: (n) => (n === 1 ? msg("{n} more error cut", { n }) : msg("{n} more errors cut", { n })),
  warning: (n) => (n === 1 ? msg("{n} more warning cut", { n }) : msg("{n} more warnings cut", { n })),
  note: (n) => (n === 1 ? msg("{n} more note cut", { n }) : msg("{n} more notes cut", { n })),
};

const cutText = (severity: Severity, n: number, { stepSummary }: View): Message =>
  stepSummary
    ? msg("{more}: GitHub shows ten annotations of each level in a step; the step summary has all of them.", {
        more: more[severity](n),
      })
    : msg("{more}: GitHub shows ten annotations of each level in a step; `--format markdown` lists all of them.", {
        more: more[severity](n),
      });

const format: Format = ({ findings, summary, leftOut, skipped }, view) => {
  const tell = formatter(view.words);
  const levels = (["error", "warning", "note"] as const).map((level) => findings.filter((it) => it.severity === level));
  const shown = levels.flatMap((list) => list.slice(0, cap).map((it) => command(it, view)));
  const cut = levels.flatMap((list) => {
    const [first] = list;
    return first && list.length > cap ? [tell(cutText(first.severity, list.length - cap, view))] : [];
  });
  const open = skipped.map((it) => flat(tell(openText(it))));
  const total = tell(
    msg("mimo-doctor: {counts}; verdict: {verdict}", {
      counts: counts({ summary, leftOut }),
      verdict: summary.verdict,
    }),
  );
  return `${[...shown, ...cut, ...open, total].join("\n")}\n`;
};

export default format;
