// Every format says the same: over a tree with one file of each dialect, over a machine, and over text that was written to do harm.
import { describe, expect, test } from "@jest/globals";
import fc from "./support/property.ts";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { agents } from "../lib/cli/agents.ts";
import { diagnose } from "../lib/library.ts";
import type { Report } from "../lib/model/report.ts";
import { formats } from "../lib/report/formats/index.ts";
import { memoryWorld, type FakeHost, type FakeFile } from "../lib/host/memory.ts";
import { capture } from "./support/capture.ts";
import { cellsOf, firstLine, readers, sorted } from "./support/formats.ts";
import { expand } from "./support/keys.ts";
import { fixtures } from "./support/worlds.ts";

const names = Object.keys(formats).filter((name) => name !== "text");
const at = ["--at", "2026-09-30"];

const project = path.join(fixtures, "dialects/project");
const tree: Readonly<Record<string, string>> = Object.fromEntries(
  fs
    .readdirSync(project, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      const name = path.relative(project, file).replaceAll("\\", "/").replace(".fixture", "");
      return [`/repo/${name}`, expand(fs.readFileSync(file, "utf8"))];
    }),
);
const world = (files: Readonly<Record<string, string | FakeFile>>, rest: FakeHost = {}) =>
  memoryWorld({ files, home: "/home/u", cwd: "/repo", ...rest });
const out = async (words: readonly string[], files: Readonly<Record<string, string | FakeFile>>, rest?: FakeHost) =>
  capture([...words, ...at], world(files, rest));

const machine: FakeHost = {
  env: {
    XIAOMI_MIMO_API_KEY: expand("tp-c0000example"),
    MIMO_API_KEY: expand("sk-0000example"),
    XIAOMI_MIMO_BASE_URL: "https://api.xiaomimimo.com/v1",
  },
  files: {
    "/home/u/.codewhale/config.toml":
      '[providers.xiaomi_mimo]\nmodel = "mimo-v2-pro"\nbase_url = "https://api.xiaomimimo.com/v1"\n',
    "/repo/.env": "XIAOMI_MIMO_MODEL=mimo-v2-pro\n",
  },
};

describe("the same findings", () => {
  test("there is a reader for every format but text", () =>
    expect(Object.keys(readers).sort()).toEqual([...names].sort()));

  test.each(names)("of a tree with one file of each dialect: %s", async (name) => {
    const json = await out(["check", ".", "--format", "json"], tree);
    const report = JSON.parse(json.out) as Report;
    const some = await out(["check", ".", "--format", name], tree);
    const read = readers[name]!(some.out);
    const { errors, warnings, notes } = report.summary;
    expect(new Set(readers["json"]!(json.out).map((it) => it.path)).size).toBeGreaterThanOrEqual(12);
    if (name === "github") {
      expect(read).toHaveLength(Math.min(errors, 10) + Math.min(warnings, 10) + Math.min(notes, 10));
      const all = new Set(sorted(readers["json"]!(json.out)));
      expect(sorted(read).filter((line) => !all.has(line))).toEqual([]);
    } else expect(sorted(read, name)).toEqual(sorted(readers["json"]!(json.out), name));
    expect({ status: some.status, err: some.err }).toEqual({ status: json.status, err: "" });
  });

  test.each(names)("of a machine, variables and the home folder included: %s", async (name) => {
    const json = await capture(["--format", "json", ...at], memoryWorld({ home: "/home/u", cwd: "/repo", ...machine }));
    const some = await capture(["--format", name, ...at], memoryWorld({ home: "/home/u", cwd: "/repo", ...machine }));
    expect(sorted(readers[name]!(some.out), name)).toEqual(
      sorted(readers["json"]!(json.out), name).map((line) =>
        // A notification has no line to name.
        firstLine.has(name) && name === "sarif" ? line.replace(/ (\w+:\w+|builtin|mimo-doctor):1 /, " $1:1 ") : line,
      ),
    );
    expect(some.out).not.toContain("/home/u");
    expect(some.status).toBe(json.status);
  });

  const levels = ["error", "warning", "note", "never"];
  test.each(levels)("the same exit status in each, --fail-on %s", async (level) => {
    const clean = { "/repo/.env": "XIAOMI_MIMO_MODEL=mimo-v2.6-pro\n" };
    for (const files of [tree, clean]) {
      const statuses = await Promise.all(
        Object.keys(formats).map(
          async (name) => (await out(["check", ".", "--fail-on", level, "--format", name], files)).status,
        ),
      );
      expect(new Set(statuses).size).toBe(1);
    }
  });

  test("several at once, each in its file, are what each is alone", async () => {
    const many = await out(
      ["check", ".", ...Object.keys(formats).flatMap((name) => ["--format", `${name}=out/${name}`])],
      tree,
    );
    expect(many.out).toBe("");
    for (const name of Object.keys(formats))
      expect([name, many.files.get(`/repo/out/${name}`)]).toEqual([
        name,
        (await out(["check", ".", "--format", name], tree)).out,
      ]);
  });

  test.each(names)("nothing found is a valid text too: %s", async (name) => {
    const { out: text, status } = await out(["check", ".", "--format", name], { "/repo/README.md": "" });
    expect([readers[name]!(text), status]).toEqual([[], 0]);
  });

  test.each(["sarif", "json", "jsonl", "markdown", "junit"])("--color changes nothing in %s", async (name) => {
    expect((await out(["check", ".", "--color", "--format", name], tree)).out).toBe(
      (await out(["check", ".", "--format", name], tree)).out,
    );
  });
});

describe("sarif", () => {
  const sarif = async (files: Readonly<Record<string, string>>) =>
    JSON.parse((await out(["check", ".", "--format", "sarif"], files)).out).runs[0];

  test("what lost is a related location", async () => {
    const { results } = await sarif({
      "/repo/.env": `XIAOMI_MIMO_TOKEN_PLAN_API_KEY=${expand("tp-c0000example")}\nXIAOMI_MIMO_API_KEY=${expand("sk-0000example")}\nXIAOMI_MIMO_MODE=token-plan-cn\n`,
    });
    const conflict = results.find((it: any) => it.ruleId === "alias-conflict");
    expect(conflict.locations[0].physicalLocation.region.startLine).toBe(1);
    expect(conflict.relatedLocations.map((it: any) => it.physicalLocation.region.startLine)).toEqual([2]);
  });

  test("no more than code scanning takes", async () => {
    const report = await diagnose({ paths: ["."], at: "2026-09-30" }, world(tree));
    const [one] = report.findings;
    const place = { kind: "file", path: "a", line: 1, column: 1, endLine: 1, endColumn: 2 } as const;
    const many = {
      ...report,
      findings: [
        { ...one!, related: Array.from({ length: 300 }, () => ({ place, message: "here" })) },
        ...Array.from({ length: 25_010 }, () => one!),
      ],
    };
    const view = { color: false, unicode: true, width: 80, lang: "en", verbosity: "normal" } as const;
    const text = (await formats.sarif()).default(many, view);
    expect(readers["sarif"]!(text)).toHaveLength(25_000);
    const [run] = JSON.parse(text).runs;
    expect(run.results[0].relatedLocations).toHaveLength(100);
    expect(run.invocations[0].toolExecutionNotifications.at(-1).message.text).toBe(
      "11 results were left out: code scanning takes 25000",
    );
  });

  test("a folder of the user's has a base and no path", async () => {
    const text = (
      await capture(
        ["/home/u/x.env", "/elsewhere/y.env", "--format", "sarif", ...at],
        world({
          "/home/u/x.env": tree["/repo/.env"]!,
          "/elsewhere/y.env": tree["/repo/.env"]!,
        }),
      )
    ).out;
    expect(text).not.toContain("/home/u");
    const places = JSON.parse(text).runs[0].results.map((it: any) => it.locations[0].physicalLocation.artifactLocation);
    expect(places).toContainEqual({ uri: "x.env", uriBaseId: "HOME" });
    expect(places).toContainEqual({ uri: "file:///elsewhere/y.env" });
  });
});

describe("github", () => {
  const thirty = Object.fromEntries(
    Array.from({ length: 30 }, (_, n) => [
      `/repo/${String(n).padStart(2, "0")}.toml`,
      '[providers.xiaomi_mimo]\nmodel = "mimo-v2-pro"\nbase_url = "https://token-plan-cn.xiaomimimo.com/v1"\n',
    ]),
  );
  const env = { GITHUB_STEP_SUMMARY: "/runner/summary.md" };
  const call = (rest: FakeHost = {}, files: Readonly<Record<string, string>> = thirty, words: readonly string[] = []) =>
    out(["check", ".", "--only", "model-retired", "--format", "github", ...words], files, rest);

  test("of thirty errors ten are printed, twenty said to be cut, and the summary has all", async () => {
    const { out: text, files, status } = await call({ env });
    expect(readers["github"]!(text)).toHaveLength(10);
    expect(text).toContain(
      "20 more errors cut: GitHub shows ten annotations of each level in a step; the step summary has all of them.\n",
    );
    expect(readers["markdown"]!(files.get("/runner/summary.md")!)).toHaveLength(30);
    expect(status).toBe(1);
  });

  test("without a summary the message says where the others are", async () => {
    const { out: text, files } = await call();
    expect(text).toContain(
      "20 more errors cut: GitHub shows ten annotations of each level in a step; `--format markdown` lists",
    );
    expect(files.size).toBe(0);
  });

  test("the summary is appended to, on a line of its own, and only for this format", async () => {
    const { files } = await call({ env }, { ...thirty, "/runner/summary.md": "# Before" });
    expect(files.get("/runner/summary.md")).toMatch(/^\n### mimo-doctor/);
    const other = await out(["check", ".", "--format", "json"], thirty, { env });
    expect(other.files.size).toBe(0);
  });

  test("a page that GitHub would not take is cut at its end", async () => {
    const before = `${"x".repeat(1024 * 1024 - 4_000)}\n`;
    const { files } = await call({ env }, { ...thirty, "/runner/summary.md": before });
    const text = files.get("/runner/summary.md")!;
    expect(before.length + text.length).toBeLessThanOrEqual(1024 * 1024);
    const shown = readers["markdown"]!(text).length;
    expect(shown).toBeGreaterThan(3);
    expect(text).toContain(
      `- not judged: ${30 - shown} of the findings on this page: GitHub takes one MiB for a step\n`,
    );
  });

  test("what is in no file of the repository is named in the message", async () => {
    const { out: text } = await capture(
      ["--format", "github", ...at],
      memoryWorld({ home: "/home/u", cwd: "/repo", ...machine }),
    );
    expect(text).toMatch(/^::error title=mimo-doctor model-retired::~\/\.codewhale\/config\.toml:2: /m);
    expect(text).not.toContain("file=~");
  });
});

describe("agent", () => {
  const files = { "/repo/.env": tree["/repo/.env"]! };
  const first = async (env: FakeHost["env"], words: readonly string[] = [], isTerminal = false) =>
    (
      await capture(["check", ".", ...words, ...at], world(files, { env: env ?? {} }), {
        isTerminal,
        columns: isTerminal ? 80 : undefined,
      })
    ).out;

  test.each(agents.map(({ name }) => name))("picked by itself where %s is set and nobody looks", async (name) => {
    const [agent, text] = [await first({}, ["--format", "agent"]), await first({})];
    expect(agent).not.toBe(text);
    expect(await first({ [name]: "1" })).toBe(agent);
    expect(await first({ [name]: "0" })).toBe(text);
    expect(await first({ [name]: "" })).toBe(text);
    expect(await first({ [name]: "1" }, ["--no-color"], true)).not.toBe(agent);
    expect(await first({ [name]: "1" }, ["--format", "text"])).toBe(text);
    expect(await first({ [name]: "1" }, ["--format", "json=x.json"])).toBe("");
  });

  test("one line a finding, then one that sums up; quiet is that one alone", async () => {
    const { findings } = await diagnose({ paths: ["."], at: "2026-09-30" }, world(files));
    const lines = (await first({}, ["--format", "agent"])).trimEnd().split("\n");
    expect(lines).toHaveLength(findings.length + 1);
    expect((await first({ CLAUDECODE: "1" }, ["-q"])).trimEnd()).toBe(lines.at(-1));
  });

  test("other answers stay as they are", async () => {
    const of = async (env: Readonly<Record<string, string>>) =>
      (await capture(["list", "rules"], world({}, { env }))).out;
    expect(await of({ CLAUDECODE: "1" })).toBe(await of({}));
  });
});

/** Pieces that end a cell, a comment, a command, an attribute, a line; that no XML holds; that turn the writing. */
const pieces = [
  "\n",
  "\r\n",
  "\t",
  "::error file=x::",
  "::set-output name=a::b",
  "::stop-commands::x",
  "##[error]",
  "]]>",
  "<!--",
  "<script>",
  "</system-out>",
  "&amp;",
  "&#0;",
  "|",
  "\\",
  "\\|",
  "`",
  "``",
  "*",
  "_",
  "~",
  "[x](y)",
  "![](z)",
  "@user",
  "#1",
  "%0A",
  "%",
  ",",
  ":",
  '"',
  "'",
  "\u0000",
  "\u0001",
  "\u001b[31m",
  "\u007f",
  "\u0085",
  "\u009b",
  "\u2028",
  "\u2029",
  "\u202e",
  "\u2066",
  "\u061c",
  "\u200e",
  "\ud800",
  "\udc00",
  "\ufffe",
  "\uffff",
  "\ufeff",
  "é",
  "小米",
  "😀",
  " ",
  "a",
  "mimo-v2",
  "${X}",
  "$(x)",
  "-->",
] as const;
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: "binary", maxLength: 3 })), { maxLength: 8 })
  .map((all) => all.join(""));

/** What must be so in every format, whatever stands in a report. */
function harmless(name: string, text: string): void {
  expect(Buffer.from(text, "utf8").toString("utf8")).toBe(text);
  // eslint-disable-next-line no-control-regex
  expect(text).not.toMatch(
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufffe\uffff]/,
  );
  expect(text).not.toMatch(/##\w*\[/);
  expect(text.endsWith("\n")).toBe(true);
  const commands = text.split("\n").filter((line) => line.trimStart().startsWith("::"));
  if (name === "github")
    for (const line of commands) expect(line).toMatch(/^::(?:error|warning|notice) [^:]*title=mimo-doctor [a-z-]+::/);
  else expect(commands).toEqual([]);
  if (name === "markdown")
    for (const line of text.split("\n").filter((it) => it.startsWith("| "))) {
      expect(cellsOf(line)).toHaveLength(5);
      expect(line.replace(/`[^`]*`|<\/?code>/g, "")).not.toMatch(/[<>`]|(?<!\\)\[|@\w/);
    }
}

// The made-up world has forward slashes on every platform.
const withText = (text: string): Readonly<Record<string, string>> => ({
  [`/repo/${text.replace(/[/\\\u0000]/g, "") || "x"}.json`]: JSON.stringify({
    mimo: { baseUrl: "https://api.xiaomimimo.com/v1", apiKey: expand("tp-c0000example"), model: `mimo-${text}` },
  }),
});

describe("text that was written to do harm", () => {
  test.each(Object.keys(formats))("in paths and values: %s", async (name) => {
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        const some = await out(["check", ".", "--format", name, "--format", "json=r.json"], withText(text));
        harmless(name, some.out);
        expect([0, 1]).toContain(some.status);
        if (name === "text") return;
        const all = readers["json"]!(some.files.get("/repo/r.json")!);
        expect(all.length).toBeGreaterThan(0);
        expect(seen(name, some.out)).toEqual(plain(sorted(all, name), name));
      }),
      { numRuns: 60 },
    );
  });

  const report = fc.record({
    message: hostile.map((it) => `m${it}`),
    remedy: fc.option(hostile),
    path: hostile,
    name: hostile,
    because: hostile,
  });
  test.each(Object.keys(formats))("in every field of a report that is merged: %s", async (name) => {
    const clean = JSON.parse((await out(["check", ".", "--format", "json"], tree)).out) as Report;
    await fc.assert(
      fc.asyncProperty(report, async ({ message, remedy, path: file, name: variable, because }) => {
        const position = { line: 3, column: 1, endLine: 3, endColumn: 2 };
        const finding = {
          ...clean.findings[0]!,
          message,
          remedy,
          was: because,
          related: [{ place: { kind: "env", name: variable }, message }],
        };
        const written = JSON.stringify({
          ...clean,
          findings: [
            { ...finding, place: { kind: "file", path: file, ...position, name: variable, key: because } },
            { ...finding, place: { kind: "env", name: variable } },
          ],
          skipped: [{ what: message, because }],
        });
        const files = { "/repo/a.json": written };
        const some = await capture(["merge", "a.json", "--format", name], world(files));
        harmless(name, some.out);
        expect([some.status, some.err]).toEqual([1, ""]);
        if (
          ["json", "jsonl", "gitlab", "rdjson", "checkstyle", "junit"].includes(name) &&
          file !== "" &&
          variable.trim() !== ""
        )
          expect(readers[name]!(some.out)).toHaveLength(2);
      }),
      { numRuns: 60 },
    );
  });

  /** What Markdown shows differently from what is written is compared without. */
  const plain = (lines: readonly string[], name: string): readonly string[] =>
    name === "markdown" || name === "agent" ? lines.map((line) => line.replace(/[`\s\\]|: \d+/g, "")).sort() : lines;
  const seen = (name: string, text: string): readonly string[] => plain(sorted(readers[name]!(text), name), name);
});

describe("the same bytes", () => {
  test.each(Object.keys(formats))("in whatever order a disk has its files: %s", async (name) => {
    const backwards = Object.fromEntries(Object.entries(tree).reverse());
    expect((await out(["check", ".", "--format", name], backwards)).out).toBe(
      (await out(["check", ".", "--format", name], tree)).out,
    );
    const paths = ["deploy", ".env", "config.toml", "."];
    expect((await out(["check", ...paths, "--format", name], tree)).out).toBe(
      (await out(["check", ...paths.reverse(), "--format", name], tree)).out,
    );
  });

  test("in any language and time zone, as it is installed", () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mimo-doctor-formats-"));
    try {
      for (const [name, text] of Object.entries(tree)) {
        const file = path.join(folder, name.replace("/repo/", ""));
        fs.mkdirSync(path.dirname(file), { recursive: true });
        fs.writeFileSync(file, text, { mode: 0o600 });
      }
      const program = path.resolve(import.meta.dirname, "../bin/mimo-doctor.cjs");
      const all = Object.keys(formats).flatMap((name) => ["--format", `${name}=out.${name}`]);
      const outputs = [
        { LC_ALL: "C", TZ: "UTC" },
        { LC_ALL: "tr_TR.UTF-8", TZ: "Pacific/Kiritimati" },
        { LC_ALL: "de_DE.UTF-8", LANG: "sv_SE.UTF-8", TZ: "America/St_Johns" },
      ].map((env) => {
        const { status } = spawnSync(
          process.execPath,
          [program, "check", "deploy", ".env", "config.toml", ...at, ...all],
          {
            cwd: folder,
            env: { PATH: process.env["PATH"], HOME: folder, ...env },
          },
        );
        return [
          status,
          ...Object.keys(formats).map((name) => fs.readFileSync(path.join(folder, `out.${name}`), "utf8")),
        ];
      });
      expect(outputs[0]?.[0]).toBe(1);
      expect(outputs[1]).toEqual(outputs[0]);
      expect(outputs[2]).toEqual(outputs[0]);
    } finally {
      fs.rmSync(folder, { recursive: true });
    }
  });
});
