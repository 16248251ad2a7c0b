// Generated worlds judged, by kind; and two properties: worse never looks better, and a client's reading never hides a fault.
import { reasonsAgainst, type Reason } from "../corpus.ts";
import type { Report } from "../../../lib/index.ts";
import { faults, rights, type Fault } from "./faults.ts";
import { fitting, generate, reportOn, worldWith, type Generated } from "./generate.ts";
import { owners, roleWords } from "./names.ts";
import { randomFrom } from "../random.ts";
import { specOf } from "./spec.ts";

export interface Judged {
  /** The fault, or the way of being right. */
  readonly kind: string;
  readonly dialect: string;
  readonly name: string;
  readonly world: Generated;
  readonly reasons: readonly Reason[];
}

const failed = (error: Error): readonly Reason[] => [{ kind: "crash", text: error.message }];

export async function judgeGenerated(number: number, seed?: number): Promise<readonly Judged[]> {
  const all: Judged[] = [];
  for (const world of generate(number, seed)) {
    const { spec, fault, expect } = world;
    const reasons = await reportOn(world)
      .then((report) => reasonsAgainst(expect, report))
      .catch(failed);
    const name = `${fault.id}, ${spec.dialect.id}, seed ${spec.seed}`;
    all.push({ kind: fault.id, dialect: spec.dialect.id, name, world, reasons });
  }
  return all;
}

const above = (report: Report): ReadonlySet<string> =>
  new Set(report.findings.filter((it) => it.severity !== "note").map((it) => it.rule));

/** A fault that makes something an error wherever it stands. */
const certain = faults.filter((it) => !it.id.startsWith("retired") && !it.id.startsWith("capitals"));
const least = (fault: Fault, world: Generated): boolean =>
  world.expect.findings.some((it) => !it.optional && it.severities.length === 1) && fault.id !== "";

export interface Held {
  readonly property: "worse never looks better" | "no claim loses a finding";
  readonly kind: string;
  readonly name: string;
  /** What was lost; undefined where the property holds. */
  readonly broken: string | undefined;
}

/** In a right world one value is made worse: there is an error, and no finding is gone. */
async function monotony(seed: number): Promise<readonly Held[]> {
  const spec = specOf(seed);
  const right = rights[0]!;
  const before = await reportOn(worldWith(spec, right));
  const random = randomFrom(seed);
  const fault = random.of(fitting(spec, certain));
  const world = worldWith(spec, fault);
  if (!least(fault, world)) return [];
  const after = await reportOn(world);
  const lost = [...above(before)].filter((rule) => !above(after).has(rule));
  const broken = after.summary.errors === 0 ? "no error" : lost.length > 0 ? `${lost.join(", ")} lost` : undefined;
  return [
    {
      property: "worse never looks better",
      kind: fault.id,
      name: `${fault.id}, ${spec.dialect.id}, seed ${seed}`,
      broken,
    },
  ];
}

/** The same file, once under names that nobody claims, and once under those of a library. */
async function claims(seed: number): Promise<readonly Held[]> {
  const random = randomFrom(seed);
  const spec = specOf(seed, "nobody");
  const claimed = { ...spec, owner: owners.openai[0]!, words: roleWords(owners.openai[0]!, random) };
  if (spec.dialect.nested) return [];
  const both = fitting(spec, faults).filter((it) => it.fits?.(claimed) !== false);
  const fault = random.of(both);
  const plain = above(await reportOn(worldWith(spec, fault)));
  const own = above(await reportOn(worldWith(claimed, fault)));
  const lost = [...plain].filter((rule) => !own.has(rule));
  return [
    {
      property: "no claim loses a finding",
      kind: fault.id,
      name: `${fault.id}, ${spec.dialect.id}, seed ${seed}`,
      broken: lost.length > 0 ? `${lost.join(", ")} lost` : undefined,
    },
  ];
}

export async function holdProperties(number: number, seed = 1): Promise<readonly Held[]> {
  const all: Held[] = [];
  for (let n = 0; n < number; n++) {
    const one = seed * 2_000_003 + n * 211;
    all.push(...(await (n % 2 === 0 ? monotony : claims)(one)));
  }
  return all;
}
