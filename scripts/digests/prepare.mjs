// Knows how the worlds are laid out and diagnosed: builds the program that does it, and calls it in processes of any Node.
import { build } from "esbuild";
import { execFile } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";

export const root = path.resolve(import.meta.dirname, "../..");
const run = path.join(import.meta.dirname, "run.mjs");
const shuffle = path.join(import.meta.dirname, "shuffle.cjs");

/** The program, and a folder with the worlds; `done` takes the folder away. */
export async function prepared() {
  // Beside it the program finds the fixtures where the tests do.
  const program = path.join(root, ".cache/digests/digests.mjs");
  await build({
    entryPoints: [path.join(root, "__tests__/support/digests.ts")],
    outfile: program,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20.19",
    mainFields: ["module", "main"],
    logLevel: "warning",
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
  });
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "mimo-doctor-digests-")));
  const { lay } = await import(program);
  lay(folder);
  return { program, folder, done: () => fs.rmSync(folder, { recursive: true }) };
}

/** Digests by format that `count` passes give in a process with these variables. */
export async function passes({ program, folder }, { node = process.execPath, env = {}, first = 1, count = 1 }) {
  const words = ["-r", shuffle, run, program, folder, String(first), String(count)];
  const { stdout } = await promisify(execFile)(node, words, {
    env: { ...env, SHUFFLE: String(first) },
    maxBuffer: 1 << 26,
  });
  return JSON.parse(stdout);
}

/** What the command line itself prints in one of the worlds, as a child with shuffled variables and folders. */
export async function printed({ folder }, world, format, { node = process.execPath, env = {}, seed = 1 }) {
  const home = path.join(folder, world, "home");
  const file = path.join(folder, world, "env.json");
  const own = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, "utf8")) : {};
  const order = Object.entries({ ...env, ...own, HOME: home, USERPROFILE: home, SHUFFLE: String(seed) });
  const turn = seed % order.length;
  const words = ["-r", shuffle, path.join(root, "bin/mimo-doctor.cjs"), "--at", "2026-09-30", "--format", format];
  const options = {
    cwd: path.join(folder, world, "project"),
    env: Object.fromEntries([...order.slice(turn), ...order.slice(0, turn)]),
  };
  return new Promise((settle) =>
    execFile(node, words, options, (error, stdout, stderr) => settle(`${error?.code ?? 0}\n${stderr}\n${stdout}`)),
  );
}
