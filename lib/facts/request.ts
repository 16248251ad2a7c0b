// The facts by which a request is judged.
import type { Facts } from "../model/facts.ts";
import { shippedFacts } from "./compile.ts";

/** A file holds no functions. */
const isCompiled = (given: object): given is Facts => typeof (given as Partial<Facts>).readUrl === "function";

/** Those that a request brings, else those of this version. @throws {UsageError} where they are not as they must be. */
export async function factsFor(given: object | undefined): Promise<Facts> {
  if (given === undefined) return shippedFacts();
  return isCompiled(given) ? given : (await import("./load/index.ts")).loadFacts(given);
}
