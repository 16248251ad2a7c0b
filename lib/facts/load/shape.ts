// What a facts file must hold. Its JSON Schema is made from this; fields that are not named here are left alone.
import * as z from "zod/mini";
import type { MimoFacts } from "../../model/facts.ts";

const described = (text: string) => z.describe(text);
const list = <Item extends z.core.$ZodType>(item: Item) => z.array(item).check(z.maxLength(1_000));
const written = (form: RegExp, text: string) => z.string().check(z.regex(form), described(text));

// What is said of these reaches people, so nothing in them can steer a terminal.
const line = written(/^[^\p{C}\p{Zl}\p{Zp}]{1,500}$/u, "A line of text without control characters.");
const id = written(/^[a-z0-9][a-z0-9._-]{0,63}$/, "An id: lower case, digits, `.`, `_` and `-`.");
const host = written(
  /^(?=.{4,253}$)[a-z0-9](?:[a-z0-9-]{0,62}\.)+[a-z][a-z0-9-]{1,62}$/,
  "A host in lower case, without a port.",
);
const address = written(
  /^https:\/\/[a-z0-9.-]{4,253}(?:\/[\w./-]{0,200})?$/,
  "An address that begins with `https://`, without a query.",
);
const day = written(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, "A day, such as `2026-11-24`.");
const instant = written(
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/,
  "An instant in UTC, such as `2026-10-21T02:00:00Z`.",
);
const tokens = z.int().check(z.minimum(1), described("Tokens."));
const region = z.enum(["cn", "sgp", "ams"]);
const from = line.check(described("The name of one of `sources`."));

const source = z.object({
  from: line.check(described("An address, `repo@commit`, or what was looked at.")),
  seen: day.check(described("The day on which it was seen.")),
  confidence: z.enum(["documented", "observed", "read", "reported", "inferred"]),
});

const endpoint = z.object({
  id,
  title: line,
  host,
  plan: z.enum(["standard", "token-plan"]),
  region: z.nullable(region),
  openai: address,
  anthropic: address,
  source: from,
});

const model = z.object({
  id,
  kind: z.enum(["chat", "asr", "tts"]),
  plans: list(z.enum(["standard", "token-plan", "contract"])).check(
    described("Where it is served; `contract`: only where that was agreed for the account."),
  ),
  vision: z.boolean().check(described("Reads pictures as well as text.")),
  context: z.nullable(tokens),
  output: z.nullable(tokens),
  rerouted: z.nullable(instant).check(described("From here on another model answers under this name.")),
  ends: z.nullable(instant).check(described("First instant at which the id is refused.")),
  successor: z.nullable(id),
  source: from,
});

const keys = z.object({
  length: z.object({ usual: z.int().check(z.minimum(8)), short: z.int().check(z.minimum(4)), source: from }),
  letters: z.object({ regions: z.record(written(/^[a-z0-9]$/, "One character."), region), source: from }),
  foreign: list(z.object({ prefix: written(/^[\x21-\x7e]{3,24}$/, "A beginning of keys."), vendor: line })),
});

const hosts = z.object({
  consoles: list(host),
  dead: list(host),
  lookalikes: list(host),
  vendors: list(z.object({ host, vendor: line, gateway: z.boolean() })),
  source: from,
});

export const shape = z
  .object({
    schema: z.literal(1),
    sources: z.record(written(/^[A-Za-z][\w-]{0,63}$/, "A name."), source),
    domain: host,
    keyPage: address.check(described("Where keys are made and shown.")),
    endpoints: list(endpoint).check(described("Pay-as-you-go, and one for each region of the Token Plan.")),
    keys,
    models: list(model),
    usualModel: id.check(described("The model to name where any chat model would do.")),
    outputLimit: tokens.check(described("The largest answer that any MiMo model gives.")),
    hosts: hosts.check(described("Hosts that are not MiMo's API.")),
  })
  .check(
    z.meta({
      title: "Facts about Xiaomi MiMo",
      description: "What mimo-doctor knows about MiMo itself; `mimo-doctor --facts FILE` judges by another such file.",
    }),
  );

/** Fails to compile as soon as what is checked is not what is used. */
export const asFacts = (checked: z.infer<typeof shape>): MimoFacts => checked;
