// The contract of an output format.
import type { Report } from "./report.ts";
import type { Messages } from "./message.ts";

/** Languages in which sentences can be written. */
export type Lang = "en" | "zh-CN";

/** How a format may present itself; decided once, by the command line. */
export interface View {
  readonly color: boolean;
  readonly unicode: boolean;
  /** Columns. */
  readonly width: number;
  readonly lang: Lang;
  /** Wordings of that language; none for English. */
  readonly words?: Messages | undefined;
  readonly verbosity: "quiet" | "normal" | "verbose";
  /** A coding agent reads what is printed. */
  readonly agent?: boolean;
  /** All findings go to the summary of a CI step besides. */
  readonly stepSummary?: boolean;
}

export type Format = (report: Report, view: View) => string;
