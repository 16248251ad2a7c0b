// Judges the program by worlds whose right answer is known, and prints right and wrong by kind.
//   node scripts/worlds.mjs [--suite corpus,worlds,clients,runs,texts] [-v] [--json] [--update]
// -v: each wrong one with its reasons. --update: writes fixtures/not-yet.json anew.
// The status is 1 where that list is not exactly what is wrong.
import { build } from "esbuild";
import path from "node:path";
import { parseArgs } from "node:util";

const root = path.resolve(import.meta.dirname, "..");
const { values } = parseArgs({
  options: {
    suite: { type: "string" },
    verbose: { type: "boolean", short: "v" },
    json: { type: "boolean" },
    update: { type: "boolean" },
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
const { judgeSuite, notYet, suiteNames, wrongNames, writeNotYet } = await import(bundle);

const chosen = values.suite?.split(",") ?? suiteNames;
const unknown = chosen.filter((name) => !suiteNames.includes(name));
if (unknown.length > 0) throw new Error(`no suite ${unknown.join(", ")}; there are ${suiteNames.join(", ")}`);

const by = (list, key) =>
  Map.groupBy?.(list, key) ?? list.reduce((map, it) => map.set(key(it), [...(map.get(key(it)) ?? []), it]), new Map());
const right = (list) => list.filter((it) => it.reasons.length === 0).length;
const share = (list) => `${right(list)} of ${list.length} right`;

function printSuite(suite, outcomes) {
  console.log(`\n${suite}: ${share(outcomes)}`);
  const kinds = [...by(outcomes, (it) => it.kind)].sort(([, a], [, b]) => right(a) / a.length - right(b) / b.length);
  for (const [kind, list] of kinds)
    if (right(list) < list.length || values.verbose) console.log(`  ${share(list).padEnd(18)} ${kind}`);
  const reasons = by(
    outcomes.flatMap((it) => it.reasons),
    (it) => it.kind,
  );
  for (const [kind, list] of [...reasons].sort(([, a], [, b]) => b.length - a.length))
    console.log(`  ${String(list.length).padStart(5)} × ${kind}`);
  if (!values.verbose) return;
  for (const { name, kind, reasons } of outcomes.filter((it) => it.reasons.length > 0)) {
    console.log(`  ${name} (${kind})`);
    for (const it of reasons) console.log(`      ${it.kind}: ${it.text}`);
  }
}

const all = [];
let differs = false;
for (const suite of chosen) {
  const outcomes = await judgeSuite(suite);
  all.push(...outcomes);
  if (!values.json) printSuite(suite, outcomes);
  const wrong = wrongNames(outcomes);
  const listed = notYet()[suite] ?? [];
  const lost = wrong.filter((name) => !listed.includes(name));
  const won = listed.filter((name) => !wrong.includes(name));
  if (lost.length + won.length === 0 || values.update) continue;
  differs = true;
  for (const name of lost) console.error(`${suite}: wrong, and not listed: ${name}`);
  for (const name of won) console.error(`${suite}: listed, and right or gone: ${name}`);
}
if (values.json) console.log(JSON.stringify(all, null, 2));
if (values.update) writeNotYet(all);
process.exit(differs ? 1 : 0);
