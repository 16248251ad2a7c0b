// Knows how to measure what a call costs: whole processes beside an empty `node -e 0`, instructions, the library, the package.
//   npm run bench -- [--rounds N] [--only REGEX] [--json FILE] [--files MOST] [--peers FOLDER]
// `--only` also chooses among library, tarball, trees and hostile; of the trees those up to MOST files are made.
// Compare ratios, never milliseconds: each round runs every case once, and a case is divided by the floor of its own round.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { measureHostile } from "./bench/hostile.mjs";
import { median } from "./bench/measure.mjs";
import { measureProbe, printProbe } from "./bench/probe.mjs";
import { measureTrees } from "./bench/trees.mjs";

const root = path.resolve(import.meta.dirname, "..");
const floor = "node -e 0";

/** Nothing that changes how Node starts: NODE_EXTRA_CA_CERTS alone doubles the start of Node 20, and every ratio with it. */
const cleanEnv = (home) => ({ HOME: home, PATH: process.env.PATH ?? "", LANG: "C.UTF-8" });

const key = `sk-${"4d1c8b2f7a6e9051".repeat(3)}`;
const settings = (host) =>
  `provider = "xiaomi-mimo"\n\n[providers.xiaomi_mimo]\napi_key = "${key}"\nbase_url = "https://${host}/v1"\nmodel = "mimo-v2.6-pro"\n`;

/** Homes to run in, and the program once as it is built and once as it is published. */
function prepare(folder) {
  const home = (name, text) => {
    const place = path.join(folder, name);
    fs.mkdirSync(path.join(place, ".codewhale"), { recursive: true });
    if (text !== undefined) fs.writeFileSync(path.join(place, ".codewhale/config.toml"), text, { mode: 0o600 });
    return place;
  };
  const published = path.join(folder, "published");
  for (const part of ["bin", "dist/cli", "package.json"])
    fs.cpSync(path.join(root, part), path.join(published, part), { recursive: true });
  for (const name of fs.readdirSync(path.join(published, "dist/cli")))
    if (name.endsWith(".cache")) fs.rmSync(path.join(published, "dist/cli", name));
  return {
    good: home("good", settings("api.xiaomimimo.com")),
    faulty: home("faulty", settings("token-plan-cn.xiaomimimo.com")),
    broken: home("broken", "[providers.xiaomi_mimo]\napi_key = \n"),
    empty: home("empty"),
    built: path.join(root, "bin/mimo-doctor.cjs"),
    published: path.join(published, "bin/mimo-doctor.cjs"),
  };
}

const casesIn = ({ good, faulty, broken, empty, built, published }) => [
  { name: floor, home: empty, args: ["-e", "0"] },
  { name: "one configuration", home: good, args: [built] },
  { name: "one configuration, as published", home: good, args: [published] },
  { name: "empty machine", home: empty, args: [built] },
  { name: "faulty file", home: faulty, args: [built] },
  { name: "file that does not parse", home: broken, args: [built] },
  { name: "check --at", home: good, args: [built, "check", "--at", "2026-09-30"] },
  { name: "--format json", home: good, args: [built, "--format", "json"] },
  { name: "why key", home: good, args: [built, "why", "key"] },
  { name: "--help", home: good, args: [built, "--help"] },
  { name: "--version", home: good, args: [built, "--version"] },
];

function spawn(command, { home, args }, before = []) {
  const begin = performance.now();
  const result = spawnSync(command, [...before, ...args], {
    cwd: home,
    env: cleanEnv(home),
    stdio: ["ignore", "ignore", "pipe"],
    encoding: "utf8",
  });
  return { took: performance.now() - begin, stderr: result.stderr };
}

/** Milliseconds and the ratio to the floor of the same round, interleaved so that a slow moment meets every case. */
function wallTimes(cases, rounds) {
  const took = new Map(cases.map((it) => [it.name, []]));
  for (let round = -2; round < rounds; round++)
    for (let n = 0; n < cases.length; n++) {
      const it = cases[(n + Math.max(round, 0)) % cases.length];
      const time = spawn(process.execPath, it).took;
      if (round >= 0) took.get(it.name).push(time);
    }
  const base = took.get(floor);
  return new Map(
    [...took].map(([name, times]) => [
      name,
      { ms: median(times), ratio: median(times.map((time, round) => time / base[round])) },
    ]),
  );
}

/** Millions of instructions in user space, which no other process disturbs; undefined without valgrind. Hash seeds differ by run: the middle of three. */
function instructions(it) {
  const valgrind = ["--tool=callgrind", "--smc-check=all-non-file", "--callgrind-out-file=/dev/null", process.execPath];
  const counts = [1, 2, 3].map(() => /Collected : (\d+)/.exec(spawn("valgrind", it, valgrind).stderr ?? "")?.[1]);
  return counts.includes(undefined) ? undefined : median(counts.map(Number)) / 1e6;
}

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
      node: process.version,
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
  if (wanted("trees")) result.trees = plain(measureTrees({ most: Number(values.files), peers: values.peers }));
  if (wanted("hostile")) result.hostile = plain(measureHostile({}));
  if (values.json) fs.writeFileSync(values.json, `${JSON.stringify(result, null, 2)}\n`);
}
