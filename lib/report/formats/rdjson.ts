// Reviewdog's diagnostic format.
import type { Format, View } from "../../model/format.ts";
import type { ShownFinding, ShownPlace } from "../../model/report.ts";
import { fileOf, pathOf, whole } from "../locate.ts";

const severities = { error: "ERROR", warning: "WARNING", note: "INFO" } as const;
type FilePlace = Extract<ShownPlace, { kind: "file" }>;

function range({ line, column, endLine, endColumn }: FilePlace): object {
  if (line === null) return {};
  const start = { line, ...(column === null ? {} : { column }) };
  return {
    range: endLine === null || endColumn === null ? { start } : { start, end: { line: endLine, column: endColumn } },
  };
}

function diagnostic(finding: ShownFinding, view: View): object {
  const file = fileOf(finding);
  const related = finding.related.flatMap(({ place, message }) =>
    place.kind === "file" ? [{ message, location: { path: place.path, ...range(place) } }] : [],
  );
  return {
    message: whole(finding, view),
    location: { path: pathOf(finding), ...(file ? range(file) : {}) },
    severity: severities[finding.severity],
    code: { value: finding.rule },
    ...(related.length > 0 ? { relatedLocations: related } : {}),
  };
}

const format: Format = ({ findings }, view) => {
  const source = { name: "mimo-doctor" };
  return `${JSON.stringify({ source, diagnostics: findings.map((it) => diagnostic(it, view)) }, null, 2)}\n`;
};

export default format;
