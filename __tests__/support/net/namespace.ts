// A network of our own for one command: its own name server and its own routes, by Linux namespaces. Nothing leaves it.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { ended, program, scratch, start } from "./children.ts";

/** A user who is root inside, and of their own: mounts, network, processes; these end with the first of them. */
const flags = ["-Urmnp", "--kill-child"];

/** Whether this machine lets us make one: it wants `unshare` and `ip`, and a kernel that allows it. */
export function canIsolate(): boolean {
  const unshare = program("unshare");
  if (unshare === undefined || !program("ip") || !fs.existsSync("/etc/resolv.conf")) return false;
  try {
    const look = "ip link set lo up && mount --bind /etc/hostname /etc/resolv.conf";
    execFileSync(unshare, [...flags, "sh", "-c", look], {
      stdio: "pipe",
      env: { PATH: `${process.env["PATH"]}:/sbin:/usr/sbin` },
    });
    return true;
  } catch {
    return false;
  }
}

/**
 * Runs a command inside; gives its status and its output.
 * `routes`: shell commands that lay out the network; `manner`: what the name server does, see `name-server.mjs`.
 */
export async function isolated(routes: string, manner: string, command: readonly string[], env: NodeJS.ProcessEnv) {
  const folder = scratch();
  const file = (name: string, text: string): string => {
    fs.writeFileSync(path.join(folder, name), text);
    return path.join(folder, name);
  };
  const resolver = file("resolv.conf", "nameserver 127.0.0.1\noptions timeout:1 attempts:1\n");
  const server = path.join(import.meta.dirname, "name-server.mjs");
  const script = `ip link set lo up; ${routes}
mount --bind ${resolver} /etc/resolv.conf
"$NODE" ${server} ${manner} > ${folder}/ready & server=$!
while [ ! -s ${folder}/ready ]; do sleep 0.01; done
"$@"; status=$?; kill $server; exit $status`;
  const args = [...flags, "sh", "-c", script, "sh", ...command];
  const started = start("unshare", args, { ...env, NODE: process.execPath });
  return { status: await ended(started), out: started.out() };
}
