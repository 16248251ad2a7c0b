// All samples judged: right and wrong ones by suite and kind, and how that differs from the list of what is not yet right.
import fs from "node:fs";
import path from "node:path";
import type { Reason } from "../corpus.ts";
import { fixtures } from "../worlds.ts";
import { suites } from "./samples.ts";

export { bounded, below, floor, tally, writeFloor } from "./floor.ts";
export { judgeGenerated, judgeProperties } from "./generated.ts";

export interface Outcome {
  readonly suite: string;
  readonly kind: string;
  readonly name: string;
  /** Empty where it is right. */
  readonly reasons: readonly Reason[];
}

export const notYetFile = path.join(fixtures, "not-yet.json");

/** Samples that the program does not get right yet, by suite: each must leave this list when it becomes right. */
export const notYet = (): Readonly<Record<string, readonly string[]>> =>
  fs.existsSync(notYetFile) ? JSON.parse(fs.readFileSync(notYetFile, "utf8")) : {};

export const suiteNames: readonly string[] = Object.keys(suites);

/** Judges one suite. A sample on which the program fails is wrong, and not the end of the run. */
export async function judgeSuite(suite: string): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const { kind, name, judge } of suites[suite]!())
    outcomes.push({ suite, kind, name, reasons: await judge().catch(failure) });
  return outcomes;
}

export const failure = (error: Error): readonly Reason[] => [{ kind: "crash", text: error.message }];

export const wrongNames = (outcomes: readonly Outcome[]): readonly string[] =>
  outcomes.filter((it) => it.reasons.length > 0).map((it) => it.name);

/** Writes the list anew, in the order of the samples. */
export function writeNotYet(outcomes: readonly Outcome[]): void {
  const list = { ...notYet() };
  for (const suite of new Set(outcomes.map((it) => it.suite)))
    list[suite] = wrongNames(outcomes.filter((it) => it.suite === suite));
  fs.writeFileSync(notYetFile, `${JSON.stringify(list, null, 2)}\n`);
}
