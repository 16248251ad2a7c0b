// The built command line, in a home of its own with one fake key for one official host.
import fs from "node:fs";
import path from "node:path";
import { key, type Aim } from "./asking.ts";
import { host } from "./certificates.ts";
import { ended, scratch, start, type Started } from "./children.ts";

const launcher = path.resolve(import.meta.dirname, "../../../bin/mimo-doctor.cjs");

export interface Ran {
  readonly status: number;
  /** Both outputs, unbroken. */
  readonly said: string;
}

/** Sentences are broken where a line is full. */
export const unbroken = (text: string): string => text.replace(/\s+/g, " ");

/** The words of the command, and its environment. */
export function command(more: readonly string[]): {
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
} {
  const home = scratch();
  fs.mkdirSync(path.join(home, ".codewhale"));
  const config = `provider = "xiaomi-mimo"

[providers.xiaomi_mimo]
api_key = "${key}"
base_url = "https://${host}/v1"
model = "mimo-v2.6-pro"
`;
  fs.writeFileSync(path.join(home, ".codewhale/config.toml"), config, { mode: 0o600 });
  const args = [launcher, "--client", "codewhale@0.9", "--probe", ...more];
  return { args, env: { HOME: home, NODE_NO_WARNINGS: "1" } };
}

/** Starts it as a user would, towards what a case has set up. */
export function startCli({ address = "127.0.0.1", port, ca, env = {} }: Aim, seconds: number): Started {
  const folder = scratch();
  const file = path.join(folder, "root.pem");
  if (ca !== undefined) fs.writeFileSync(file, ca);
  const led = port === undefined ? [] : ["--connect-to", `${host}:443:${address}:${port}`];
  const trust = ca === undefined ? [] : ["--cacert", file];
  const { args, env: own } = command(["--timeout", String(seconds), ...led, ...trust]);
  return start(process.execPath, args, { ...own, ...env });
}

export async function finished(started: Started): Promise<Ran> {
  const status = await ended(started);
  return { status, said: unbroken(started.said()) };
}
