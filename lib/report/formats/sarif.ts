// SARIF 2.1.0, with what GitHub's code scanning needs of it and no more than it takes.
import type { Format, View } from "../../model/format.ts";
import type { Severity } from "../../model/finding.ts";
import type { Report, ShownFinding, ShownPlace, ShownSuppressed } from "../../model/report.ts";
import { msg, formatter, type Message } from "../../model/message.ts";
import { pages } from "../../rules/pages.ts";
import { fileOf, openText, pathOf, whole } from "../locate.ts";
import { propertiesOf, runPropertiesOf } from "../property-bag.ts";

/** Code scanning refuses a run with more results, and shows no more than so many related places. */
const MAX_COUNT = 25_000;
const mostRelated = 100;
const mostText = 1024;
const levels: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", note: "note" };
/** In words of code scanning. */
const problem: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", note: "recommendation" };
type FilePlace = Extract<ShownPlace, { kind: "file" }>;

const encoded = (path: string): string =>
  path
    .split("/")
    .map((part) => encodeURIComponent(part.replace(/\p{Surrogate}/gu, "\ufffd")))
    .join("/");

/** Never the path of a home folder: that is a base of its own. */
function artifact(path: string): object {
  if (path.startsWith("~/")) return { uri: encoded(path.slice(2)), uriBaseId: "HOME" };
  if (/^(?:\/|[A-Za-z]:\/)/.test(path))
    return { uri: `file://${path.startsWith("/") ? "" : "/"}${encoded(path).replace(/^([A-Za-z])%3A/, "$1:")}` };
  return { uri: encoded(path), uriBaseId: "%SRCROOT%" };
}

function physical(place: FilePlace): object {
  const { line, column, endLine, endColumn } = place;
  const region = {
    startLine: line ?? 1,
    ...(column === null ? {} : { startColumn: column }),
    ...(endLine === null ? {} : { endLine }),
    ...(endColumn === null ? {} : { endColumn }),
  };
  return { physicalLocation: { artifactLocation: artifact(place.path), region } };
}

function ruleOf(finding: ShownFinding, tell: (text: Message) => string): object {
  const page = Object.hasOwn(pages, finding.rule) ? pages[finding.rule] : undefined;
  const title = page ? tell(page.title) : finding.rule;
  const help = page ? `${tell(page.why)}\n\n${tell(page.remedy)}` : title;
  return {
    id: finding.rule,
    name: finding.rule,
    shortDescription: { text: title.slice(0, mostText) },
    fullDescription: { text: (page ? tell(page.why) : title).slice(0, mostText) },
    help: { text: help, markdown: help },
    defaultConfiguration: { level: levels[finding.severity] },
    properties: {
      tags: ["configuration", "xiaomi-mimo"],
      precision: "high",
      "problem.severity": problem[finding.severity],
    },
  };
}

function result(finding: ShownFinding | ShownSuppressed, place: FilePlace, ruleIndex: number, view: View): object {
  const related = finding.related.flatMap((it, id) =>
    it.place.kind === "file" ? [{ id, message: { text: it.message }, ...physical(it.place) }] : [],
  );
  return {
    ruleId: finding.rule,
    ruleIndex,
    level: levels[finding.severity],
    message: { text: whole(finding, view) },
    locations: [physical(place)],
    ...(related.length > 0 ? { relatedLocations: related.slice(0, mostRelated) } : {}),
    ...("reason" in finding ? { suppressions: [{ kind: "inSource", justification: finding.reason }] } : {}),
    partialFingerprints: { primaryLocationLineHash: `${finding.fingerprint}:1`, "mimoDoctor/v1": finding.fingerprint },
    properties: propertiesOf(finding),
  };
}

/** A finding about a variable has no legal place in a repository: code scanning would refuse the whole file. */
const notification = (finding: ShownFinding, view: View): object => ({
  level: levels[finding.severity],
  message: { text: `${pathOf(finding)}: ${whole(finding, view)}` },
  associatedRule: { id: finding.rule },
  properties: propertiesOf(finding),
});

function notifications(report: Report, cut: number, view: View): readonly object[] {
  const tell = formatter(view.words);
  const open = [
    ...report.skipped.map((it) => tell(openText(it))),
    ...(cut > 0
      ? [tell(msg("{n} results were left out: code scanning takes {most}", { n: cut, most: MAX_COUNT }))]
      : []),
  ];
  return [
    ...report.findings.filter((it) => !fileOf(it)).map((it) => notification(it, view)),
    ...open.map((text) => ({ level: "note", message: { text } })),
  ];
}

function run(report: Report, view: View): object {
  const tell = formatter(view.words);
  const all: readonly (ShownFinding | ShownSuppressed)[] = [...report.findings, ...report.suppressed];
  const placed = all.flatMap((finding) => {
    const place = fileOf(finding);
    return place ? [{ finding, place }] : [];
  });
  const ofRule = new Map([...all].reverse().map((it) => [it.rule, it]));
  const ids = [...new Set(all.map((it) => it.rule))];
  const index = new Map(ids.map((id, n) => [id, n]));
  const rules = ids.map((id) => ruleOf(ofRule.get(id) as ShownFinding, tell));
  return {
    tool: { driver: { name: report.tool.name, semanticVersion: report.tool.version, rules } },
    columnKind: "utf16CodeUnits",
    originalUriBaseIds: { HOME: { description: { text: tell(msg("The home folder.")) } } },
    invocations: [
      {
        executionSuccessful: true,
        toolExecutionNotifications: notifications(report, placed.length - MAX_COUNT, view),
      },
    ],
    results: placed
      .slice(0, MAX_COUNT)
      .map(({ finding, place }) => result(finding, place, index.get(finding.rule) ?? 0, view)),
    properties: runPropertiesOf(report),
  };
}

const format: Format = (report, view) => {
  const log = { $schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run(report, view)] };
  return `${JSON.stringify(log, null, 2)}\n`;
};

export default format;
