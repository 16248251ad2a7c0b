// The bounded forms of the long runs: fuzzing, determinism, other versions of Node, memory. CONTRIBUTING.md has the long ones.
import { expect, test } from "@jest/globals";
import { spawnSync } from "node:child_process";
import path from "node:path";

const project = path.resolve(import.meta.dirname, "..");
const longest = 600_000;

function script(name: string, ...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(project, "scripts", name), ...words], {
    cwd: project,
    encoding: "utf8",
    timeout: longest,
    env: { ...process.env, NODE_OPTIONS: "" },
  });
  return { status, said: stdout.trim().split("\n").at(-1), stderr };
}

test(
  "the kept corpus, and ten seconds of new inputs, break no promise",
  () => {
    const { status, said } = script("fuzz.mjs", "--seconds", "10", "--seed", "1");
    expect(said).toMatch(/ 0 promises broken$/);
    expect(status).toBe(0);
  },
  longest,
);

test(
  "orders of folders and variables, locales and time zones change no byte",
  () => {
    const { status, said } = script("determinism.mjs", "--runs", "40");
    expect(said).toMatch(/^40 runs .*; one digest for each format$/);
    expect(status).toBe(0);
  },
  longest,
);

test(
  "one thousand diagnoses in one process leave no more memory and no more open files than one hundred",
  () => {
    const { status, said } = script("steady.mjs", "--diagnoses", "1000");
    expect(said).toMatch(/^100 diagnoses: /);
    expect(status).toBe(0);
  },
  longest,
);

test(
  "Node 20.19, 22 and 24 give the same bytes",
  () => {
    const { status, said, stderr } = script("other-nodes.mjs");
    if (status === 2) {
      process.stderr.write(`SKIPPED: the other versions of Node could not be had: ${stderr}\n`);
      return;
    }
    expect(said).toMatch(/; the same bytes$/);
    expect(status).toBe(0);
  },
  longest,
);
