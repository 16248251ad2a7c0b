// How facts about MiMo are read from a file or taken from a program, and refuses what is not right with the place of the fault.
import * as z from "zod/mini";
import type { Document } from "../../model/document.ts";
import { UsageError } from "../../model/errors.ts";
import type { MimoFacts } from "../../model/facts.ts";
import type { Span } from "../../model/place.ts";
import { msg, type Message } from "../../model/message.ts";
import type { Host } from "../../model/host.ts";
import { decode } from "../../read/decode.ts";
import { readJson } from "../../read/json.ts";
import { faultOf, inconsistency, type Fault } from "./faults.ts";
import { asFacts, shape } from "./shape.ts";

const limit = 1024 * 1024;

type Checked = { readonly facts: MimoFacts } | { readonly fault: Fault; readonly version?: true };

function check(value: unknown): Checked {
  const schema = typeof value === "object" && value !== null ? (value as { schema?: unknown }).schema : undefined;
  if (schema === undefined) return { fault: { at: [], what: msg("it has no `schema`, so it is no facts file") } };
  if (schema !== 1)
    return {
      fault: {
        at: ["schema"],
        what: msg(
          "it is of another schema than 1, the only one that this version knows: update mimo-doctor, or take facts of schema 1",
        ),
      },
      version: true,
    };
  const { success, data, error } = z.safeParse(shape, value);
  const facts = success ? asFacts(data) : undefined;
  const [issue] = error?.issues ?? [];
  const fault = issue ? faultOf(issue, value) : facts && inconsistency(facts);
  return fault ? { fault } : { facts: facts as MimoFacts };
}

/** The facts in a file. @throws {UsageError} where it cannot be read, does not parse, or is not as it must be. */
export function readFacts(path: string, world: Host): MimoFacts {
  const reading = world.read(path, limit);
  if (reading.kind !== "file") throw new UsageError(msg("{file} cannot be read", { file: { kind: "file", path } }));
  const { text, problems } = decode(reading.bytes);
  // Values may be taken for keys in it, and are sealed; places are right.
  const doc = readJson("json")(path, text, []);
  const problem = [...problems, ...doc.problems].find((it) => !it.mild);
  if (problem) throw faulty(path, problem.span, problem.what);
  const checked = check(JSON.parse(text));
  if ("facts" in checked) return checked.facts;
  const { fault, version } = checked;
  throw faulty(path, spanOf(doc, fault), version ? fault.what : helped(fault.what));
}

/** Facts that a program holds, as they stand in such a file. @throws {UsageError} */
export function factsOf(value: object): MimoFacts {
  const checked = check(value);
  if ("facts" in checked) return checked.facts;
  throw new UsageError(msg("the facts that were given cannot be used: {what}", { what: checked.fault.what }));
}

const helped = (what: Message): Message =>
  msg("{what}; `schema/facts.schema.json` of mimo-doctor says what belongs there", { what });

const spanOf = (doc: Document, { at }: Fault): Span | undefined =>
  at.length > 0 ? doc.locate(at, "value") : undefined;

function faulty(path: string, span: Span | undefined, what: Message): UsageError {
  const file = { kind: "file", path, ...(span ? { span: () => span } : {}) } as const;
  return new UsageError(
    span
      ? msg("{file}, column {column}: {what}", { file, column: span.column, what })
      : msg("{file}: {what}", { file, what }),
  );
}
