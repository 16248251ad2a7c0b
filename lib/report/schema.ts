// The report as a schema: what the JSON format promises, proven equal to the report's type. Only scripts and tests load it.
import * as z from "zod";
import type { Report } from "../model/report.ts";

// A report is read-only, and so is what the schema infers.
const object = <Shape extends z.core.$ZodLooseShape>(shape: Shape) => z.object(shape).readonly();
const list = <Item extends z.ZodType>(item: Item) => z.array(item).readonly();
const text = z.string();
const because = text.describe("Why it is so, in one sentence.");
const count = z.int().min(0);
const position = z.int().min(1).nullable();
const milliseconds = z.number().min(0).nullable();

const same = z
  .string()
  .regex(/^[A-Z]+$/)
  .nullable()
  .describe("Equal keys have the same letter within a run; null where there is no key.");

const place = z
  .discriminatedUnion("kind", [
    object({
      kind: z.literal("file"),
      path: text.describe("Forward slashes; relative inside the working directory, else `~/…`, else absolute."),
      line: position.describe("Lines and columns count from 1."),
      column: position,
      endLine: position,
      endColumn: position,
      name: text.exactOptional().describe("The variable that stands in the file, where it is one."),
      key: text.exactOptional().describe("The setting in the file, like `providers.xiaomi_mimo.api_key`."),
    }),
    object({ kind: z.enum(["env", "flag", "store"]), name: text }),
    object({ kind: z.literal("builtin") }),
  ])
  .meta({ id: "place", description: "Where something stands." });
const noPlace = place.nullable();

const policy = text.describe("A policy: `<client>@<version>/<view>`.");
const header = z.enum(["authorization", "api-key", "x-api-key"]);
const plan = z.enum(["token-plan", "standard", "unknown"]);

const layer = object({
  id: text,
  kind: z.enum(["flag", "env", "file", "store", "builtin"]),
  title: text,
  path: text.nullable(),
  status: z.enum(["read", "absent", "unreadable", "broken", "ignored"]),
  because,
}).meta({ id: "layer", description: "One source that was consulted, also where it is absent." });

const outcome = { value: text.nullable(), place: noPlace, because };

const outcomes = object({
  key: object({
    ...outcome,
    // The schema itself refuses a key that is shown.
    value: z
      .string()
      .regex(/^(?:tp-|sk-)?\*{4}$/)
      .nullable()
      .describe("A mask; never the key or a part of it."),
    same,
    plan,
  }),
  baseUrl: object({
    ...outcome,
    origin: z.enum(["env", "toml", "mode", "key-prefix", "key-override", "default", "client"]),
  }),
  mode: object(outcome),
  model: object({
    ...outcome,
    ends: text.nullable().describe("ISO day from which the model is refused, where one is known."),
  }),
  auth: object({
    value: header.nullable(),
    place: noPlace,
    because,
    also: list(object({ value: header, same, place: noPlace })).describe("Further credentials of the same request."),
  }),
});

const endpoint = object({
  host: text.nullable(),
  plan,
  region: z.enum(["cn", "sgp", "ams"]).nullable(),
  wire: z.enum(["openai-chat", "openai-responses", "anthropic"]),
});

const step = object({
  slot: z.enum(["key", "baseUrl", "mode", "model", "auth", "provider", "config"]),
  same,
  name: text,
  verdict: z.enum(["won", "shadowed", "blank", "unset", "ignored", "derived", "refused"]),
  place: noPlace,
  because,
});

const resolution = object({
  client: text,
  title: text,
  version: text,
  view: text,
  route: text.nullable().describe("Which way to MiMo, in a client or a file that has several."),
  setUp: z.boolean().describe("False: listed, and nothing above a note is found against it."),
  outcomes,
  endpoint,
  steps: list(step).describe("Who won, who lost, what was not there, in the order in which the client looks."),
}).meta({ id: "resolution", description: "What one view of one version of a client makes of the machine." });

const exchange = object({
  resolutions: list(policy),
  kind: z.enum(["models", "chat", "trace"]).describe("`trace`: a client sent it, and a trace answered."),
  url: text,
  host: text,
  same,
  header: header.nullable(),
  status: z.int().nullable(),
  bodyCode: text.nullable(),
  requestId: text.nullable(),
  timings: object({
    dns: milliseconds,
    connect: milliseconds,
    tls: milliseconds,
    firstByte: milliseconds,
    total: milliseconds,
  }).describe("Milliseconds."),
  stage: text.nullable(),
  meaning: z.enum(["accepted", "rejected", "unknown"]),
  because,
}).meta({ id: "exchange", description: "One request of the live probe and what its answer means." });

const trace = object({
  command: text.describe("The program, without its arguments."),
  client: text.nullable().describe("The client that it is known as."),
  via: z.enum(["sealed", "proxy"]),
  status: z.int().nullable().describe("The command's own."),
  signal: text.nullable(),
  end: z.enum(["itself", "timeout", "interrupt"]),
  requests: count.describe("All of them; the first fifty are among the exchanges."),
  predicted: policy.nullable().describe("The policy that predicted what was sent."),
  others: list(object({ host: text, requests: count })).describe("Hosts that were asked for something else."),
  distrusted: list(text).describe("Hosts whose made-up certificate was not trusted."),
  garbage: count.describe("Connections that brought no request."),
}).meta({ id: "trace", description: "What a client did that was started to be watched." });

const finding = object({
  rule: text,
  severity: z.enum(["error", "warning", "note"]),
  message: text,
  was: text.nullable(),
  expected: text.nullable(),
  remedy: text.nullable(),
  place: noPlace,
  related: list(object({ place, message: text })),
  clients: list(policy).describe("The policies that it holds for."),
  fingerprint: z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .describe("The same for the same fault, wherever its line has moved to."),
  docs: text,
  aged: list(object({ fact: text, seen: text, days: count }))
    .exactOptional()
    .describe("Facts that it rests on, seen over 90 days before."),
}).meta({ id: "finding" });

const suppressed = finding
  .unwrap()
  .extend({ reason: text, comment: place })
  .readonly()
  .meta({ id: "suppressed", description: "A finding that a comment leaves out." });

/** The report. Fields that are not optional are always there, null where there is nothing. */
export const reportSchema = object({
  schema: z.literal(1),
  tool: object({ name: z.literal("mimo-doctor"), version: text }),
  at: z
    .string()
    .regex(/^\d{4,}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/)
    .describe("The instant as of which dates are judged."),
  facts: object({ path: text.nullable(), newest: text }).exactOptional().describe("Given in place of this version's."),
  paths: object({ files: count, judged: count })
    .nullable()
    .describe("How many files were looked at, and how many have to do with MiMo, where files were named."),
  layers: list(layer),
  resolutions: list(resolution),
  exchanges: list(exchange),
  trace: trace.exactOptional(),
  findings: list(finding),
  suppressed: list(suppressed).describe("Findings that comments leave out; they count nowhere."),
  leftOut: object({ comments: count, baseline: count, settings: count }).describe(
    "How many findings comments, the baseline and the settings file leave out.",
  ),
  skipped: list(object({ what: text, because })).describe("What could not be judged."),
  summary: object({
    errors: count,
    warnings: count,
    notes: count,
    verdict: z.enum(["ok", "problems", "unknown"]),
    because: text
      .exactOptional()
      .describe("What is not known, and the command that settles it; only where the verdict is `unknown`."),
  }),
}).meta({ title: "A report of mimo-doctor" });

/** Interfaces and intersections written out, so that two spellings of one shape are the same type. */
type Flat<T> = T extends readonly (infer Item)[]
  ? readonly Flat<Item>[]
  : T extends object
    ? { [Key in keyof T]: Flat<T[Key]> }
    : T;
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

// Fails to compile as soon as the schema and the type differ in a field, a value, a null or an optional mark.
true satisfies Same<Flat<z.infer<typeof reportSchema>>, Flat<Report>>;
