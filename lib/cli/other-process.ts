// Knows `--pid`: the world as another process sees it, with its environment in place of ours.
import { UsageError } from "../model/errors.ts";
import { msg } from "../model/message.ts";
import type { Host } from "../model/host.ts";
import { processEnv } from "../host/processes.ts";

/** Home folder and clock stay ours. @throws {UsageError} where there is no such process, or it may not be looked at. */
export function asProcess(text: string, world: Host): Host {
  const pid = Number(text);
  if (!/^[1-9]\d{0,9}$/.test(text))
    throw new UsageError(msg("`--pid` wants the number of a process, not `{text}`", { text }));
  const found = processEnv(pid);
  switch (found.kind) {
    case "read":
      return { ...world, env: found.env, process: pid };
    case "absent":
      throw new UsageError(msg("there is no process {pid}", { pid }));
    case "denied":
      throw new UsageError(msg("process {pid} is not yours, so its environment cannot be read", { pid }));
    case "unsupported":
      throw new UsageError(msg("`--pid` works on Linux only"));
  }
}
