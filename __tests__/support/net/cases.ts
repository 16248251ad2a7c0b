// A fault that a real component makes, and what it must be called.
import type { Stage } from "../../../lib/model/exchange.ts";
import type { Aim } from "./asking.ts";
import type { Certificates } from "./certificates.ts";

export interface FaultCase {
  /** What makes the fault: a program, or `own` for our own server; the case is skipped where it is missing. */
  readonly by: string;
  readonly name: string;
  /** The code of the fault, or the word for an answer. */
  readonly id: string;
  /** Null: something answered, and says nothing about the key. */
  readonly stage: Stage | null;
  /** A word that the sentence shows besides. */
  readonly detail?: string;
  readonly begin: (certificates: Certificates) => Promise<Aim> | Aim;
}

/** A handshake that our own server spoils. */
export const handshake = (id: string, name: string, begin: FaultCase["begin"], detail?: string): FaultCase => ({
  by: "own",
  stage: "tls",
  id,
  name,
  begin,
  ...(detail === undefined ? {} : { detail }),
});
