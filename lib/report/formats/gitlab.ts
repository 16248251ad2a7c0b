// GitLab's code quality report, a list in Code Climate's form.
import type { Format } from "../../model/format.ts";
import { fileOf, pathOf, whole } from "../locate.ts";

const severities = { error: "critical", warning: "major", note: "info" } as const;

const format: Format = ({ findings }, view) => {
  const seen = new Map<string, number>();
  const list = findings.map((finding) => {
    const times = seen.get(finding.fingerprint) ?? 0;
    seen.set(finding.fingerprint, times + 1);
    const file = fileOf(finding);
    return {
      description: whole(finding, view),
      check_name: finding.rule,
      // GitLab drops an entry whose fingerprint it has seen.
      fingerprint: times === 0 ? finding.fingerprint : `${finding.fingerprint}-${times + 1}`,
      severity: severities[finding.severity],
      location: {
        path: pathOf(finding),
        lines: { begin: file?.line ?? 1, ...(file?.endLine ? { end: file.endLine } : {}) },
      },
    };
  });
  return `${JSON.stringify(list, null, 2)}\n`;
};

export default format;
