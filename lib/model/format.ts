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
  /** A coding agent reads what is printed. */
  readonly agent?: boolean;
  /** All findings go to the summary of a CI step besides. */
  readonly stepSummary?: boolean;
}

export type Format = (report: Report, view: View) => string;
