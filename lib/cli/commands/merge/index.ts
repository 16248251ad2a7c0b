// Knows `merge`: several reports of ours as one, in any format.
import { InternalError, UsageError } from "../../../model/errors.ts";
import { msg, type Message } from "../../../model/message.ts";
import type { Report } from "../../../model/report.ts";
import type { Host } from "../../../model/host.ts";
import { absolutePath } from "../../../read/context.ts";
import { merge } from "../../../report/merge.ts";
import { restore } from "../../../report/restore.ts";
import { version } from "../../../version.ts";
import { exitOf, judgementOf } from "../../check.ts";
import type { Command } from "../../command.ts";
import { rendered, wantedFormats } from "../../outputs.ts";

const limit = 256 * 1024 * 1024;

function bytesOf(name: string, world: Host): Uint8Array {
  if (name === "-") {
    const bytes = world.stdin(limit);
    if (bytes) return bytes;
    throw new InternalError(msg("standard input cannot be read, or holds more than 256 MiB"));
  }
  const path = absolutePath(world, name);
  const file = { kind: "file" as const, path };
  if (!world.exists(path)) throw new UsageError(msg("there is no such file: `{path}`", { path: name }));
  const reading = world.read(path, limit);
  if (reading.kind === "file") return reading.bytes;
  throw new InternalError(
    reading.kind === "unreadable" && reading.why === "too-large"
      ? msg("{file} holds more than 256 MiB", { file })
      : msg("{file} cannot be read", { file }),
  );
}

/** What a shell redirected may be UTF-16. A parser's own words may hold a value, so they are dropped. */
function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : "utf-8").decode(bytes));
  } catch {
    return undefined;
  }
}

/** @throws {UsageError} for what is no report of ours. */
function reportsOf(name: string, world: Host): readonly Report[] {
  const wrong = (fault: Message): never => {
    throw new UsageError(msg("`{name}` {fault}", { name, fault }));
  };
  const value = parsed(bytesOf(name, world));
  if (value === undefined) return wrong(msg("is no JSON"));
  const restored = restore(value);
  return "fault" in restored ? wrong(restored.fault) : restored.reports;
}

const command: Command = async (input) => {
  const { world, parsed: call } = input;
  if (call.words.length === 0) throw new UsageError(msg("`merge` wants at least one report: mimo-doctor merge FILE…"));
  const wanted = wantedFormats(input);
  const { adjust, failing } = await judgementOf(call, world);
  const report = adjust(
    merge(
      call.words.flatMap((name) => reportsOf(name, world)),
      version,
    ),
  );
  const exit = report.exchanges.length > 0 ? (await import("../../probing.ts")).exitWithProbe : exitOf;
  return { ...(await rendered(() => report, wanted, input)), status: exit(report, failing) };
};

export default command;
