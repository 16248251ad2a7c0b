// `listen` and a coding client as npm has it: fetched when the test runs, and skipped, visibly, where that cannot be done.
import { expect, test } from "@jest/globals";
import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { makeHome } from "./support/child.ts";
import { listen, planKey } from "./support/listener.ts";

/** Too large for the dependencies of this project; kept between runs where the system keeps its temporary folder. */
const client = "@qwen-code/qwen-code@0.15.10";
const folder = path.join(os.tmpdir(), "mimo-doctor-clients", client.replace(/\W+/g, "-"));
const program = path.join(folder, "node_modules/.bin/qwen");

function installed(): boolean {
  if (!fs.existsSync(program)) {
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(path.join(folder, "package.json"), "{}");
    const words = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--omit=optional", client];
    spawnSync("npm", words, { cwd: folder, stdio: "ignore", timeout: 45_000, shell: process.platform === "win32" });
  }
  return fs.existsSync(program);
}

const there = installed();
if (!there) console.warn(`skipped: ${client} could not be installed`);

interface Said {
  readonly status: number | null;
  readonly out: string;
}

function qwen(base: string): Promise<Said> {
  const place = makeHome();
  const home = path.join(place, "home");
  const env = {
    PATH: process.env["PATH"],
    HOME: home,
    USERPROFILE: home,
    OPENAI_BASE_URL: `${base}/v1`,
    OPENAI_API_KEY: planKey,
    OPENAI_MODEL: "mimo-v2.6-pro",
  };
  const child = spawn(process.execPath, [fs.realpathSync(program), "--auth-type", "openai", "-p", "ping"], {
    cwd: path.join(place, "project"),
    env,
    stdio: ["ignore", "pipe", "inherit"],
    timeout: 20_000,
    killSignal: "SIGKILL",
  });
  let out = "";
  child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (status) => {
      fs.rmSync(place, { recursive: true, force: true });
      resolve({ status, out });
    });
  });
}

(there ? test : test.skip)(`${client} is satisfied, and is seen`, async () => {
  const it = await listen([], { env: { OPENAI_API_KEY: "tp-c0000example", XIAOMI_MIMO_API_KEY: "tp-c0000example" } });
  const [said, line] = await it.seen(() => qwen(it.base));
  expect(said).toEqual({ status: 0, out: "pong\n" });
  expect(line).toMatchObject({
    method: "POST",
    path: "/v1/chat/completions",
    protocol: "openai-chat",
    model: "mimo-v2.6-pro",
    stream: true,
    credentials: [{ header: "authorization", value: "tp-****", place: { kind: "env" } }],
    status: 200,
    means: [],
  });
  await it.stop();
});
