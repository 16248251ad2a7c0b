// Knows SARIF 2.1.0, with what GitHub's code scanning needs of it and no more than it takes.
import type { Format } from "../../model/format.ts";
import type { Severity } from "../../model/finding.ts";
import type { ShownFinding, ShownPlace } from "../../model/report.ts";
import { tell, type Text } from "../../model/text.ts";
import { pages } from "../../rules/pages.ts";
import { fileOf, pathOf, whole } from "../locate.ts";

/** Code scanning refuses a run with more results. */
const most = 25_000;
const mostRelated = 100;
const levels: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", note: "note" };
type FilePlace = Extract<ShownPlace, { kind: "file" }>;

const words = (text: Text): string => tell(text, { place: () => "" });

const encoded = (path: string): string => path.split("/").map(encodeURIComponent).join("/");

/** Never the path of a home folder: that is a base of its own. */
function artifact(path: string): object {
  if (path.startsWith("~/")) return { uri: encoded(path.slice(2)), uriBaseId: "HOME" };
  if (/^(?:\/|[A-Za-z]:\/)/.test(path)) return { uri: `file://${path.startsWith("/") ? "" : "/"}${encoded(path)}` };
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

function ruleOf(finding: ShownFinding): object {
  const page = pages[finding.rule as keyof typeof pages];
  const title = page ? words(page.title) : finding.rule;
  const help = page ? `${words(page.why)}\n\n${words(page.remedy)}` : title;
  return {
    id: finding.rule,
    name: finding.rule,
    shortDescription: { text: title },
    fullDescription: { text: (page ? words(page.why) : title).slice(0, 1024) },
    help: { text: help, markdown: help },
    properties: {
      tags: ["configuration", "xiaomi-mimo"],
      precision: "high",
      "problem.severity": problem[finding.severity],
    },
  };
}
const problem: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", note: "recommendation" };

function result(finding: ShownFinding, place: FilePlace, ruleIndex: number): object {
  const related = finding.related.flatMap((it, id) =>
    it.place.kind === "file" ? [{ id, message: { text: it.message }, ...physical(it.place) }] : [],
  );
  return {
    ruleId: finding.rule,
    ruleIndex,
    level: levels[finding.severity],
    message: { text: whole(finding) },
    locations: [physical(place)],
    ...(related.length > 0 ? { relatedLocations: related.slice(0, mostRelated) } : {}),
    partialFingerprints: { primaryLocationLineHash: `${finding.fingerprint}:1`, "mimoDoctor/v1": finding.fingerprint },
  };
}

/** A finding about a variable has no legal place in a repository: code scanning would refuse the whole file. */
const notification = (finding: ShownFinding): object => ({
  level: levels[finding.severity],
  message: { text: `${pathOf(finding)}: ${whole(finding)}` },
  associatedRule: { id: finding.rule },
});

const format: Format = (report) => {
  const placed = report.findings.flatMap((finding) => {
    const place = fileOf(finding);
    return place ? [{ finding, place }] : [];
  });
  const ids = [...new Set(report.findings.map((it) => it.rule))];
  const first = (id: string): ShownFinding => report.findings.find((it) => it.rule === id) as ShownFinding;
  const cut = placed.length - most;
  const open = [
    ...report.skipped.map((it) => `not judged: ${it.what}: ${it.because}`),
    ...(cut > 0 ? [`${cut} results were left out: code scanning takes ${most}`] : []),
  ];
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "mimo-doctor",
            semanticVersion: report.tool.version,
            rules: ids.map((id) => ruleOf(first(id))),
          },
        },
        columnKind: "utf16CodeUnits",
        originalUriBaseIds: { HOME: { description: { text: "The home folder." } } },
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: [
              ...report.findings.filter((it) => !fileOf(it)).map(notification),
              ...open.map((text) => ({ level: "note", message: { text } })),
            ],
          },
        ],
        results: placed.slice(0, most).map(({ finding, place }) => result(finding, place, ids.indexOf(finding.rule))),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
};

export default format;
