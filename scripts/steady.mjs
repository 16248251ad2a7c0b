// Diagnoses the same worlds again and again in one process, by the library and by the command line, and looks whether it grows.
//   node scripts/steady.mjs [--diagnoses 10000]
// After a tenth of them memory and open files are counted, and again at the end; the status is 1 where they have grown.
import { spawnSync } from "node:child_process";
import path from "node:path";
import { parseArgs } from "node:util";
import { prepared, root } from "./digests/prepare.mjs";

const { values } = parseArgs({ options: { diagnoses: { type: "string" } } });
const count = Number(values.diagnoses ?? 10_000);

const ready = await prepared();
// What V8 compiles of hot code, and keeps to undo it, is no memory of ours and grows for thousands of runs.
const words = [
  "--expose-gc",
  "--no-opt",
  "--no-sparkplug",
  path.join(import.meta.dirname, "digests/steady-run.mjs"),
  root,
  ready.folder,
  String(count),
];
// What the command line prints is of no use here; the figures come by another way.
const { status, output, stderr } = spawnSync(process.execPath, words, {
  stdio: ["ignore", "ignore", "pipe", "pipe"],
  encoding: "utf8",
  env: { PATH: process.env.PATH, HOME: path.join(ready.folder, "00/home") },
  cwd: path.join(ready.folder, "00/project"),
});
ready.done();
if (status !== 0 || !output[3])
  throw new Error(`the process that diagnoses has ended with ${status}: ${stderr.slice(-400)}`);
const { before, after } = JSON.parse(output[3]);

const mib = (bytes) => `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
const grown = (after.heap - before.heap) / before.heap;
console.log(
  `${before.n} diagnoses: heap ${mib(before.heap)}, outside of it ${mib(before.external)}, ${before.open} open files; ` +
    `${after.n}: ${mib(after.heap)} (${(grown * 100).toFixed(1)} %), ${mib(after.external)}, ${after.open}; resident ${mib(before.resident)}, ${mib(after.resident)}`,
);
// A few per cent are what V8 learns of hot code.
const flat = grown < 0.05 && after.open <= before.open && after.external - before.external < 1024 * 1024;
if (!flat) console.log("it grows");
process.exit(flat ? 0 : 1);
