// How many generated worlds of each kind are right, and the least number that must be: it may only rise.
import fs from "node:fs";
import path from "node:path";
import { fixtures } from "../worlds.ts";
import { judgeGenerated, judgeProperties, type Judged } from "./generated.ts";

export interface Count {
  readonly right: number;
  readonly of: number;
}

export interface Tally {
  readonly kinds: Readonly<Record<string, Count>>;
  /** Worlds in which something is an error that is none. */
  readonly falseErrors: number;
  /** Worlds with a fault that are called all right. */
  readonly falseAllClears: number;
}

const has = ({ reasons }: Judged, kind: string): boolean => reasons.some((it) => it.kind === kind);

export function tally(all: readonly Judged[]): Tally {
  const kinds: Record<string, Count> = {};
  for (const { kind, reasons } of all) {
    const { right = 0, of = 0 } = kinds[kind] ?? {};
    kinds[kind] = { right: right + (reasons.length === 0 ? 1 : 0), of: of + 1 };
  }
  return {
    kinds,
    falseErrors: all.filter((it) => has(it, "false error")).length,
    falseAllClears: all.filter((it) => has(it, "forbidden verdict")).length,
  };
}

/** The worlds that every check judges. */
export const bounded = async (): Promise<readonly Judged[]> => [
  ...(await judgeGenerated(150)),
  ...(await judgeProperties(80)),
];

const file = path.join(fixtures, "generated-worlds.json");

export const floor = (): Tally => JSON.parse(fs.readFileSync(file, "utf8")) as Tally;

/** What is worse than the floor, as sentences. */
export function below({ kinds, falseErrors, falseAllClears }: Tally, least: Tally): readonly string[] {
  const more = (what: string, now: number, most: number): readonly string[] =>
    now > most ? [`${now} ${what} instead of at most ${most}`] : [];
  return [
    ...Object.entries(least.kinds)
      .filter(([kind, { right, of }]) => (kinds[kind]?.right ?? 0) * of < right * (kinds[kind]?.of ?? 1))
      .map(([kind, { right, of }]) => `${kind}: ${kinds[kind]?.right ?? 0} right instead of ${right} of ${of}`),
    ...more("false errors", falseErrors, least.falseErrors),
    ...more("false all-clears", falseAllClears, least.falseAllClears),
  ];
}

export const writeFloor = (all: readonly Judged[]): void =>
  fs.writeFileSync(file, `${JSON.stringify(tally(all), null, 2)}\n`);
