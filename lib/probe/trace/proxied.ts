// The other way to trace: the command runs as ever and is only told of a proxy, which it may ignore.
import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { PassThrough, type Readable } from "node:stream";
import type { Ended, Place, Wanted } from "./namespace.ts";
import { trustVariables } from "./script.ts";

/** Both spellings: curl reads only the small one of the first, others only capitals. */
const proxyVariables = ["http_proxy", "https_proxy", "all_proxy"].flatMap((name) => [name, name.toUpperCase()]);

/** Whatever lets a client go past its proxy is taken away. */
export const proxyEnv = (port: number, bundle: string): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(
    Object.keys(trustVariables).map((name) => [name, name === "SSL_CERT_DIR" ? path.dirname(bundle) : bundle]),
  ),
  ...Object.fromEntries(proxyVariables.map((name) => [name, `http://127.0.0.1:${port}`])),
  no_proxy: "",
  NO_PROXY: "",
  // Node's own fetch heeds the variables only if told so.
  NODE_USE_ENV_PROXY: "1",
});

/** Ends a command and what it started; Windows knows no groups. */
function kill(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === "win32") child.kill("SIGKILL");
    else process.kill(-child.pid, "SIGKILL");
  } catch {
    // It has ended already.
  }
}

/** A proxy on this machine in place of a sealed place. */
export async function newProxied({ ca, cwd }: Wanted): Promise<Place> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "mimo-doctor-trace-"));
  const bundle = path.join(folder, "ca.pem");
  writeFileSync(bundle, ca);
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(0, "127.0.0.1", () => resolve());
  });
  const { port } = server.address() as AddressInfo;
  const outputs = [new PassThrough(), new PassThrough()] as const;
  let child: ChildProcess | undefined;
  const run: Place["run"] = ([file, ...args], env) =>
    new Promise<Ended>((resolve) => {
      const started = spawn(file, args, {
        cwd,
        env: { ...env, ...proxyEnv(port, bundle) },
        stdio: ["inherit", "pipe", "pipe"],
        detached: process.platform !== "win32",
      });
      child = started;
      started.stdout.pipe(outputs[0]);
      started.stderr.pipe(outputs[1]);
      started.once("error", () => resolve({ status: 127, signal: null }));
      started.once("exit", (status, signal) => resolve({ status, signal }));
    });
  return {
    servers: [{ port, server }],
    datagrams: [],
    ipv6: false,
    outputs: outputs as readonly Readable[],
    run,
    async end() {
      if (child) kill(child);
      server.close();
      for (const output of outputs) output.destroy();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
