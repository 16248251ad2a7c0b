// Knows `--baseline`: the findings of an earlier JSON report, by their fingerprints.
import { UsageError } from "../model/errors.ts";
import { msg } from "../model/message.ts";
import type { Host } from "../model/host.ts";
import { absolutePath } from "../read/context.ts";

const limit = 256 * 1024 * 1024;

type Loose = Readonly<Record<string, unknown>>;

const loose = (value: unknown): Loose => (typeof value === "object" && value !== null ? (value as Loose) : {});

/** @throws {UsageError} for what is no report of ours. */
export function baselineFrom(name: string, world: Host): ReadonlySet<string> {
  const reading = world.read(absolutePath(world, name), limit);
  if (reading.kind === "absent")
    throw new UsageError(
      msg("`--{option}` names a file that does not exist: `{path}`", { option: "baseline", path: name }),
    );
  const report = loose(reading.kind === "file" ? parsed(reading.bytes) : undefined);
  const { findings, tool } = report;
  if (loose(tool)["name"] !== "mimo-doctor" || !Array.isArray(findings))
    throw new UsageError(
      msg("`{path}` is no baseline: it wants a report that `--format json={path}` wrote", { path: name }),
    );
  return new Set(findings.map((it) => String(loose(it)["fingerprint"])));
}

/** A shell of Windows redirects in UTF-16. A parser's own words may hold a value, so they are dropped. */
function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : "utf-8").decode(bytes));
  } catch {
    return undefined;
  }
}
