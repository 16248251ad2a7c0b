// How `trace` was asked: the command, its time, and where it may run.
import { InternalError, UsageError } from "../../../model/errors.ts";
import { msg, type Message } from "../../../model/message.ts";
import type { Host } from "../../../model/host.ts";
import { programIn, type Obstacle } from "../../../probe/trace/namespace.ts";
import type { Parsed } from "../../args.ts";

export type Via = "sealed" | "proxy";

/** @throws {UsageError} without a command, and for one that is not there. */
export function commandOf({ words }: Parsed, { env, cwd }: Host): readonly [string, ...string[]] {
  const [file, ...args] = words;
  if (file === undefined || file === "")
    throw new UsageError(msg("`trace` wants a command behind `--`, as in `mimo-doctor trace -- claude -p hi`"));
  if (programIn(file.includes("/") && !file.startsWith("/") ? `${cwd}/${file}` : file, env["PATH"]) === undefined)
    throw new UsageError(msg("there is no program `{file}`: give its path, or look at PATH", { file }));
  return [file, ...args];
}

/** Milliseconds; a minute where nothing is said. @throws {UsageError} */
export function timeoutOf({ values }: Parsed): number {
  const text = values["timeout"]?.[0] ?? "60";
  const seconds = /^\d{1,6}(?:\.\d+)?$/.test(text) ? Number(text) : 0;
  if (seconds <= 0) throw new UsageError(msg("`--timeout` wants seconds, not `{timeout}`", { timeout: text }));
  return seconds * 1_000;
}

/** @throws {UsageError} */
export function viaOf({ values }: Parsed, { platform }: Host): Via {
  const via = values["via"]?.[0];
  if (via === undefined && platform !== "linux")
    throw new UsageError(
      msg("only Linux can seal a command off; `--via proxy` asks it by proxy variables, which it may ignore"),
    );
  if (via !== undefined && via !== "sealed" && via !== "proxy")
    throw new UsageError(msg("`--via` is sealed or proxy, not `{via}`", { via }));
  return via ?? "sealed";
}

const obstacles = {
  platform: msg("only Linux can seal a command off; `--via proxy` asks it by proxy variables, which it may ignore"),
  unshare: msg("the program `unshare` is missing: install util-linux, or use `--via proxy`"),
  forbidden: msg(
    "this system lets no user make a namespace: allow it (`sysctl kernel.unprivileged_userns_clone=1` or `kernel.apparmor_restrict_unprivileged_userns=0`; in a container `--security-opt seccomp=unconfined`), or use `--via proxy`",
  ),
  layer: msg("this kernel lets no user lay a layer over files (Linux 5.11 can); use `--via proxy`"),
  loopback: msg("loopback could not be switched on inside: install iproute2, or use `--via proxy`"),
  unknown: msg("the sealed place could not be made here; use `--via proxy`"),
} as const satisfies Readonly<Record<Obstacle, Message>>;

export const obstacleError = (obstacle: Obstacle): InternalError => new InternalError(obstacles[obstacle]);

/** Ports that settings and variables name: of bridges, gateways and proxies. */
export function portsIn(texts: Iterable<string | undefined>): readonly number[] {
  const ports = new Set<number>();
  for (const text of texts)
    for (const [, port] of (text ?? "").slice(0, 4_096).matchAll(/:\/\/[^\s/"']{0,300}?:(\d{2,5})(?!\d)/g))
      if (Number(port) > 0 && Number(port) < 65_536 && ports.size < 64) ports.add(Number(port));
  return [...ports];
}
