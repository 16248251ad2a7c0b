// A place on this machine where only loopback exists: Linux namespaces of a user without rights, by util-linux' `unshare`.
import { spawn, type ChildProcess } from "node:child_process";
import { accessSync, constants, readFileSync, statSync } from "node:fs";
import type { Socket as Datagrams } from "node:dgram";
import type { Server } from "node:net";
import os from "node:os";
import type { Readable } from "node:stream";
import { insideCode, type Order, type Word } from "./inside.ts";
import { ownedFrom, stepsFor } from "./mounts.ts";
import { script, trustVariables } from "./script.ts";

/** Why there can be no such place here. */
export type Obstacle = "platform" | "unshare" | "forbidden" | "layer" | "loopback" | "unknown";

const noNamespace = (obstacle: Obstacle): Error => Object.assign(new Error(obstacle), { obstacle });

/** What stood in the way, where that is why an error was thrown. */
export const obstacleOf = (error: unknown): Obstacle | undefined =>
  error instanceof Error && "obstacle" in error ? (error.obstacle as Obstacle) : undefined;

export interface Ended {
  readonly status: number | null;
  readonly signal: string | null;
}

/** Where a command runs, and who listens there. */
export interface Place {
  readonly servers: readonly { readonly port: number; readonly server: Server }[];
  readonly datagrams: readonly Datagrams[];
  readonly ipv6: boolean;
  /** Both outputs of the command. */
  readonly outputs: readonly Readable[];
  /** Starts the command, as the user and without a right over the namespace; resolves when it has ended. */
  readonly run: (command: readonly [string, ...string[]], env: NodeJS.ProcessEnv) => Promise<Ended>;
  /** Ends everything in it at once; resolves when it is gone. */
  readonly end: () => Promise<void>;
}

export interface Wanted {
  /** Opened once they are known. */
  readonly ports: Promise<readonly number[]>;
  /** The certificate that is trusted inside, PEM. */
  readonly ca: string;
  readonly home: string;
  readonly cwd: string;
  readonly path: string | undefined;
}

/** The file of a program by the folders of a search path. */
export function programIn(name: string, path: string | undefined): string | undefined {
  const folders = name.includes("/") ? [""] : (path ?? "/usr/local/bin:/usr/bin:/bin").split(":");
  return folders.map((folder) => (folder === "" ? name : `${folder}/${name}`)).find(isProgram);
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** Where mount, pivot_root and ip are, whatever the user's path is. */
const systemPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/run/current-system/sw/bin";

function started(unshare: string, { ca, home, cwd }: Wanted): ChildProcess {
  const { uid } = os.userInfo();
  const also = ["/tmp", "/var/tmp", ownedFrom(home, uid), ownedFrom(cwd, uid)];
  const steps = stepsFor(readFileSync("/proc/self/mountinfo", "utf8"), also);
  const words = steps.flatMap(({ kind, more, path }) => [kind, more, path]);
  const flags = ["--user", "--map-root-user", "--mount", "--net", "--ipc", "--uts", "--pid", "--fork", "--kill-child"];
  return spawn(unshare, [...flags, "--", "/bin/sh", "-c", script, "sh", process.execPath, insideCode, ...words], {
    env: { PATH: systemPath, CA: ca, HOSTS: os.hostname().replace(/[^\w.-]/g, ""), TRACE_UID: String(uid) },
    stdio: ["inherit", "pipe", "pipe", "ipc"],
  });
}

const obstacleIn = (said: string, status: number | null): Obstacle =>
  status === 97 ? "loopback" : status === 98 ? "layer" : /unshare/.test(said) ? "forbidden" : "unknown";

/** Makes one and opens its ports. @throws {Error} of which `obstacleOf` knows the reason */
export async function newNamespace(wanted: Wanted): Promise<Place> {
  if (process.platform !== "linux") throw noNamespace("platform");
  const unshare = programIn("unshare", `${wanted.path ?? ""}:${systemPath}`);
  if (unshare === undefined) throw noNamespace("unshare");
  const child = started(unshare, wanted);
  const servers: { port: number; server: Server }[] = [];
  const datagrams: Datagrams[] = [];
  const gone = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const end = (): Promise<void> => {
    for (const { server } of servers) server.close();
    for (const socket of datagrams) socket.close();
    datagrams.length = 0;
    child.kill("SIGKILL");
    return gone;
  };
  const ipv6 = await new Promise<boolean>((resolve, reject) => {
    let said = "";
    const listen = (chunk: Buffer): void => void (said = (said + chunk.toString()).slice(0, 4_096));
    child.stderr?.on("data", listen);
    child.once("error", () => reject(noNamespace("unshare")));
    child.once("close", (status) => reject(noNamespace(obstacleIn(said, status))));
    child.on("message", (word: Word, handle) => {
      if (word.kind === "ready")
        wanted.ports.then((ports) => child.send({ kind: "open", ports: [...new Set(ports)] } satisfies Order), reject);
      if (word.kind === "tcp") servers.push({ port: word.port, server: handle as Server });
      if (word.kind === "udp") datagrams.push(handle as unknown as Datagrams);
      if (word.kind !== "opened") return;
      child.stderr?.off("data", listen);
      child.stderr?.pause();
      resolve(word.ipv6);
    });
  });
  return {
    servers,
    datagrams,
    ipv6,
    outputs: [child.stdout as Readable, child.stderr as Readable],
    end,
    run: (command, env) => running(child, unshare, command, env, wanted.cwd),
  };
}

function running(
  child: ChildProcess,
  unshare: string,
  command: readonly [string, ...string[]],
  env: NodeJS.ProcessEnv,
  cwd: string,
): Promise<Ended> {
  const { uid, gid } = os.userInfo();
  // The user again, in a namespace below that one: nothing of it can be undone from there.
  const back: readonly [string, ...string[]] = [
    unshare,
    "--user",
    `--map-user=${uid}`,
    `--map-group=${gid}`,
    "--",
    ...command,
  ];
  return new Promise((resolve) => {
    child.on("message", (word: Word) => {
      if (word.kind === "ended") resolve({ status: word.status, signal: word.signal });
      if (word.kind === "failed") resolve({ status: 127, signal: null });
    });
    child.once("close", () => resolve({ status: null, signal: "SIGKILL" }));
    child.send({
      kind: "run",
      command: back,
      env: { ...(env as Record<string, string>), ...trustVariables },
      cwd,
    } satisfies Order);
  });
}
