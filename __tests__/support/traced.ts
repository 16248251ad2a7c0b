// A trace through the built command line: in a home of its own, as the user who runs the tests or as one without rights.
import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import type { Report } from "../../lib/model/report.ts";
import { expand } from "./keys.ts";
import { program, scratch } from "./net/children.ts";

export const launcher = path.resolve(import.meta.dirname, "../../bin/mimo-doctor.cjs");

export interface Machine {
  /** Paths below the home folder; stand-ins in them become keys. */
  readonly home?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly options?: readonly string[];
}

export interface Outcome {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
  readonly home: string;
  readonly report: Report;
}

/** Whether a sealed place can be made here at all. */
export const canSeal = (): boolean =>
  process.platform === "linux" &&
  spawnSync(program("unshare") ?? "unshare", ["-Urmn", "--", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]).status === 0;

function homeOf({ home = {} }: Machine): string {
  const folder = scratch();
  for (const [name, text] of Object.entries(home)) {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, expand(text), { mode: 0o600 });
  }
  return folder;
}

/** Traces a command; `--format json` unless the options name one. */
export async function traced(
  command: readonly string[],
  machine: Machine = {},
  before?: (child: number) => void,
): Promise<Outcome> {
  const home = homeOf(machine);
  const { options = [], env = {} } = machine;
  const format = options.some((it) => it.startsWith("--format")) ? [] : ["--format", "json"];
  const child = spawn(process.execPath, [launcher, "trace", ...format, ...options, "--", ...command], {
    cwd: home,
    env: {
      PATH: process.env["PATH"],
      HOME: home,
      ...Object.fromEntries(Object.entries(env).map(([name, text]) => [name, expand(text)])),
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  before?.(child.pid as number);
  const texts = { out: "", err: "" };
  child.stdout.on("data", (chunk) => (texts.out += chunk));
  child.stderr.on("data", (chunk) => (texts.err += chunk));
  const status = await new Promise<number | null>((resolve) => child.once("close", resolve));
  const { out } = texts;
  return {
    status,
    ...texts,
    home,
    get report() {
      return JSON.parse(out) as Report;
    },
  };
}
