// Knows how a run over a tree of small configurations compares: with the floor, with its own growth, with other linters.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { inRounds, once, tool } from "./measure.mjs";
import { writeTree } from "./tree.mjs";

const sizes = [100, 1_000, 10_000, 100_000];
/** Other linters are asked about trees up to this size. */
const peersUpTo = 10_000;
const floor = path.join(import.meta.dirname, "floor.mjs");

/** Linters that may be there: packages in a folder, named by `--peers`, that is no part of this project. */
const peers = [
  { name: "taplo lint", of: "@taplo/cli", bin: "taplo", args: (tree) => ["lint", `${tree}/toml/**/*.toml`] },
  { name: "tombi lint", of: "tombi", bin: "tombi", args: (tree) => ["lint", "--offline", "--quiet", `${tree}/toml`] },
  { name: "biome lint, as JSON", of: "@biomejs/biome", bin: "biome", args: (tree) => ["lint", `${tree}/json`] },
];

const binOf = (folder, bin) => {
  const file = path.join(folder ?? "", "node_modules/.bin", bin);
  return folder !== undefined && fs.existsSync(file) ? file : undefined;
};

/** Versions of the linters that are there. */
export const versions = (folder) =>
  Object.fromEntries(
    peers
      .filter(({ bin }) => binOf(folder, bin))
      .map(({ name, of }) => {
        const file = path.join(folder, "node_modules", of, "package.json");
        return [name, JSON.parse(fs.readFileSync(file, "utf8")).version];
      }),
  );

function casesOf(tree, count, home, folder) {
  const others =
    count > peersUpTo
      ? []
      : peers.flatMap(({ name, bin, args }) => {
          const file = binOf(folder, bin);
          return file ? [{ name, command: file, args: args(tree), home, most: bin === "taplo" ? 1 : 3 }] : [];
        });
  return [
    { name: "floor", args: [floor, `${tree}/toml`], home },
    { name: "mimo-doctor check", args: [tool, "check", `${tree}/toml`], home },
    ...others,
  ];
}

const cell = (value, digits, width) =>
  (value === undefined ? "-" : value === Infinity ? "> 120 s" : value.toFixed(digits)).padStart(width);

function printTree(count, bytes, rows) {
  const base = rows.get("floor");
  console.log(
    `\n${count.toLocaleString("en")} files, mean ${(bytes / count).toFixed(0)} bytes, a fifth of them faulty`,
  );
  console.log(`${"".padEnd(24)}      ms  files/s  x floor  x floor's CPU    MiB`);
  for (const [name, { ms, cpu, mib }] of rows)
    console.log(
      `${name.padEnd(24)}${cell(ms, 0, 8)}${cell((count / ms) * 1000, 0, 9)}${cell(ms / base.ms, 2, 9)}${cell(cpu && cpu / base.cpu, 2, 15)}${cell(mib, 0, 7)}`,
    );
}

function printGrowth(results, start) {
  const own = (count) => results.get(count)?.get("mimo-doctor check");
  const [ten, hundred] = [own(10_000), own(100_000)];
  if (!ten || !hundred) return;
  const by = (of) => ((hundred[of] - start[of]) / (ten[of] - start[of])).toFixed(1);
  console.log(
    `\ngrowth from 10,000 to 100,000 files, without the start: ${by("ms")} x (CPU ${by("cpu")} x); start ${start.ms.toFixed(0)} ms`,
  );
}

/** Measures and prints; gives the figures. */
export function measureTrees({ rounds = 5, most = 100_000, peers: folder }) {
  const place = fs.mkdtempSync(path.join(os.tmpdir(), "bench-tree-"));
  const absent = peers.filter(({ bin }) => !binOf(folder, bin)).map(({ name }) => name);
  if (absent.length > 0)
    console.log(
      `not here, so not compared: ${absent.join("; ")} (install @taplo/cli, tombi and @biomejs/biome into a folder and give it as --peers FOLDER)`,
    );
  try {
    const results = new Map();
    const empty = path.join(place, "empty");
    fs.mkdirSync(empty);
    for (const count of sizes.filter((it) => it <= most)) {
      const tree = path.join(place, String(count));
      const { bytes } = writeTree(tree, count, { json: count <= peersUpTo && binOf(folder, "biome") !== undefined });
      const rows = inRounds(casesOf(tree, count, empty, folder), count > 10_000 ? Math.min(rounds, 3) : rounds);
      printTree(count, bytes, rows);
      results.set(count, rows);
      fs.rmSync(tree, { recursive: true });
    }
    const start = once({ args: [tool, "check", empty], home: empty });
    printGrowth(results, start);
    return { trees: results, start };
  } finally {
    fs.rmSync(place, { recursive: true, force: true });
  }
}
