// The JSON report over every fixture: it keeps its schema, and its exit status is that of the text.
import { describe, expect, test } from "@jest/globals";
import { Ajv2020 } from "ajv/dist/2020.js";
import fs from "node:fs";
import path from "node:path";
import { run, type Streams } from "../lib/cli/run.ts";
import { memoryWorld } from "../lib/host/memory.ts";
import type { Host } from "../lib/model/host.ts";
import { reportSchema } from "../lib/report/schema.ts";
// @ts-expect-error a script without types
import { reportJsonSchema } from "../scripts/gen/schema.mjs";
import { fixtures, foldersIn, readCase, type Case } from "./support/worlds.ts";

const ajv = new Ajv2020({ allErrors: true });
const shipped = ajv.compile(JSON.parse(fs.readFileSync(path.join(fixtures, "../schema/report.schema.json"), "utf8")));
/** The shipped schema takes fields that it does not know, for versions to come; here every field must be known. */
const closed = ajv.compile(reportJsonSchema(reportSchema, false));

const families = [
  "corpus",
  ...["rules", "clients", "formats"].flatMap((room) =>
    foldersIn(path.join(fixtures, room)).map((id) => `${room}/${id}`),
  ),
];
const cases = families.flatMap((family) =>
  foldersIn(path.join(fixtures, family)).map((name): [string, Case] => [
    `${family}/${name}`,
    readCase(path.join(fixtures, family, name)),
  ]),
);

async function call(words: readonly string[], world: Host) {
  let out = "";
  let err = "";
  const streams: Streams = {
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    file: () => {
      throw new Error("no file was asked for");
    },
    terminal: () => ({ isTerminal: false, columns: undefined }),
  };
  return { status: await run(words, world, streams), out, err };
}

/** The options behind what a case asks of the library. */
function wordsOf({ expect: it }: Case): string[] {
  const { clients = [], at, config, dotenv = [] } = (it["request"] ?? {}) as Record<string, any>;
  const options = { client: clients, at: at ? [at] : [], config: config ? [config] : [], dotenv };
  return Object.entries(options).flatMap(([name, values]) => values.flatMap((value: string) => [`--${name}`, value]));
}

describe("over every fixture", () => {
  // Each case at one more level; the levels are asked of the same function.
  const levels = ["warning", "note", "never"];
  test.each(cases.map(([name, it], n) => [name, levels[n % levels.length] as string, it] as const))(
    "%s, and --fail-on %s",
    async (_name, level, it) => {
      const words = wordsOf(it);
      const json = await call([...words, "--format", "json"], it.world);
      const text = await call([...words, "--format=text"], it.world);
      expect({ status: json.status, err: json.err }).toEqual({ status: text.status, err: text.err });
      const report: unknown = JSON.parse(json.out);
      expect([shipped(report), shipped.errors, closed(report), closed.errors]).toEqual([true, null, true, null]);
      const judged = (format: string) => call([...words, "--fail-on", level, "--format", format], it.world);
      expect((await judged("json")).status).toBe((await judged("text")).status);
    },
  );
});

describe("without a report", () => {
  const world = memoryWorld({ env: {}, home: "/home/u", cwd: "/repo", now: "2026-09-30" });
  test.each([
    [2, ["--client", "nobody"]],
    [2, ["--config", "absent.toml"]],
    [2, ["--at", "yesterday"]],
    [2, ["--fail-on", "always"]],
    [2, ["chek"]],
  ])("status %d in every format: %j", async (status, words) => {
    const [text, json] = [await call(words, world), await call([...words, "--format", "json"], world)];
    expect(json).toEqual(text);
    expect({ status: json.status, out: json.out }).toEqual({ status, out: "" });
  });
});

describe("the schema", () => {
  const world = memoryWorld({ env: { XIAOMI_MIMO_API_KEY: "sk-short" }, home: "/home/u", cwd: "/repo" });
  const broken = async (change: (report: any) => void) => {
    const report = JSON.parse((await call(["--format", "json"], world)).out);
    change(report);
    return shipped(report);
  };

  test.each<[string, (report: any) => void]>([
    ["a key that is shown", (report) => (report.resolutions[0].outcomes.key.value = "sk-short")],
    ["a field that is missing", (report) => delete report.findings[0].was],
    ["a severity that does not exist", (report) => (report.findings[0].severity = "info")],
    ["another schema", (report) => (report.schema = 2)],
    [
      "a line before the first",
      (report) =>
        (report.findings[0].place = { kind: "file", path: "x", line: 0, column: 1, endLine: 1, endColumn: 1 }),
    ],
  ])("refuses %s", async (_name, change) => expect(await broken(change)).toBe(false));

  test("takes a field that a later version adds", async () => {
    expect(await broken((report) => (report.findings[0].factAge = 91))).toBe(true);
  });
});
