// The contract of a command: it is given what was asked and the world, and returns texts and a status.
import type { Facts } from "../model/facts.ts";
import type { View } from "../model/format.ts";
import type { Secret } from "../model/secret.ts";
import type { Host } from "../model/host.ts";
import type { Parsed } from "./args.ts";

/** Asks a question; true for a yes. */
export type Asker = (question: string) => Promise<boolean>;

export interface Input {
  readonly parsed: Parsed;
  readonly world: Host;
  /** By which everything is judged: those of `--facts`, else those of this version. */
  readonly facts: Facts;
  readonly view: View;
  /** Says something at once on standard error. */
  readonly notice: (text: string) => void;
  /** Says something at once on standard output, without these keys. */
  readonly emit: (text: string, secrets: readonly Secret[]) => void;
  /** A way to ask a person at the terminal; undefined where nobody can be asked. */
  readonly asker: () => Promise<Asker | undefined>;
  /** Whether something is piped to standard input. */
  readonly piped: () => boolean;
  /** Calls back once when the user interrupts; the result stops listening. */
  readonly onInterrupt: (then: () => void) => () => void;
}

/** Exit statuses: see the public contract. */
export const status = { clean: 0, findings: 1, usage: 2, unfinished: 3, noVerdict: 4 } as const;
export type Status = (typeof status)[keyof typeof status];

/** An absolute path and what goes there: in place of what is there, or behind it. */
export interface OutputFile {
  readonly path: string;
  readonly text: string;
  readonly append?: true;
}

export interface Output {
  readonly out: string;
  readonly err?: string;
  /** Report files that were asked for. */
  readonly files?: readonly OutputFile[];
  readonly status: Status;
  /** Keys that the command has seen: kept out of everything above. */
  /** Made-up keys that may stand in it. */
  readonly invented?: readonly string[];
  readonly secrets?: readonly Secret[];
}

export type Command = (input: Input) => Promise<Output>;
