// What a file is that is to be judged, by what it is judged, and what came of it.
import type { Rule, Run } from "../model/contracts.ts";
import type { Facts } from "../model/facts.ts";
import type { SettingsSource } from "../model/layer.ts";
import type { RuleResult, Skipped } from "../report/run-rules.ts";
import type { Suppressed } from "../report/suppress.ts";

export interface File {
  readonly path: string;
  /** The user named it, so that everything about it is said. */
  readonly named: boolean;
  /** What was read from standard input under this name. */
  readonly bytes?: Uint8Array;
}

export interface Settings {
  readonly at: number;
  readonly facts: Facts;
  /** Whose files all of them are, whatever they are called. */
  readonly as: string | undefined;
  /** Only these clients; their versions. */
  readonly wanted: ReadonlyMap<string, readonly string[]> | undefined;
  /** `wanted` is for this run only: others may be judged in the next. */
  readonly narrowed: boolean;
  /** From `--dotenv`. */
  readonly env: SettingsSource | undefined;
  readonly rules: readonly Rule[];
}

/** What came of one file. */
export interface Linted {
  readonly run: Run | undefined;
  readonly judgements: readonly RuleResult[];
  readonly suppressed: readonly Suppressed[];
  readonly skipped: readonly Skipped[];
  /** Whether there was a key, or a certain lack of one, to judge. */
  readonly judgeable: boolean;
  readonly outcome: "judged" | "nothing" | "unreadable";
}
