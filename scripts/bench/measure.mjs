// Knows how to time whole processes side by side, so that a slow moment of the machine meets each of them.
import { spawnSync } from "node:child_process";
import path from "node:path";

export const root = path.resolve(import.meta.dirname, "../..");
export const tool = path.join(root, "bin/mimo-doctor.cjs");
const usage = path.join(import.meta.dirname, "tree-usage.cjs");

export const median = (numbers) => {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/** Nothing that changes how Node starts. */
const env = (home) => ({ HOME: home, PATH: process.env.PATH ?? "", LANG: "C.UTF-8" });

/** One run: milliseconds; of our own programs also memory in MiB and processor time in milliseconds. */
export function once({ command = process.execPath, args, home, timeout = 120_000 }) {
  const own = command === process.execPath ? ["-r", usage] : [];
  const begin = performance.now();
  const { error, status, stderr } = spawnSync(command, [...own, ...args], {
    cwd: home,
    env: env(home),
    stdio: ["ignore", "ignore", "pipe"],
    encoding: "utf8",
    timeout,
    maxBuffer: 1e9,
  });
  const ms = performance.now() - begin;
  if (error?.code === "ETIMEDOUT") return { ms: Infinity };
  const [, rss, cpu] = /\nusage (\d+) (\d+)\n/.exec(stderr ?? "") ?? [];
  return { ms, status, mib: rss && Number(rss) / 1024, cpu: cpu && Number(cpu) / 1000 };
}

/** Medians of each case over as many rounds; in each round every case has one turn. */
export function inRounds(cases, rounds) {
  const runs = new Map(cases.map((it) => [it.name, []]));
  for (let round = 0; round < rounds; round++)
    for (const it of cases) if (round < (it.most ?? rounds)) runs.get(it.name).push(once(it));
  const middle = (list, of) =>
    list.every((run) => run[of] !== undefined) ? median(list.map((run) => run[of])) : undefined;
  return new Map(
    [...runs].map(([name, list]) => [
      name,
      { ms: middle(list, "ms"), cpu: middle(list, "cpu"), mib: middle(list, "mib") },
    ]),
  );
}
