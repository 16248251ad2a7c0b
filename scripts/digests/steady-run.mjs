// Run by `steady.mjs`: half of the diagnoses by the library in the worlds in turn, half by the command line's own entry in the first.
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const [root, folder, total] = process.argv.slice(2);
const { diagnose, formats, nodeWorld } = await import(path.join(root, "dist/lib/index.js"));
const launcher = createRequire(import.meta.url)(path.join(root, "bin/mimo-doctor.cjs"));
const { main } = launcher.load("main").exports;

const view = { color: false, unicode: true, width: 80, lang: "en", verbosity: "verbose" };
const worlds = fs.readdirSync(folder).map((name) => {
  const file = path.join(folder, name, "env.json");
  const env = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, "utf8")) : {};
  return { env, home: `${folder}/${name}/home`, cwd: `${folder}/${name}/project` };
});
const calls = ["json", "text", "sarif", "junit", "markdown"].map((format) => [
  "--at",
  "2026-09-30",
  "--format",
  format,
]);

async function one(n) {
  if (n % 2 === 0) return main(calls[(n >> 1) % calls.length]);
  const { network: _, ...world } = nodeWorld();
  const report = await diagnose({ at: "2026-09-30" }, { ...world, ...worlds[(n >> 1) % worlds.length] });
  return formats.text(report, view).length + formats.json(report, view).length;
}

const openFiles = () => (fs.existsSync("/proc/self/fd") ? fs.readdirSync("/proc/self/fd").length : 0);
async function measured(n) {
  for (let turn = 0; turn < 3; turn++) {
    globalThis.gc();
    await new Promise((settle) => setTimeout(settle, 20));
  }
  const { heapUsed: heap, external, rss: resident } = process.memoryUsage();
  return { n, heap, external, resident, open: openFiles() };
}

const tenth = Math.floor(Number(total) / 10);
let n = 0;
for (; n < tenth; n++) await one(n);
const before = await measured(n);
for (; n < Number(total); n++) await one(n);
fs.writeSync(3, JSON.stringify({ before, after: await measured(n) }));
process.exit(0);
