// How the settings file is read, and refuses one that is not right with the place of the fault.
import * as z from "zod/mini";
import type { Document } from "../../model/document.ts";
import { UsageError } from "../../model/errors.ts";
import type { Span } from "../../model/place.ts";
import { msg, type Message } from "../../model/message.ts";
import type { Host } from "../../model/host.ts";
import { decode } from "../../read/decode.ts";
import { readPlainToml } from "../../read/toml.ts";
import { faultsOf } from "./faults.ts";
import { shape, type Shape } from "./shape.ts";

const limit = 1024 * 1024;

export interface Settings extends Shape {
  /** Absolute. */
  readonly path: string;
}

/** @throws {UsageError} where it cannot be read, does not parse, or holds what it must not. */
export function readSettings(path: string, world: Host): Settings {
  const reading = world.read(path, limit);
  if (reading.kind !== "file") throw new UsageError(msg("{file} cannot be read", { file: { kind: "file", path } }));
  const { text, problems } = decode(reading.bytes);
  const spoilt = problems.find((it) => !it.mild);
  if (spoilt) throw faulty(path, undefined, spoilt.what);
  const doc = readPlainToml(path, text);
  const [problem] = doc.problems;
  if (problem) throw faulty(path, problem.span, problem.what);
  const result = z.safeParse(shape, doc.value);
  if (!result.success) throw first(path, result.error.issues, doc);
  return { ...result.data, path };
}

/** Of several faults the one that stands first. */
function first(path: string, issues: Parameters<typeof faultsOf>[0], doc: Document): UsageError {
  const placed = faultsOf(issues, doc.value).map(({ at, part, what }) => ({
    what,
    span: at.length > 0 ? doc.locate(at, part) : undefined,
  }));
  const [one] = placed.sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0));
  return faulty(path, one?.span, one?.what ?? msg("it is not as it must be"));
}

function faulty(path: string, span: Span | undefined, what: Message): UsageError {
  const file = { kind: "file", path, ...(span ? { span: () => span } : {}) } as const;
  return new UsageError(
    span
      ? msg("{file}, column {column}: {what}", { file, column: span.column, what })
      : msg("{file}: {what}", { file, what }),
  );
}
