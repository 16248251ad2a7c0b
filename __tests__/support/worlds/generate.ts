// A small world with one fault or none, and the answer that is known by construction.
import { diagnose, memoryWorld, type Report, type Host } from "../../../lib/index.ts";
import type { Expectation, Wanted } from "../corpus.ts";
import { expand } from "../keys.ts";
import { randomFrom } from "../random.ts";
import type { Content, Entry } from "./dialects.ts";
import { addressOf, carried, faults, keys, rights, type Change, type Fault } from "./faults.ts";
import { nameOf, type Role } from "./names.ts";
import { specOf, type Spec } from "./spec.ts";

export interface Generated {
  readonly spec: Spec;
  readonly fault: Fault;
  /** As on the disk, for whoever looks at a wrong answer. */
  readonly path: string;
  readonly text: string;
  readonly world: Host;
  readonly paths: readonly string[] | undefined;
  readonly expect: Expectation;
}

const home = "/home/u";
const cwd = "/repo";
const secret = "AI_SECRET";
const day = "2026-11-30";

const isRight = (fault: Fault): boolean => fault.id.startsWith("right:");
const isCarried = (spec: Spec, file: string): boolean => carried(spec) || file === ".env.example";

/** The key stands in the file itself. */
const isLiteral = (spec: Spec, fault: Fault): boolean =>
  fault.literal === true || spec.dialect.mayHoldKey === true || (spec.literal && !isRight(fault));

function entriesOf(spec: Spec, fault: Fault, change: Change): readonly Entry[] {
  const name = (role: Role): string => {
    const words = role === "key" ? (change.keyName ?? spec.words.key) : spec.words[role];
    return nameOf(spec.prefixed ? [...spec.owner.words, ...words] : words, spec.style);
  };
  const key = change.key ?? keys[spec.plan];
  const entry: Entry = { name: name("key"), value: key, ...(isLiteral(spec, fault) ? {} : { from: secret }) };
  if (change.without === "all") return change.prefix ? [{ name: change.prefix, value: key }] : [];
  const renamed = change.prefix ? { ...entry, name: change.prefix + entry.name } : entry;
  const address = { name: name("address"), value: change.address ?? addressOf(spec) };
  const model = { name: name("model"), value: change.model ?? "mimo-v2.6-pro" };
  const more = Object.entries(change.more ?? {}).map(([words, value]) => ({
    name: nameOf(spec.prefixed ? [...spec.owner.words, ...words.split(" ")] : words.split(" "), spec.style),
    value,
  }));
  return [renamed, address, ...(change.without === "model" ? [] : [model]), ...more];
}

const listOf = (all: Readonly<Record<string, string>>): readonly Entry[] =>
  Object.entries(all).map(([name, value]) => ({ name, value }));

/** Rules about the place of a file and about who has read it, which a right one may have. */
const aside = ["key-file-readable", "key-only-in-profile", "environment-stale", "shared-variable"];

function expectationOf(spec: Spec, fault: Fault, change: Change, file: string): Expectation {
  if (isRight(fault))
    return {
      findings: [],
      mustNot: [{ no: "finding", rules: ["*"], levels: ["error", "warning"], except: aside }],
    };
  const wanted = (change.want ?? []).map(([level, ...rules]): Wanted => ({
    rules,
    severities: level === "error" ? ["error"] : ["error", "warning"],
  }));
  const redirects = change.address !== undefined && spec.dialect.scope === "project";
  const ok = [
    ...(change.ok ?? []),
    ...(isCarried(spec, file) ? ["key-in-project-file"] : []),
    ...(redirects ? ["project-file-redirects-key"] : []),
  ];
  return {
    findings: [...wanted, { rules: ok, severities: ["error"], optional: true }],
    mustNot: [{ no: "verdict", verdict: "ok" }],
  };
}

/** The world of a seed with this fault. */
export function worldWith(spec: Spec, fault: Fault): Generated {
  const change = fault.change(spec, randomFrom(spec.seed + 1));
  const file = change.file ?? spec.file;
  const content: Content = {
    entries: entriesOf(spec, fault, change),
    tables: spec.tables,
    others: listOf({ ...spec.noise, ...change.others }),
    comments: change.comment ? [change.comment] : [],
  };
  const text = expand(spec.dialect.write(content));
  const path = `${spec.dialect.scope === "home" ? home : cwd}/${file}`;
  const world = memoryWorld({
    env: isLiteral(spec, fault) || fault.keyless ? {} : { [secret]: expand(keys[spec.plan]) },
    files: { [path]: { text, mode: spec.dialect.scope === "home" ? 0o600 : 0o644 }, [`${cwd}/x.txt`]: "" },
    home,
    cwd,
    platform: spec.dialect.platform ?? "linux",
    now: day,
  });
  const paths = spec.named ? [path] : undefined;
  return { spec, fault, path, text, world, paths, expect: expectationOf(spec, fault, change, file) };
}

export const reportOn = ({ world, paths }: Generated): Promise<Report> =>
  diagnose({ at: day, ...(paths ? { paths } : {}) }, world);

export const fitting = (spec: Spec, list: readonly Fault[]): readonly Fault[] =>
  list.filter((fault) => fault.fits?.(spec) !== false);

/** As many right worlds as wrong ones; each kind as often as the others, where a file can have it. */
export function generate(number: number, seed = 1): readonly Generated[] {
  const worlds: Generated[] = [];
  for (let n = 0; n < number; n++) {
    const list = n % 2 === 0 ? faults : rights;
    const fault = list[(n >> 1) % list.length]!;
    let draw = seed * 1_000_003 + n * 101;
    let spec = specOf(draw);
    while (fault.fits?.(spec) === false) spec = specOf(++draw);
    worlds.push(worldWith(spec, fault));
  }
  return worlds;
}
