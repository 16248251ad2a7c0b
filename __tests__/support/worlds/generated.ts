// Generated worlds judged, by kind; and two properties: worse never looks better, and a client's reading never hides a fault.
import type { Report } from "../../../lib/index.ts";
import { reasonsAgainst, type Reason } from "../corpus.ts";
import { randomFrom } from "../random.ts";
import { faults, rights } from "./faults.ts";
import { fitting, generate, reportOn, worldWith, type Generated } from "./generate.ts";
import { owners, roleWords } from "./names.ts";
import { specOf } from "./spec.ts";

export interface Judged {
  /** The fault, the way of being right, or the property. */
  readonly kind: string;
  readonly name: string;
  readonly world: Generated;
  /** Empty where it is right. */
  readonly reasons: readonly Reason[];
}

const nameOf = ({ fault, spec }: Generated): string => `${fault.id}, ${spec.dialect.id}, seed ${spec.seed}`;

export async function judgeGenerated(number: number, seed?: number): Promise<readonly Judged[]> {
  const all: Judged[] = [];
  for (const world of generate(number, seed)) {
    const reasons = await reportOn(world).then(
      (report) => reasonsAgainst(world.expect, report),
      (error: Error): readonly Reason[] => [{ kind: "crash", text: error.message }],
    );
    all.push({ kind: world.fault.id, name: nameOf(world), world, reasons });
  }
  return all;
}

const above = (report: Report): readonly string[] =>
  report.findings.filter((it) => it.severity !== "note").map((it) => it.rule);

/** What the second report says no more. */
const lost = (before: Report, after: Report): readonly Reason[] =>
  [...new Set(above(before))]
    .filter((rule) => !above(after).includes(rule))
    .map((text) => ({ kind: "finding lost", text }));

const isError = ({ expect }: Generated): boolean =>
  expect.findings.some((it) => !it.optional && !it.severities.includes("warning"));

/** In a right world one value is made worse: there is an error, and no finding is gone. */
async function worse(seed: number): Promise<readonly Judged[]> {
  const spec = specOf(seed);
  const able = fitting(spec, faults);
  if (able.length === 0) return [];
  const world = worldWith(spec, randomFrom(seed).of(able));
  if (!isError(world)) return [];
  const before = await reportOn(worldWith(spec, rights[0]!));
  const after = await reportOn(world);
  const silent: readonly Reason[] =
    after.summary.errors > 0 ? [] : [{ kind: "expected finding missing", text: "any error" }];
  return [
    { kind: "worse never looks better", name: nameOf(world), world, reasons: [...silent, ...lost(before, after)] },
  ];
}

/** The same file, once under names that nobody claims, and once under those of a library. */
async function claimed(seed: number): Promise<readonly Judged[]> {
  const spec = specOf(seed, "nobody");
  if (spec.dialect.nested || spec.dialect.owner) return [];
  const random = randomFrom(seed);
  const owner = owners.openai[0]!;
  const own = { ...spec, owner, words: roleWords(owner, random) };
  const able = fitting(spec, faults).filter((it) => fitting(own, [it]).length > 0);
  if (able.length === 0) return [];
  const fault = random.of(able);
  const world = worldWith(own, fault);
  const reasons = lost(await reportOn(worldWith(spec, fault)), await reportOn(world));
  return [{ kind: "no claim loses a finding", name: nameOf(world), world, reasons }];
}

export async function judgeProperties(number: number, seed = 1): Promise<readonly Judged[]> {
  const all: Judged[] = [];
  for (let n = 0; n < number; n++) all.push(...(await (n % 2 === 0 ? worse : claimed)(seed * 2_000_003 + n * 211)));
  return all;
}
