// What the fuzz run feeds: every reader, and everything else that reads what others wrote. A target takes a text whose stand-ins
// became keys, holds what must hold, and gives what came out, which must be the same the next time.
import { shippedFacts } from "../../../lib/facts/compile.ts";
import { decodeError } from "../../../lib/explain/index.ts";
import { baselineFrom } from "../../../lib/cli/baseline.ts";
import { UsageError } from "../../../lib/model/errors.ts";
import { isTable, type Dialect } from "../../../lib/model/document.ts";
import { classify } from "../../../lib/probe/classify.ts";
import { decode } from "../../../lib/read/decode.ts";
import { isTracked } from "../../../lib/read/git-index.ts";
import { readerOf } from "../../../lib/read/open.ts";
import type { SecretRegistry } from "../../../lib/read/secrets.ts";
import { suppressionsIn } from "../../../lib/read/suppressions.ts";
import { isIgnored, readPatterns } from "../../../lib/read/git-ignore.ts";
import { merge } from "../../../lib/report/merge.ts";
import { restore } from "../../../lib/report/restore.ts";
import { redact } from "../../../lib/report/redact.ts";
import { formatterFor } from "../../../lib/report/show.ts";
import { readSettings } from "../../../lib/cli/settings/read.ts";
import { memoryWorld } from "../../../lib/host/memory.ts";
import { expand, keysOf } from "../keys.ts";
import { hold, holdDocument, holdNoKey, holdSpan } from "./oracles.ts";
import { capsule, command, world } from "./worlds.ts";

type Target = (text: string, keys: readonly string[]) => Promise<string>;

const bytesOf = (latin1: string): Buffer => Buffer.from(latin1, "latin1");
const utf8 = (latin1: string): string => bytesOf(latin1).toString("utf8");

const dialects = [
  "toml",
  "json",
  "jsonc",
  "jsonc-strict",
  "json5",
  "yaml",
  "dotenv",
  "shell",
  "batch",
  "powershell",
  "systemd",
] as const satisfies readonly Dialect[];

/** Names of settings are shown masked, but are not wrapped where they are read. */
const withoutNames = (_name: string, value: unknown): unknown => (isTable(value) ? Object.values(value) : value);

const reading =
  (dialect: Dialect): Target =>
  async (latin1) => {
    const { text, problems } = decode(bytesOf(latin1));
    if (problems.some((it) => !it.mild)) return JSON.stringify(problems);
    const vault: SecretRegistry = [];
    const doc = (await readerOf(dialect))("/x", text, vault);
    holdDocument(text, doc);
    const marks = suppressionsIn("/x", text, dialect);
    // Their words are masked where they are shown, which `world` and `command` see.
    for (const { place } of marks) holdSpan("the place of a comment", text, place.span?.());
    return JSON.stringify([doc.value, doc.problems, marks.map(({ lines }) => lines)], withoutNames);
  };

/** What ends in a usage error is in order. Names in it are masked where it is shown. */
function refused<T>(act: () => T): T | string {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return redact(formatterFor({ home: "/home/u", cwd: "/repo" })(error.text));
  }
}

const one = (latin1: string) => memoryWorld({ files: { "/x": bytesOf(latin1) } });

/** An answer: `401 models`, headers, an empty line, the body. */
const reply: Target = async (latin1) => {
  const [head = "", ...rest] = utf8(latin1).split("\n\n");
  const [first = "", ...lines] = head.split("\n");
  const headers = Object.fromEntries(
    lines.map((line) => [line.split(":")[0]!.toLowerCase(), line.slice(line.indexOf(":") + 1).trim()]),
  );
  const timings = { dns: 0, connect: 0, tls: 0, firstByte: 0, total: 0 };
  const status = Number(/^[1-5]\d\d/.exec(first)?.[0] ?? 200);
  const kind = first.endsWith("chat") ? "chat" : "models";
  const read = classify(
    { kind: "answer", status, headers, body: rest.join("\n\n"), cut: first.includes("cut"), timings },
    kind,
  );
  const silent = (status >= 300 && status < 400) || status >= 500;
  hold("a redirect or a fault of the server is no verdict", !silent || read.meaning === "unknown");
  hold("only a 401 counts against a key", read.meaning !== "rejected" || status === 401);
  return JSON.stringify({ ...read, served: read.served?.length });
};

const reports: Target = async (latin1) => {
  let value: unknown;
  try {
    value = JSON.parse(utf8(latin1));
  } catch {
    return "";
  }
  const restored = restore(value);
  return JSON.stringify("fault" in restored ? restored.fault : merge(restored.reports, "0.0.0"));
};

const ignores: Target = async (latin1) => {
  const patterns = readPatterns(bytesOf(latin1));
  return JSON.stringify(
    ["a", "a/b/c.env", "src/.env", "dist/x/y/z.toml", "a".repeat(60)].map((it) => isIgnored(patterns, it, false)),
  );
};

const index: Target = async (latin1) =>
  String(
    isTracked(
      memoryWorld({ files: { "/repo/.git/index": bytesOf(latin1), "/repo/.env": "" }, cwd: "/repo" }),
      "/repo/.env",
    ),
  );

const targets: Readonly<Record<string, Target>> = {
  ...Object.fromEntries(dialects.map((dialect) => [`read-${dialect}`, reading(dialect)])),
  world,
  command,
  capsule,
  error: async (latin1) => JSON.stringify(decodeError(utf8(latin1), shippedFacts())) ?? "",
  reply,
  reports,
  settings: async (latin1) => JSON.stringify(refused(() => readSettings("/x", one(latin1)))),
  baseline: async (latin1) => JSON.stringify(refused(() => [...baselineFrom("/x", one(latin1))].length)),
  ignores,
  index,
};

export const names: readonly string[] = Object.keys(targets);

/** What needs no key of its own to be shown: the reader's value is masked, an answer is not ours to keep. */
const shown = /^(?:read-|error|settings)/;

/** Feeds one input, twice. @throws for anything that a target does not promise */
export async function feed(name: string, latin1: string): Promise<void> {
  const text = expand(latin1);
  const keys = [...new Set(keysOf(latin1))];
  const target = targets[name]!;
  const out = await target(text, keys);
  if (shown.test(name)) holdNoKey("what a reader gives", out, keys);
  if (!["world", "command", "capsule"].includes(name))
    hold("the same input gives the same", (await target(text, keys)) === out);
}
