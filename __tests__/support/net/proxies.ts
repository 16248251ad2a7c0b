// Starts the proxies tinyproxy and squid with a configuration of a few lines.
import fs from "node:fs";
import path from "node:path";
import { freePort, listening, scratch, start, vanishing } from "./children.ts";

/** A folder that a program may use after it has given up the rights of root. */
function openScratch(): string {
  const folder = scratch();
  fs.chmodSync(folder, 0o777);
  return folder;
}

/** Gives the port. */
export async function tinyproxy(...lines: readonly string[]): Promise<number> {
  const port = await freePort();
  const folder = openScratch();
  const file = path.join(folder, "tinyproxy.conf");
  const base = [`Port ${port}`, "Listen 127.0.0.1", "Allow 127.0.0.1", "Timeout 5", `LogFile "${folder}/log"`];
  fs.writeFileSync(file, [...base, ...lines.map((it) => it.replace("{folder}", folder)), ""].join("\n"));
  // What it is to refuse, one host a line.
  fs.writeFileSync(path.join(folder, "filter"), "xiaomimimo\n");
  await listening(port, start("tinyproxy", ["-d", "-c", file]));
  return port;
}

/** Gives the port. Its cache, its logs and its helpers are off. */
export async function squid(...lines: readonly string[]): Promise<number> {
  const port = await freePort();
  const folder = openScratch();
  const file = path.join(folder, "squid.conf");
  const base = [
    `http_port 127.0.0.1:${port}`,
    "pid_filename none",
    "access_log none",
    `cache_log ${folder}/cache.log`,
    `coredump_dir ${folder}`,
    "cache deny all",
    "cache_mem 0",
    "pinger_enable off",
    "shutdown_lifetime 0 seconds",
    "visible_hostname test",
  ];
  fs.writeFileSync(file, [...base, ...lines, ""].join("\n"));
  const service = `mimodoctor${port}`;
  // Shared memory that it leaves behind when it is killed.
  for (const part of ["metadata", "queues", "readers"]) vanishing(`/dev/shm/${service}-cf__${part}.shm`);
  const started = start("squid", ["-N", "-n", service, "-f", file]);
  await listening(port, started);
  return port;
}
