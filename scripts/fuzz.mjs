// Feeds damaged inputs to every reader, policy and format, and keeps those that reach parts of the program that nothing reached before.
//   node scripts/fuzz.mjs [--seconds 600] [--seed 1] [--keep] [--only world]
// First the whole corpus is fed again. With `--keep` what was found is added to it. The status is 1 where a promise was broken.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import { watch } from "./fuzz/coverage.mjs";
import { corpus, corpusFile, seeds, writeCorpus } from "./fuzz/inputs.mjs";
import { mutate, randomFrom, shorter } from "./fuzz/mutate.mjs";

const root = path.resolve(import.meta.dirname, "..");
// Beside it the targets find the fixtures where the tests do.
const folder = path.join(root, ".cache/fuzz");
const { values } = parseArgs({
  options: {
    seconds: { type: "string" },
    seed: { type: "string" },
    only: { type: "string" },
    keep: { type: "boolean" },
  },
});
const seconds = Number(values.seconds ?? 600);
const seed = Number(values.seed ?? 1);
/** Milliseconds for one input; SECURITY.md promises three seconds for anything of any size. */
const patience = 3_000;

const bundle = path.join(folder, "targets.mjs");
await build({
  entryPoints: [path.join(root, "__tests__/support/fuzz/targets.ts")],
  outfile: bundle,
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20.19",
  mainFields: ["module", "main"],
  external: ["ajv", "fast-xml-parser"],
  logLevel: "warning",
  banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
});
const coverage = watch("fuzz/targets.mjs", fs.statSync(bundle).size);
const { feed, names } = await import(bundle);
const targets = names.filter((name) => !values.only || name.startsWith(values.only));

/** An input that never ends: nothing in this thread could say so. */
const beat = new Int32Array(new SharedArrayBuffer(4));
const guard = new Worker(
  `const { workerData } = require("node:worker_threads"); let last = -1;
   setInterval(() => { const now = Atomics.load(workerData, 0);
     if (now === last) { require("node:fs").writeSync(2, "an input has not ended for 30 s: see .cache/fuzz/now\\n"); process.kill(process.pid, "SIGKILL"); }
     last = now; }, 30_000);`,
  { eval: true, workerData: beat },
);
guard.unref();

const broken = new Map();
let runs = 0;

const slow = "it ends in time";

/** What is broken by an input, as one sentence; undefined where nothing is. */
async function fault(target, input) {
  runs++;
  Atomics.add(beat, 0, 1);
  const begun = performance.now();
  try {
    await feed(target, input);
  } catch (error) {
    const where =
      /\(?([^\s()]*targets\.mjs:\d+)/.exec(
        String(error.stack)
          .split("\n")
          .filter((it) => !/at hold/.test(it))
          .slice(1)
          .join("\n"),
      )?.[1] ?? "";
    return `${error.name}: ${String(error.message).slice(0, 200)} ${error.message.includes("RangeError") ? "" : path.basename(where)}`;
  }
  return performance.now() - begun > patience ? slow : undefined;
}

/** Feeds one input and remembers a broken promise once, with the shortest text that breaks it. */
async function run(target, input) {
  let what = await fault(target, input);
  // The machine may have been busy.
  if (what === slow) what = await fault(target, input);
  if (what === undefined || broken.has(`${target} ${what}`)) return what === undefined;
  let least = input;
  for (let better = true, left = 400; better && left > 0;) {
    better = false;
    for (const text of shorter(least)) {
      if (left-- <= 0) break;
      if ((await fault(target, text)) !== what) continue;
      [least, better] = [text, true];
      break;
    }
  }
  broken.set(`${target} ${what}`, least);
  const name = `found-${createHash("sha256")
    .update(target + what)
    .digest("hex")
    .slice(0, 8)}`;
  fs.writeFileSync(path.join(folder, name), least, "latin1");
  console.log(`${target}: ${what}\n  ${JSON.stringify(least.slice(0, 600))}\n  .cache/fuzz/${name}`);
  return false;
}

/** The shortest text found that still runs what was new. */
async function minimised(target, input, fresh) {
  let least = input;
  for (let better = true, left = 40; better && left > 0;) {
    better = false;
    for (const text of shorter(least)) {
      if (left-- <= 0) break;
      coverage.take(true);
      if ((await fault(target, text)) !== undefined || !coverage.covers(fresh)) continue;
      [least, better] = [text, true];
      break;
    }
  }
  return least;
}

const pools = seeds(names);
for (const name of targets) if (pools.get(name).length === 0) throw new Error(`nothing to begin with for ${name}`);
const begun = Date.now();
let fed = 0;
for (const name of targets)
  for (const input of pools.get(name)) {
    await run(name, input);
    fed++;
  }
coverage.take();
const fromSeeds = coverage.total();
const kept = corpus();
for (const { target, input } of kept) {
  if (targets.includes(target)) await run(target, input);
  pools.get(target)?.push(input);
}
coverage.take();
const fromCorpus = coverage.total();
const said = (n) => n.toLocaleString("en");
console.log(
  `${said(fed)} inputs from the fixtures and ${said(kept.length)} of the corpus in ${((Date.now() - begun) / 1_000).toFixed(1)} s; ${said(fromSeeds)} + ${said(fromCorpus - fromSeeds)} characters of the program have run`,
);

const random = randomFrom(seed);
const found = new Map(targets.map((name) => [name, []]));
const added = [];
/** Finds, by halves, the inputs of a batch that run something new, and keeps them. */
async function sift(batch) {
  coverage.take(true);
  for (const { target, input } of batch) await fault(target, input);
  const fresh = coverage.take(true);
  if (fresh.length === 0) return;
  if (batch.length > 1) {
    await sift(batch.slice(0, batch.length >> 1));
    return sift(batch.slice(batch.length >> 1));
  }
  const [{ target, input }] = batch;
  // Looking has set the counters back: it runs once more, to be remembered.
  if ((await fault(target, input)) !== undefined) return;
  coverage.take();
  found.get(target).push(input);
  added.push({ target, input, fresh });
}

// A whole world takes as long as a hundred small texts.
const heavy = new Set(["world", "command", "capsule"]);
const until = Date.now() + seconds * 1_000;
const first = runs;
while (Date.now() < until) {
  const target = random.of(targets);
  const batch = [];
  for (let n = heavy.has(target) ? 4 : 32; n > 0; n--) {
    const pool = found.get(target).length > 0 && random.below(2) ? found.get(target) : pools.get(target);
    const input = mutate(random.of(pool), random, pools.get(target));
    batch.push({ target, input });
    fs.writeFileSync(path.join(folder, "now"), input, "latin1");
    await run(target, input);
  }
  if (coverage.take(true).length > 0) await sift(batch);
}
console.log(
  `${said(runs - first)} runs in ${seconds} s from seed ${seed}: ${said(added.length)} inputs reached something new, ${said(coverage.total() - fromCorpus)} characters more; ${broken.size} promises broken`,
);
if (values.keep) {
  const enough = Date.now() + 120_000;
  for (const it of added) if (Date.now() < enough) it.input = await minimised(it.target, it.input, it.fresh);
  writeCorpus([...kept, ...added]);
  console.log(
    `${path.relative(root, corpusFile)}: ${kept.length + added.length} inputs, ${fs.statSync(corpusFile).size} bytes`,
  );
}
process.exit(broken.size > 0 ? 1 : 0);
