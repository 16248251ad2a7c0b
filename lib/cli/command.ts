// Knows the contract of a command: it is given what was asked and the world, and returns texts and a status.
import type { View } from "../model/format.ts";
import type { Secret } from "../model/secret.ts";
import type { World } from "../model/world.ts";
import type { Parsed } from "./args.ts";

export interface Input {
  readonly parsed: Parsed;
  readonly world: World;
  readonly view: View;
  /** Says something at once on standard error. */
  readonly notice: (text: string) => void;
  /** Says something at once on standard output, without these keys. */
  readonly emit: (text: string, secrets: readonly Secret[]) => void;
  /** Calls back once when the user interrupts; the result stops listening. */
  readonly onInterrupt: (then: () => void) => () => void;
}

/** Exit statuses: see the public contract. */
export const status = { clean: 0, findings: 1, usage: 2, unfinished: 3, noVerdict: 4 } as const;
export type Status = (typeof status)[keyof typeof status];

export interface Output {
  readonly out: string;
  readonly err?: string;
  /** Report files that were asked for; absolute paths. */
  readonly files?: readonly { readonly path: string; readonly text: string }[];
  readonly status: Status;
  /** Keys that the command has seen: kept out of everything above. */
  readonly secrets?: readonly Secret[];
}

export type Command = (input: Input) => Promise<Output>;
