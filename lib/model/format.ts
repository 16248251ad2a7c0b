// Knows the contract of an output format.
import type { Report } from "./report.ts";

/** How a format may present itself; decided once, by the command line. */
export interface View {
  readonly color: boolean;
  readonly unicode: boolean;
  /** Columns. */
  readonly width: number;
  readonly lang: "en" | "zh-CN";
  readonly verbosity: "quiet" | "normal" | "verbose";
}

export type Format = (report: Report, view: View) => string;
