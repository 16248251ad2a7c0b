// Starts programs for a test and makes sure that none of them outlives it.
import { spawn, type ChildProcess } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";

const children = new Set<ChildProcess>();
const paths = new Set<string>();

function kill(child: ChildProcess): void {
  // A stopped child takes no other signal.
  child.kill("SIGKILL");
  children.delete(child);
}

/** Ends everything that was started; called after each test, and when the process ends whatever the reason. */
export function stopAll(): void {
  for (const child of children) kill(child);
  for (const it of paths) fs.rmSync(it, { recursive: true, force: true });
  paths.clear();
}
process.on("exit", stopAll);

/** A folder that is gone after the test. */
export function scratch(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mimo-doctor-net-"));
  return vanishing(folder);
}

/** A file or a folder that is gone after the test, whoever makes it. */
export function vanishing(it: string): string {
  paths.add(it);
  return it;
}

/** Where Debian keeps servers is not always in the path of a user. */
const searched = [...(process.env["PATH"] ?? "").split(":"), "/usr/sbin", "/usr/local/sbin", "/sbin"];

/** The file of a program; undefined where it is not installed. */
export const program = (name: string): string | undefined =>
  searched.map((folder) => path.join(folder, name)).find((file) => fs.existsSync(file));

export interface Started {
  readonly child: ChildProcess;
  /** What it has said so far, on both outputs. */
  readonly said: () => string;
  /** On the first alone. */
  readonly out: () => string;
}

/** Starts a program and keeps what it says. */
export function start(name: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Started {
  const file = path.isAbsolute(name) ? name : program(name);
  if (file === undefined) throw new Error(`${name} is not installed`);
  // The kernel ends it should this process be killed; where it cannot be asked, `stopAll` must do.
  const leash = program("setpriv");
  const words = leash === undefined ? [file, ...args] : [leash, "--pdeathsig", "KILL", "--", file, ...args];
  const child = spawn(words[0] as string, words.slice(1), {
    env: { PATH: searched.join(":"), ...env },
    stdio: ["pipe", "pipe", "pipe"],
  });
  children.add(child);
  let all = "";
  let out = "";
  child.stdout.on("data", (chunk: Buffer) => void ((all += chunk), (out += chunk)));
  child.stderr.on("data", (chunk: Buffer) => void (all += chunk));
  child.stdin.on("error", () => undefined);
  child.once("exit", () => children.delete(child));
  return { child, said: () => all, out: () => out };
}

const rest = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Waits until something is so; says what it waited for otherwise. */
export async function wait<T>(
  what: string,
  look: () => T | undefined | Promise<T | undefined>,
  milliseconds = 5_000,
): Promise<T> {
  const end = Date.now() + milliseconds;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error(`waited in vain: ${what}`);
    await rest(10);
  }
}

/** Waits for the end of a program; gives its status. */
export const ended = ({ child }: Started): Promise<number> =>
  new Promise((resolve) => child.once("close", (status) => resolve(status ?? -1)));

/** A port where nobody listens. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

const answers = (port: number): Promise<true | undefined> =>
  new Promise((resolve) => {
    const socket = net.connect(port, "127.0.0.1");
    const end = (result: true | undefined) => () => (socket.destroy(), resolve(result));
    socket.once("connect", end(true)).once("error", end(undefined));
  });

/** Waits until a program that was started takes connections. */
export const listening = (port: number, { child, said }: Started): Promise<true> =>
  wait(`port ${port}`, () => {
    if (child.exitCode !== null) throw new Error(`${child.spawnfile} ended: ${said()}`);
    return answers(port);
  });
