// Parts of a tree judged one by one and merged are the whole; what is no report of ours is refused; keys of different reports stay apart.
import { describe, expect, test } from "@jest/globals";
import fc from "./support/property.ts";
import fs from "node:fs";
import path from "node:path";
import type { Report } from "../lib/model/report.ts";
import { formats } from "../lib/report/formats/index.ts";
import { memoryWorld, type FakeHost, type FakeFile } from "../lib/host/memory.ts";
import { capture } from "./support/capture.ts";
import { readers, sorted } from "./support/formats.ts";
import { expand } from "./support/keys.ts";
import { fixtures } from "./support/worlds.ts";

const at = ["--at", "2026-09-30"];
const project = path.join(fixtures, "dialects/project");
const texts = fs
  .readdirSync(project, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => {
    const file = path.join(entry.parentPath, entry.name);
    return [
      path.relative(project, file).replaceAll("\\", "/").replace(".fixture", ""),
      expand(fs.readFileSync(file, "utf8")),
    ] as const;
  });

type Files = Readonly<Record<string, string | FakeFile>>;
const world = (files: Files, rest: FakeHost = {}) => memoryWorld({ home: "/home/u", cwd: "/repo", ...rest, files });
const treeOf = (list: readonly (readonly [string, string])[]): Record<string, string> =>
  Object.fromEntries(list.map(([name, text]) => [`/repo/${name}`, text]));
const whole = treeOf(texts);

const check = (files: Files, words: readonly string[]) => capture(["check", "/repo", ...at, ...words], world(files));
const merge = (reports: Readonly<Record<string, string | FakeFile>>, words: readonly string[] = [], rest?: FakeHost) =>
  capture(
    ["merge", ...Object.keys(reports), ...words],
    world(Object.fromEntries(Object.entries(reports).map(([name, text]) => [`/repo/${name}`, text])), rest),
  );
const jsonOf = async (reports: Readonly<Record<string, string>>): Promise<Report> =>
  JSON.parse((await merge(reports, ["--format", "json"])).out) as Report;

async function shards(files: Files, of: number, format: (n: number) => string): Promise<Record<string, string>> {
  const reports: Record<string, string> = {};
  for (let n = 1; n <= of; n++)
    reports[`${n}.report`] = (await check(files, ["--shard", `${n}/${of}`, "--format", format(n)])).out;
  return reports;
}

describe("parts and the whole", () => {
  const some = fc
    .uniqueArray(fc.tuple(fc.constantFrom("", "a/", "b/c/"), fc.constantFrom(...texts)), {
      minLength: 1,
      maxLength: 12,
      selector: ([folder, [name]]) => folder + name,
    })
    .map((list) => treeOf(list.map(([folder, [name, text]]) => [folder + name, text] as const)));

  test("the same findings, counts and exit status, in whatever order the reports come", async () => {
    const format = fc.constantFrom("json", "sarif");
    await fc.assert(
      fc.asyncProperty(
        some,
        fc.integer({ min: 1, max: 6 }),
        fc.array(format, { minLength: 6, maxLength: 6 }),
        fc.infiniteStream(fc.nat()),
        async (files, of, kinds, order) => {
          const one = await check(files, ["--format", "json"]);
          const report = JSON.parse(one.out) as Report;
          const all = Object.entries(await shards(files, of, (n) => kinds[n - 1] ?? "json"));
          const mixed = all
            .map((it) => [order.next().value as number, it] as const)
            .sort(([a], [b]) => a - b)
            .map(([, it]) => it);
          const merged = await merge(Object.fromEntries(mixed), ["--format", "json"]);
          const { findings, summary, paths, suppressed, leftOut, at: when, tool } = JSON.parse(merged.out) as Report;
          expect({ findings, summary, paths, suppressed, leftOut, at: when, tool }).toEqual({
            findings: report.findings,
            summary: report.summary,
            paths: report.paths,
            suppressed: report.suppressed,
            leftOut: report.leftOut,
            at: report.at,
            tool: report.tool,
          });
          expect([merged.status, merged.err]).toEqual([one.status, one.err]);
        },
      ),
      { numRuns: 60 },
    );
  });

  test.each(Object.keys(formats).filter((name) => name !== "json"))("the very text of one run: %s", async (name) => {
    const one = await check(whole, ["--format", name]);
    expect(await merge(await shards(whole, 4, () => "json"), ["--format", name])).toEqual(one);
    if (name !== "text") expect(await merge(await shards(whole, 3, () => "sarif"), ["--format", name])).toEqual(one);
  });

  test("layers and resolutions of all", async () => {
    const one = JSON.parse((await check(whole, ["--format", "json"])).out) as Report;
    const merged = await jsonOf(await shards(whole, 3, () => "json"));
    const bare = (report: Report) => ({
      layers: report.layers.map((it) => JSON.stringify(it)).sort(),
      // Letters of keys are a report's own.
      resolutions: report.resolutions.map((it) => JSON.stringify(it).replace(/"same":"[A-Z]+"/g, '"same":"?"')).sort(),
    });
    expect(bare(merged)).toEqual(bare(one));
  });

  test.each(["error", "warning", "never"])("--fail-on %s as in one run", async (level) => {
    const warned = treeOf([
      [
        "a.env",
        `XIAOMI_MIMO_API_KEY=${expand("tp-c0000example")}\nXIAOMI_MIMO_MODE=token-plan-sgp\nXIAOMI_MIMO_MODEL=mimo-v2.6-pro\n`,
      ],
    ]);
    for (const files of [whole, warned, treeOf([["a.env", "X=1\n"]])]) {
      const one = await check(files, ["--fail-on", level, "--format", "json"]);
      expect((await merge(await shards(files, 2, () => "json"), ["--fail-on", level])).status).toBe(one.status);
    }
  });

  test("--only, --skip and --severity work on what was merged", async () => {
    const reports = await shards(whole, 2, () => "sarif");
    for (const words of [
      ["--only", "model-retired"],
      ["--skip", "key-endpoint-mismatch,key-in-project-file"],
      ["--severity", "key-in-project-file=note"],
    ])
      expect(await merge(reports, [...words, "--format", "gitlab"])).toEqual(
        await check(whole, [...words, "--format", "gitlab"]),
      );
  });
});

describe("several machines", () => {
  const env = (key: string) => ({
    XIAOMI_MIMO_API_KEY: expand(key),
    XIAOMI_MIMO_BASE_URL: "https://api.xiaomimimo.com/v1",
  });
  const machine = async (key: string, rest: FakeHost = {}): Promise<string> =>
    (
      await capture(
        ["--format", "json", ...at, ...(rest.answers ? ["--probe"] : [])],
        world({}, { env: env(key), ...rest }),
      )
    ).out;
  const lettersOf = (report: Report): readonly string[] =>
    [
      ...new Set(report.resolutions.flatMap((it) => [it.outcomes.key.same, ...it.steps.map((step) => step.same)])),
    ].filter((it) => it !== null);

  test("keys of different reports do not get one letter", async () => {
    const [a, b] = [await machine("sk-0000example"), await machine("sk-0000exampleb")];
    const [first, second, both] = [
      JSON.parse(a) as Report,
      JSON.parse(b) as Report,
      await jsonOf({ "a.json": a, "b.json": b }),
    ];
    expect([lettersOf(first), lettersOf(second)]).toEqual([["A"], ["A"]]);
    expect(lettersOf(both)).toEqual(["A", "B"]);
    const half = both.resolutions.length / 2;
    expect(new Set(both.resolutions.slice(0, half).map((it) => it.outcomes.key.same))).toEqual(new Set(["A"]));
    expect(new Set(both.resolutions.slice(half).map((it) => it.outcomes.key.same))).toEqual(new Set(["B"]));
  });

  test("the same findings twice are there once", async () => {
    const a = await machine("tp-c0000example");
    const { findings, summary, layers } = JSON.parse(a) as Report;
    expect(await jsonOf({ "a.json": a, "b.json": a })).toMatchObject({ findings, summary, layers });
  });

  test("a fault that two reports have is one finding with the names of both", async () => {
    const run = async (client: string) =>
      (await capture(["--client", client, "--format", "json", ...at], world({}, { env: env("tp-c0000example") }))).out;
    const [a, b] = [await run("codewhale@pr2627"), await run("codewhale@0.9")];
    const merged = await jsonOf({ "a.json": a, "b.json": b });
    const names = merged.findings.flatMap((it) =>
      it.clients.some((one) => one.includes("pr2627")) ? [it.clients] : [],
    );
    expect(names.length).toBeGreaterThan(0);
    expect(new Set(merged.findings.map((it) => JSON.stringify({ ...it, clients: [] }))).size).toBe(
      merged.findings.length,
    );
  });

  test("the status of a probe is kept: no verdict is 4, a verdict is not", async () => {
    const host = "api.xiaomimimo.com";
    const silent = await machine("sk-0000example", { answers: { [host]: { status: 503, body: "" } } });
    const good = await machine("sk-0000example", {
      answers: { [host]: { status: 200, body: { object: "list", data: [] } } },
    });
    expect((await merge({ "a.json": silent })).status).toBe(4);
    expect((await merge({ "a.json": silent, "b.json": good }, ["--fail-on", "never"])).status).toBe(0);
  });

  test("the later day counts", async () => {
    const of = async (day: string) => (await capture(["--format", "json", "--at", day], world({}))).out;
    const merged = await jsonOf({ "a.json": await of("2026-10-02"), "b.json": await of("2026-09-30") });
    expect([merged.at, merged.summary.verdict]).toEqual(["2026-10-02T00:00:00.000Z", "unknown"]);
  });
});

describe("what is no report", () => {
  const good = async (): Promise<any> => JSON.parse((await check(whole, ["--format", "json"])).out);
  const sarif = async (): Promise<any> => JSON.parse((await check(whole, ["--format", "sarif"])).out);
  const refused = async (text: string | FakeFile, status = 2): Promise<string> => {
    const { out, err, status: exit } = await merge({ "x.json": text });
    expect([out, exit]).toEqual(["", status]);
    return err;
  };

  test.each([
    ["", "is no JSON"],
    ["not JSON", "is no JSON"],
    ['{"schema": 1', "is no JSON"],
    ["[]", "is neither a JSON report of mimo-doctor nor SARIF 2.1.0"],
    ["null", "is neither a JSON report of mimo-doctor nor SARIF 2.1.0"],
    ['{"version": "2.0.0", "runs": []}', "is neither a JSON report of mimo-doctor nor SARIF 2.1.0"],
    [
      '{"version": "2.1.0", "runs": []}',
      "is SARIF without what mimo-doctor writes into it: it was changed, or is of an older version",
    ],
    [
      '{"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "ESLint"}}, "results": []}]}',
      "is SARIF of another tool: ESLint",
    ],
    ['{"tool": {"name": "mimo-doctor"}, "schema": 2}', "is no report of schema 1: `schema` is not as it must be"],
  ])("%s", async (text, fault) => expect(await refused(text)).toBe(`mimo-doctor: \`x.json\` ${fault}\n`));

  test("says which field is wrong, and never what stands in it", async () => {
    const it = await good();
    it.findings[2].severity = expand("tp-c0000example");
    expect(await refused(JSON.stringify(it))).toBe(
      "mimo-doctor: `x.json` is no report of schema 1: `findings.2.severity` is not as it must be\n",
    );
    const log = await sarif();
    log.runs[0].results[1].level = "none";
    expect(await refused(JSON.stringify(log))).toContain("`findings.1.severity`");
  });

  test("whatever is taken out of a report, it is refused with a sentence", async () => {
    const text = JSON.stringify(await good());
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Object.keys(JSON.parse(text) as object)),
        fc.constantFrom(undefined, null, 3, "x", [3]),
        async (field, value) => {
          if (field === "paths" && value === null) return;
          expect(await refused(JSON.stringify({ ...JSON.parse(text), [field]: value }))).toMatch(
            /^mimo-doctor: `x\.json` is n[^\n]+\n$/,
          );
        },
      ),
    );
  });

  test("a file that is not there is 2, one that cannot be read 3, none at all 2", async () => {
    expect((await capture(["merge", "absent.json"], world({}))).status).toBe(2);
    await refused({ unreadable: "permission" }, 3);
    const { status, err } = await capture(["merge"], world({}));
    expect([status, err]).toEqual([2, "mimo-doctor: `merge` wants at least one report: mimo-doctor merge FILE…\n"]);
  });

  test("one wrong file among good ones stops all", async () => {
    const { status, out, files } = await merge({ "a.json": JSON.stringify(await good()), "b.json": "{}" }, [
      "--format",
      "json=out.json",
    ]);
    expect([status, out, files.size]).toEqual([2, "", 0]);
  });

  test("what a stranger wrote into a report is masked and made harmless", async () => {
    const it = await good();
    const key = expand("tp-c0000example");
    it.findings[0].message = `${key}\n::error::\u001b[31m`;
    it.resolutions[0].outcomes.model.value = `${key}\n`;
    it.unknown = key;
    for (const name of Object.keys(formats)) {
      const { out } = await merge({ "x.json": JSON.stringify(it) }, ["--format", name]);
      expect(out).not.toContain(key.slice(4));
      expect(out).not.toContain("\u001b");
      if (name === "json") expect(JSON.parse(out).unknown).toBeUndefined();
    }
  });

  test("UTF-8 with a mark, UTF-16 as Windows redirects it, and standard input", async () => {
    const text = JSON.stringify(await good());
    const expected = (await merge({ "x.json": text }, ["--format", "json"])).out;
    for (const bytes of [Buffer.from(`\ufeff${text}`, "utf8"), Buffer.from(`\ufeff${text}`, "utf16le")])
      expect((await merge({ "x.json": { bytes } }, ["--format", "json"])).out).toBe(expected);
    expect((await capture(["merge", "-", "--format", "json"], world({}, { stdin: text }))).out).toBe(expected);
  });
});

test("merged SARIF is what code scanning takes, and can be merged again", async () => {
  const { out } = await merge(await shards(whole, 3, () => "sarif"), ["--format", "sarif"]);
  const one = await check(whole, ["--format", "sarif"]);
  expect(sorted(readers["sarif"]!(out))).toEqual(sorted(readers["sarif"]!(one.out)));
  expect((await merge({ "again.sarif": out }, ["--format", "sarif"])).out).toBe(one.out);
});
