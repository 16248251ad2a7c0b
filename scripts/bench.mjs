// Knows how to measure what a call costs: whole processes beside an empty `node -e 0`, instructions, the library, the package.
//   npm run bench -- [--rounds N] [--only REGEX] [--json FILE] [--files MOST] [--peers FOLDER]
// `--only` also chooses among library, tarball, trees and hostile; of the trees those up to MOST files are made.
// A run of everything writes docs/benchmarks.md and docs/benchmarks.svg; a part of it (--only, --files) only prints.
// Compare ratios, never milliseconds: each round runs every case once, and a case is divided by the floor of its own round.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { measureHostile } from "./bench/hostile.mjs";
import { chart } from "./bench/chart.mjs";
import { isWhole, page } from "./bench/page.mjs";
import { measureProbe, printProbe } from "./bench/probe.mjs";
import { casesIn, floor, instructions, key, prepare, settings, wallTimes } from "./bench/start.mjs";
import { measureTrees, versions } from "./bench/trees.mjs";

const root = path.resolve(import.meta.dirname, "..");

/** Of a diagnosis with all its policies, after warm-up; and what stays in memory after many of them. */
async function library() {
  const { diagnose, memoryWorld } = await import(path.join(root, "dist/lib/index.js"));
  const policies = 4;
  const one = (n) => {
    const text = settings(`api${n % 1000}.example.com`).replace(
      key,
      `${key.slice(0, -6)}${String(n).padStart(6, "0")}`,
    );
    const files = { "/home/u/.codewhale/config.toml": n % 2 ? settings("api.xiaomimimo.com") : text };
    return diagnose({ at: "2026-09-30" }, memoryWorld({ home: "/home/u", cwd: "/repo", files }));
  };
  const heap = () => {
    for (let n = 0; n < 3; n++) globalThis.gc();
    return process.memoryUsage().heapUsed / 2 ** 20;
  };
  const run = async (from, to) => {
    const begin = performance.now();
    for (let n = from; n < to; n++) await one(n);
    return ((performance.now() - begin) * 1000) / (to - from) / policies;
  };
  await run(0, 2_000);
  const perPolicy = await run(2_000, 10_000);
  const after10k = heap();
  await run(10_000, 100_000);
  return { microsecondsPerPolicy: perPolicy, heapAfter10k: after10k, heapAfter100k: heap() };
}

function libraryInChild() {
  const child = spawnSync(process.execPath, ["--expose-gc", import.meta.filename, "--library"], { encoding: "utf8" });
  if (child.status !== 0) throw new Error(child.stderr);
  return JSON.parse(child.stdout);
}

function tarball() {
  const packed = spawnSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], { cwd: root, encoding: "utf8" });
  const [{ size, unpackedSize, entryCount }] = JSON.parse(packed.stdout);
  return { kib: size / 1024, unpackedKib: unpackedSize / 1024, files: entryCount };
}

/** What figures depend on, and nothing that tells whose machine it is. */
const machine = () => ({
  processor: os.cpus()[0]?.model.trim() ?? "unknown",
  cores: os.availableParallelism(),
  gib: Math.round(os.totalmem() / 2 ** 30),
  system: `${os.type()} ${os.arch()}`,
  node: process.version,
});

async function measure({ rounds, only }) {
  const wanted = (name) => !only || new RegExp(only).test(name);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "bench-"));
  try {
    const prepared = prepare(folder);
    const cases = casesIn(prepared).filter((it) => it.name === floor || wanted(it.name));
    const walls = wallTimes(cases, rounds);
    const rows = cases.map((it) => ({ name: it.name, ...walls.get(it.name), minstr: instructions(it) }));
    const base = rows[0].minstr;
    return {
      day: new Date().toISOString().slice(0, 10),
      machine: machine(),
      rounds,
      rows: rows.map((row) => ({ ...row, minstrRatio: row.minstr && row.minstr / base })),
      library: wanted("library") ? libraryInChild() : undefined,
      probe: wanted("probe")
        ? await measureProbe({ ...prepared, home: prepared.good }, { rounds, folder, instructions })
        : undefined,
      tarball: wanted("tarball") ? tarball() : undefined,
    };
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

function print({ rows, library: lib, probe, tarball: pack, rounds }) {
  const cell = (value, digits, width) => (value === undefined ? "-" : value.toFixed(digits)).padStart(width);
  console.log(`${"".padEnd(34)}      ms     x   Minstr     x   (medians of ${rounds} rounds)`);
  for (const row of rows)
    console.log(
      `${row.name.padEnd(34)}${cell(row.ms, 1, 8)}${cell(row.ratio, 2, 6)}${cell(row.minstr, 1, 9)}${cell(row.minstrRatio, 2, 6)}`,
    );
  if (lib)
    console.log(
      `library: ${lib.microsecondsPerPolicy.toFixed(0)} µs a policy; heap ${lib.heapAfter10k.toFixed(1)} MiB after 10,000 worlds, ${lib.heapAfter100k.toFixed(1)} MiB after 100,000`,
    );
  if (probe) printProbe(probe);
  if (pack)
    console.log(
      `package: ${pack.kib.toFixed(0)} KiB, ${pack.unpackedKib.toFixed(0)} KiB unpacked, ${pack.files} files`,
    );
}

/** Maps as objects, for JSON. */
const plain = (it) =>
  it instanceof Map
    ? Object.fromEntries([...it].map(([name, value]) => [name, plain(value)]))
    : it && typeof it === "object"
      ? Object.fromEntries(Object.entries(it).map(([name, value]) => [name, plain(value)]))
      : it;

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "20" },
    only: { type: "string" },
    json: { type: "string" },
    files: { type: "string", default: "100000" },
    peers: { type: "string" },
    library: { type: "boolean" },
  },
});
if (values.library) console.log(JSON.stringify(await library()));
else {
  const result = await measure({ rounds: Number(values.rounds), only: values.only });
  print(result);
  const wanted = (name) => !values.only || new RegExp(values.only).test(name);
  if (wanted("trees")) {
    Object.assign(result, plain(measureTrees({ most: Number(values.files), peers: values.peers })));
    result.peers = versions(values.peers);
  }
  if (wanted("hostile")) result.hostile = plain(measureHostile({}));
  if (values.json) fs.writeFileSync(values.json, `${JSON.stringify(result, null, 2)}\n`);
  if (isWhole(values)) {
    fs.writeFileSync(path.join(root, "docs/benchmarks.md"), page(result));
    fs.writeFileSync(path.join(root, "docs/benchmarks.svg"), chart(result));
  }
}
