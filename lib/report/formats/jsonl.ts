// The JSON Lines format: one finding a line, then what was skipped, then the summary; `type` says which.
import type { Format } from "../../model/format.ts";

const format: Format = (report) => {
  const lines = [
    ...report.findings.map((it) => ({ type: "finding", ...it })),
    ...report.exchanges.map((it) => ({ type: "exchange", ...it })),
    ...report.skipped.map((it) => ({ type: "skipped", ...it })),
    { type: "summary", at: report.at, ...report.summary },
  ];
  return lines.map((it) => `${JSON.stringify(it)}\n`).join("");
};

export default format;
