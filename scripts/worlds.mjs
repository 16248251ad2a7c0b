// Judges the program by worlds whose right answer is known, and prints right and wrong by kind.
//   node scripts/worlds.mjs [--suite corpus,worlds,clients,runs,texts] [--generated 10000] [--seed 1] [-v] [--json] [--update]
// Without --generated: the samples of the suites, and the generated worlds of every check. With it: as many generated ones alone.
// -v: each wrong one with its reasons. --update: writes fixtures/not-yet.json and fixtures/generated-worlds.json anew.
// The status is 1 where the list is not exactly what is wrong, or a generated kind is below its floor.
import { build } from "esbuild";
import path from "node:path";
import { parseArgs } from "node:util";
import { printGenerated, printSuite } from "./worlds/print.mjs";

const root = path.resolve(import.meta.dirname, "..");
const { values } = parseArgs({
  options: {
    suite: { type: "string" },
    generated: { type: "string" },
    seed: { type: "string", default: "1" },
    verbose: { type: "boolean", short: "v", default: false },
    json: { type: "boolean", default: false },
    update: { type: "boolean", default: false },
  },
});

// Beside it the tests' own code finds the fixtures where the tests do.
const bundle = path.join(root, ".cache/worlds/run.mjs");
await build({
  entryPoints: [path.join(root, "__tests__/support/worlds/run.ts")],
  outfile: bundle,
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20.19",
  mainFields: ["module", "main"],
  logLevel: "warning",
  banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
});
const judges = await import(bundle);

/** What differs from the list of what is not yet right. */
function differences(suite, outcomes) {
  const wrong = judges.wrongNames(outcomes);
  const listed = judges.notYet()[suite] ?? [];
  return [
    ...wrong.filter((name) => !listed.includes(name)).map((name) => `${suite}: wrong, and not listed: ${name}`),
    ...listed.filter((name) => !wrong.includes(name)).map((name) => `${suite}: listed, and right or gone: ${name}`),
  ];
}

async function samples(names) {
  const unknown = names.filter((name) => !judges.suiteNames.includes(name));
  if (unknown.length > 0) throw new Error(`no suite ${unknown.join(", ")}; there are ${judges.suiteNames.join(", ")}`);
  const all = [];
  const worse = [];
  for (const suite of names) {
    const outcomes = await judges.judgeSuite(suite);
    if (!values.json) printSuite(suite, outcomes, values.verbose);
    worse.push(...differences(suite, outcomes));
    all.push(...outcomes);
  }
  if (values.update) judges.writeNotYet(all);
  return { all, worse };
}

async function generated() {
  const number = Number(values.generated);
  const seed = Number(values.seed);
  const all = values.generated
    ? [...(await judges.judgeGenerated(number, seed)), ...(await judges.judgeProperties(number / 10, seed))]
    : await judges.bounded();
  if (!values.json) printGenerated(all, judges.tally(all), values.verbose);
  const worse = values.generated || values.update ? [] : judges.below(judges.tally(all), judges.floor());
  if (values.update && !values.generated) judges.writeFloor(all);
  const shown = all.map(({ kind, name, world, reasons }) => ({
    suite: "generated",
    kind,
    name,
    path: world.path,
    reasons,
  }));
  return { all: shown, worse };
}

const results = [];
if (!values.generated || values.suite) results.push(await samples(values.suite?.split(",") ?? judges.suiteNames));
if (values.generated || !values.suite) results.push(await generated());
if (values.json)
  console.log(
    JSON.stringify(
      results.flatMap((it) => it.all),
      null,
      2,
    ),
  );
const worse = values.update ? [] : results.flatMap((it) => it.worse);
for (const text of worse) console.error(text);
process.exitCode = worse.length > 0 ? 1 : 0;
