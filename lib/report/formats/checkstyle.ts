// The Checkstyle XML format, which many review tools read.
import type { Format, View } from "../../model/format.ts";
import type { ShownFinding } from "../../model/report.ts";
import { byPath, fileOf, whole, xml } from "../locate.ts";

const levels = { error: "error", warning: "warning", note: "info" } as const;

function entry(finding: ShownFinding, view: View): string {
  const { line, column } = fileOf(finding) ?? { line: null, column: null };
  const at = ` line="${line ?? 1}"${column === null ? "" : ` column="${column}"`}`;
  return `    <error${at} severity="${levels[finding.severity]}" message="${xml(whole(finding, view))}" source="mimo-doctor.${finding.rule}"/>`;
}

const format: Format = (report, view) => {
  const files = byPath(report.findings);
  const parts = [...files].map(([path, findings]) =>
    [`  <file name="${xml(path)}">`, ...findings.map((it) => entry(it, view)), "  </file>"].join("\n"),
  );
  return ['<?xml version="1.0" encoding="UTF-8"?>', '<checkstyle version="4.3">', ...parts, "</checkstyle>", ""].join(
    "\n",
  );
};

export default format;
