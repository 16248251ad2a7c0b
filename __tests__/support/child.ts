// Runs the built program as its users do, in a home of its own, and ends it whatever happens.
import { spawn, type ChildProcess, type ChildProcessWithoutNullStreams } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expand } from "./keys.ts";

const project = path.resolve(import.meta.dirname, "../..");
const program = path.join(project, "bin/mimo-doctor.cjs");
const watcher = path.join(import.meta.dirname, "watch.cjs");

export interface Wish {
  /** Stand-ins become keys. The rest of the environment is empty. */
  readonly env?: Readonly<Record<string, string>>;
  /** By path, `home/…` or `project/…`; stand-ins become keys. */
  readonly files?: Readonly<Record<string, string>>;
  /** Milliseconds after which it is killed. */
  readonly patience?: number;
}

export interface Ended {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
  /** Milliseconds. */
  readonly took: number;
  /** Tries to reach something, as `connect host:port`, `dns name` …; in their order. */
  readonly tries: readonly string[];
}

export interface Child {
  readonly process: ChildProcess;
  /** What it has written so far. */
  readonly out: () => string;
  readonly err: () => string;
  readonly ended: Promise<Ended>;
}

/** A folder with a home and a project in it. Whoever makes it removes it. */
export function makeHome(files: Wish["files"] = {}): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mimo-doctor-home-"));
  for (const name of ["home", "project"]) fs.mkdirSync(path.join(folder, name));
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), expand(text), { mode: 0o600 });
  }
  return folder;
}

const triesIn = (file: string): readonly string[] =>
  fs.existsSync(file)
    ? fs
        .readFileSync(file, "utf8")
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line) as { readonly kind: string; readonly where: string })
        .map(({ kind, where }) => `${kind} ${where}`)
    : [];

/** Starts it with every try to connect watched. */
export function start(words: readonly string[], { env = {}, files, patience = 20_000 }: Wish = {}): Child {
  const folder = makeHome(files);
  const log = path.join(folder, "tries");
  const home = path.join(folder, "home");
  const began = performance.now();
  const child = spawn(process.execPath, ["--require", watcher, program, ...words], {
    cwd: path.join(folder, "project"),
    env: {
      PATH: process.env["PATH"],
      HOME: home,
      USERPROFILE: home,
      WATCH_FILE: log,
      ...Object.fromEntries(Object.entries(env).map(([name, text]) => [name, expand(text)])),
    },
    // By the last one the child sees that nobody waits for it any more, and ends.
    stdio: ["ignore", "pipe", "pipe", "pipe"],
  });
  let out = "";
  let err = "";
  const { stdout, stderr } = child as ChildProcessWithoutNullStreams;
  stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
  stderr.on("data", (chunk: Buffer) => (err += chunk.toString()));
  const timer = setTimeout(() => child.kill("SIGKILL"), patience);
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (status, signal) => {
      clearTimeout(timer);
      resolve({ status, signal, out, err, took: performance.now() - began, tries: triesIn(log) });
      fs.rmSync(folder, { recursive: true, force: true });
    });
  });
  return { process: child, out: () => out, err: () => err, ended };
}

/** Runs it to its end. */
export const run = (words: readonly string[], wish?: Wish): Promise<Ended> => start(words, wish).ended;

/** Waits until something is so. */
export async function until(what: string, so: () => boolean, milliseconds = 10_000): Promise<void> {
  const end = Date.now() + milliseconds;
  while (!so()) {
    if (Date.now() > end) throw new Error(`waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
