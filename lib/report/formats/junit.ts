// The JUnit XML format: each finding is a test case, and errors are the ones that failed.
import type { Format, View } from "../../model/format.ts";
import type { ShownFinding } from "../../model/report.ts";
import { byPath, fileOf, pathOf, whole, xml } from "../locate.ts";

function testCase(finding: ShownFinding, view: View): string {
  const line = fileOf(finding)?.line;
  const name = `${finding.rule}${line ? ` line ${line}` : ""}`;
  const head = `    <testcase name="${xml(name)}" classname="${xml(pathOf(finding))}">`;
  const text = xml(whole(finding, view));
  // A warning is no failed test: the status of the run and of the file would disagree.
  const body =
    finding.severity === "error"
      ? `      <failure type="error" message="${xml(finding.message)}">${text}</failure>`
      : `      <system-out>${finding.severity}: ${text}</system-out>`;
  return [head, body, "    </testcase>"].join("\n");
}

function suite(path: string, findings: readonly ShownFinding[], view: View): string {
  const failures = findings.filter((it) => it.severity === "error").length;
  const head = `  <testsuite name="${xml(path)}" tests="${findings.length}" failures="${failures}" errors="0" skipped="0">`;
  return [head, ...findings.map((it) => testCase(it, view)), "  </testsuite>"].join("\n");
}

const clean = [
  '  <testsuite name="mimo-doctor" tests="1" failures="0" errors="0" skipped="0">',
  '    <testcase name="no finding" classname="mimo-doctor"/>',
  "  </testsuite>",
].join("\n");

const format: Format = ({ findings, summary }, view) => {
  const suites = findings.length > 0 ? [...byPath(findings)].map(([path, own]) => suite(path, own, view)) : [clean];
  const head = `<testsuites name="mimo-doctor" tests="${Math.max(findings.length, 1)}" failures="${summary.errors}" errors="0">`;
  return ['<?xml version="1.0" encoding="UTF-8"?>', head, ...suites, "</testsuites>", ""].join("\n");
};

export default format;
