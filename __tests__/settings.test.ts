// mimo-doctor.toml and --baseline: what they change, who wins, and what is said of a file that is not right.
import { describe, expect, test } from "@jest/globals";
import { meaningOf } from "../lib/cli/settings/apply.ts";
import { memoryWorld } from "../lib/host/memory.ts";
import { capture } from "./support/capture.ts";
import { expand } from "./support/keys.ts";

type Files = Readonly<Record<string, string>>;

const worldOf = (files: Files, cwd = "/repo") =>
  memoryWorld({
    env: {},
    home: "/home/u",
    cwd,
    now: "2026-09-30",
    files: Object.fromEntries(Object.entries(files).map(([path, text]) => [path, expand(text)])),
  });

/** A placeholder: one error. */
const sample = "MIMO_API_KEY=your-api-key\n";
const files: Files = {
  "/repo/.git/HEAD": "ref: refs/heads/main\n",
  "/repo/.env": sample,
  "/repo/sub/.env": sample,
  "/repo/vendor/.env": sample,
};

async function report(words: readonly string[], all: Files, cwd?: string) {
  const { out, err, status } = await capture([...words, "--format", "json"], worldOf(all, cwd));
  if (status > 1) throw new Error(err);
  const { findings, summary, leftOut, skipped, paths, resolutions } = JSON.parse(out);
  return {
    status,
    summary,
    leftOut,
    skipped,
    paths,
    clients: [...new Set(resolutions.map((it: any) => it.client))],
    found: findings.map((it: any) => `${it.place?.path} ${it.severity} ${it.rule}`),
  };
}

const paths = ["/repo/.env", "/repo/sub/.env", "/repo/vendor/.env"];
const inAll = [".env", "sub/.env", "vendor/.env"];
const errors = (...names: readonly string[]) => names.map((it) => `${it} error key-placeholder`);

describe("what it changes", () => {
  const cases: readonly (readonly [
    what: string,
    settings: string,
    words: readonly string[],
    found: readonly string[],
    status: number,
    left: number,
  ])[] = [
    ["nothing where it is empty", "", [], errors(...inAll), 1, 0],
    ["a severity", `rules.key-placeholder = "note"`, [], inAll.map((it) => `${it} note key-placeholder`), 0, 0],
    ["a rule off", `[rules]\nkey-placeholder = "off"`, [], [], 0, 3],
    [
      "a severity in some files",
      `[[overrides]]\npaths = ["sub/"]\nrules = { key-placeholder = "off" }`,
      [],
      errors(".env", "vendor/.env"),
      1,
      1,
    ],
    [
      "the last override counts",
      `overrides = [{ paths = ["*.env"], rules = { key-placeholder = "off" } }, { paths = ["/.env"], rules = { key-placeholder = "error" } }]`,
      [],
      errors(".env"),
      1,
      2,
    ],
    ["ignored files", `ignore = ["vendor"]`, [], errors(".env", "sub/.env"), 1, 0],
    ["all but some", `ignore = ["*", "!/.env"]`, [], errors(".env"), 1, 0],
    ["when it fails", `fail-on = "never"`, [], errors(...inAll), 0, 0],
    [
      "the option comes before: severity",
      `rules.key-placeholder = "off"`,
      ["--severity", "key-placeholder=error"],
      errors(...inAll),
      1,
      0,
    ],
    ["the option comes before: fail-on", `fail-on = "never"`, ["--fail-on", "error"], errors(...inAll), 1, 0],
    [
      "the option comes before: only",
      `rules.key-placeholder = "off"`,
      ["--only", "key-placeholder"],
      errors(...inAll),
      1,
      0,
    ],
    ["the option comes before: skip", `rules.key-placeholder = "error"`, ["--skip", "key-placeholder"], [], 0, 0],
    ["the option comes before: no-ignore", `ignore = ["vendor"]`, ["--no-ignore"], errors(...inAll), 1, 0],
    [
      "the option comes before: no-settings",
      `rules.key-placeholder = "off"`,
      ["--no-settings"],
      errors(...inAll),
      1,
      0,
    ],
  ];
  test.each(cases)("%s", async (_what, settings, words, found, status, left) => {
    const it = await report([...paths, ...words], { ...files, "/repo/mimo-doctor.toml": settings });
    const ignored = settings.includes("ignore =") && !words.includes("--no-ignore");
    expect([it.found.sort(), it.status]).toEqual([[...found].sort(), status]);
    // Named and ignored: a word about each, and no finding to count.
    expect(it.leftOut.settings).toBe(left);
    expect(it.skipped.map(({ because }: any) => because)).toEqual(
      ignored ? Array<string>(3 - found.length).fill("the settings file leaves it out") : [],
    );
  });

  test("files below a folder are left out without a word", async () => {
    const it = await report(["/repo"], { ...files, "/repo/mimo-doctor.toml": `ignore = ["vendor"]` });
    expect([it.found, it.skipped]).toEqual([errors(".env", "sub/.env"), []]);
  });

  test("clients: fewer are judged, and none of them is set up by being named", async () => {
    const dir = "/home/u/.claude/settings.json";
    const machine = {
      [dir]: `{ "env": { "ANTHROPIC_BASE_URL": "https://token-plan-cn.xiaomimimo.com/anthropic", "ANTHROPIC_AUTH_TOKEN": "tp-c0000example" } }`,
      "/home/u/.codewhale/config.toml": `[providers.xiaomi_mimo]\nmodel = "mimo-v2.6-pro"\n`,
    };
    const within = (list: string) => report([], { ...machine, "/repo/mimo-doctor.toml": `clients = ${list}` });
    expect((await report([], machine)).clients).toEqual(["codewhale", "claude-code"]);
    expect((await within(`["claude-code"]`)).clients).toEqual(["claude-code"]);
    const none = await report([], { "/repo/mimo-doctor.toml": `clients = ["claude-code"]` });
    expect([none.clients, none.found, none.status]).toEqual([[], [], 0]);
    const named = await report(["--client", "codewhale"], {
      ...machine,
      "/repo/mimo-doctor.toml": `clients = ["claude-code"]`,
    });
    expect(named.clients).toEqual(["codewhale"]);
  });

  test("when the machine is diagnosed too: a file's findings, and the home folder is none of its business", async () => {
    const machine = {
      "/repo/.env": sample,
      "/home/u/.codewhale/config.toml": `[providers.xiaomi_mimo]\napi_key = "your-api-key"\n`,
    };
    const it = await report([], { ...machine, "/repo/mimo-doctor.toml": `ignore = ["*"]` });
    expect(it.found.filter((line: string) => line.startsWith(".env"))).toEqual([]);
    expect(it.found).toContain("~/.codewhale/config.toml error key-placeholder");
  });
});

describe("a repository that brings a settings file", () => {
  const machine = {
    "/home/u/.claude/settings.json": `{ "env": { "ANTHROPIC_BASE_URL": "https://token-plan-cn.xiaomimimo.com/anthropic", "ANTHROPIC_AUTH_TOKEN": "tp-c0000example" } }`,
    "/repo/.claude/settings.json": `{ "env": { "ANTHROPIC_BASE_URL": "https://mimo.example.org/anthropic" } }`,
  };
  const redirects = ".claude/settings.json error project-file-redirects-key";
  const hiding = `ignore = ["*"]\nrules.project-file-redirects-key = "off"`;

  test("cannot hide that it redirects the key, but its user can", async () => {
    expect((await report([], machine)).found).toContain(redirects);
    expect((await report([], { ...machine, "/repo/mimo-doctor.toml": hiding })).found).toContain(redirects);
    const named = await report(["--settings", "mimo-doctor.toml"], { ...machine, "/repo/mimo-doctor.toml": hiding });
    expect(named.found).not.toContain(redirects);
  });

  test("is named where it leaves out clients", async () => {
    const it = await report([], { ...machine, "/repo/mimo-doctor.toml": `clients = ["codewhale"]` });
    expect(it.skipped).toEqual([
      { what: "clients other than codewhale", because: "mimo-doctor.toml names only these" },
    ]);
  });
});

describe("where it is looked for", () => {
  const off = `rules.key-placeholder = "off"`;
  const cases: readonly (readonly [
    what: string,
    file: string,
    cwd: string,
    git: string | undefined,
    found: boolean,
  ])[] = [
    ["the working directory", "/a/b/c/mimo-doctor.toml", "/a/b/c", undefined, true],
    ["above it", "/a/mimo-doctor.toml", "/a/b/c", undefined, true],
    ["the root of the file system", "/mimo-doctor.toml", "/a/b/c", undefined, true],
    ["the root of the repository", "/a/mimo-doctor.toml", "/a/b/c", "/a/.git/HEAD", true],
    ["not above the repository", "/mimo-doctor.toml", "/a/b/c", "/a/.git/HEAD", false],
    ["a worktree's root is one, too", "/a/mimo-doctor.toml", "/a/b/c", "/a/b/.git", false],
    ["not below", "/a/b/c/d/mimo-doctor.toml", "/a/b/c", undefined, false],
  ];
  test.each(cases)("%s", async (_what, file, cwd, git, found) => {
    const all = { [`${cwd}/.env`]: sample, [file]: off, ...(git ? { [git]: "x" } : {}) };
    expect((await report([".env"], all, cwd)).leftOut.settings).toBe(found ? 1 : 0);
  });

  test("--settings names one; patterns mean what is below its folder", async () => {
    const all = {
      ...files,
      "/etc/m.toml": `ignore = [".env"]`,
      "/repo/sub/own.toml": `ignore = [".env"]`,
      "/repo/mimo-doctor.toml": off,
    };
    expect((await report([...paths, "--settings", "/etc/m.toml"], all)).found).toEqual(errors(...inAll));
    expect((await report([...paths, "--settings=sub/own.toml"], all)).found).toEqual(errors(".env", "vendor/.env"));
  });

  test("a path with two dots in it is what it leads to", () => {
    const { isIgnored } = meaningOf({ path: "/repo/sub/../mimo-doctor.toml", ignore: ["/.env", "vendor/"] });
    expect(["/repo/sub/../.env", "/repo/./vendor/a", "/repo/vendor/../a.env", "/repo/../.env"].map(isIgnored)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  test("the last of --settings and --no-settings counts", async () => {
    const all = { ...files, "/repo/off.toml": off };
    expect((await report([".env", "--no-settings", "--settings", "off.toml"], all)).leftOut.settings).toBe(1);
    expect((await report([".env", "--settings", "off.toml", "--no-settings"], all)).leftOut.settings).toBe(0);
  });
});

describe("a file that is not right is status 2, in one sentence with its place", () => {
  const cases: readonly (readonly [text: string, said: string])[] = [
    ["a = = 1", "`mimo-doctor.toml:1`, column 5: the value is none of TOML's: a text needs quotes"],
    ["fail-onn = 'error'", "`mimo-doctor.toml:1`, column 1: `fail-onn` is no setting: did you mean `fail-on`?"],
    [
      "\nseverity = 'x'",
      "`mimo-doctor.toml:2`, column 1: `severity` is no setting: there are fail-on, clients, ignore, rules, overrides",
    ],
    [
      "[rules]\nkey-placehodler = 'off'",
      "`mimo-doctor.toml:2`, column 1: `key-placehodler` is no rule: did you mean `key-placeholder`?",
    ],
    ["[rules]\nx = 'off'", "`mimo-doctor.toml:2`, column 1: `x` is no rule: see `mimo-doctor list rules`"],
    [
      "[rules]\nkey-placeholder = 'of'",
      "`mimo-doctor.toml:2`, column 19: `of` is not possible here: did you mean `off`?",
    ],
    ["rules.model-case = 'x'", "`mimo-doctor.toml:1`, column 20: `x` is not possible here: error, warning, note, off"],
    ["fail-on = 3", "`mimo-doctor.toml:1`, column 11: it must be a text in quotes: error, warning, note, never"],
    [
      "clients = ['claud-code']",
      "`mimo-doctor.toml:1`, column 12: `claud-code` is not possible here: did you mean `claude-code`?",
    ],
    ["clients = 'codewhale'", "`mimo-doctor.toml:1`, column 11: `clients` must be a list"],
    ["ignore = [3]", "`mimo-doctor.toml:1`, column 11: `ignore[0]` must be a text in quotes"],
    ["ignore = ['']", "`mimo-doctor.toml:1`, column 11: `ignore[0]` is empty"],
    ["rules = 3", "`mimo-doctor.toml:1`, column 9: `rules` must be a table"],
    ["[[overrides]]\npaths = ['x']", "`mimo-doctor.toml:1`, column 1: `overrides[0].rules` is missing"],
    [
      "[[overrides]]\npaths = ['x']\nrule = {}\nrules = {}",
      "`mimo-doctor.toml:3`, column 1: `rule` is no setting: did you mean `rules`?",
    ],
    ["[[overrides]]\npaths = []\nrules = {}", "`mimo-doctor.toml:2`, column 9: `overrides[0].paths` is empty"],
    ["ignore = ['a']\nrules = 3\nclients = 4", "`mimo-doctor.toml:2`, column 9: `rules` must be a table"],
    [
      "clients = ['tp-c0000example']",
      "`mimo-doctor.toml:1`, column 12: `tp-****` is not possible here: codewhale, codewhale@pr2627, codewhale@0.9",
    ],
  ];
  test.each(cases)("%j", async (text, said) => {
    const { out, err, status } = await capture([], worldOf({ "/repo/mimo-doctor.toml": text }));
    expect([status, out, err.slice(0, `mimo-doctor: ${said}`.length)]).toEqual([2, "", `mimo-doctor: ${said}`]);
    expect(err.trimEnd()).not.toContain("\n");
  });

  test("UTF-16, a folder, nothing", async () => {
    const world = (file: string | Uint8Array) =>
      memoryWorld({ env: {}, home: "/home/u", cwd: "/repo", files: { "/repo/mimo-doctor.toml": file } });
    expect((await capture([], world(new Uint8Array([0xff, 0xfe, 0x61, 0])))).status).toBe(2);
    const folder = memoryWorld({ home: "/home/u", cwd: "/repo", files: { "/repo/own/x": "" } });
    expect((await capture(["--settings", "own"], folder)).err).toBe("mimo-doctor: `own` cannot be read\n");
    expect((await capture(["--settings", "gone.toml"], folder)).err).toBe(
      "mimo-doctor: `--settings` names a file that does not exist: `gone.toml`\n",
    );
  });
});

describe("the baseline", () => {
  const jsonOf = async (words: readonly string[], all: Files): Promise<string> =>
    (await capture([...words, "--format", "json"], worldOf(all))).out;

  test("known findings are left out and counted, new ones stay", async () => {
    const before = await jsonOf([".env", "sub/.env"], files);
    const it = await report([...paths, "--baseline", "base.json"], { ...files, "/repo/base.json": before });
    expect([it.found, it.status, it.leftOut]).toEqual([
      errors("vendor/.env"),
      1,
      { comments: 0, baseline: 2, settings: 0 },
    ]);
    const clean = await report([".env", "--baseline", "base.json"], { ...files, "/repo/base.json": before });
    expect([clean.status, clean.summary.errors]).toEqual([0, 0]);
  });

  const moved: readonly (readonly [name: string, before: string, after: string])[] = [
    [".env", sample, `\n# a word\nOTHER=1\n${sample}`],
    [
      "mimo.toml",
      `base_url = "https://api.xiaomimimo.com/v1"\napi_key = "your-api-key"\n`,
      `# a word\n\napi_key = "your-api-key"\nbase_url = "https://api.xiaomimimo.com/v1"\n`,
    ],
    [
      "mimo.yaml",
      `llm:\n  base_url: https://api.xiaomimimo.com/v1\n  api_key: your-api-key\n`,
      `other: 1\n\nllm:\n  api_key: "your-api-key"\n  base_url: https://api.xiaomimimo.com/v1\n`,
    ],
    [
      "mimo.jsonc",
      `{ "baseUrl": "https://api.xiaomimimo.com/v1", "apiKey": "your-api-key" }`,
      `{\n// a word\n"apiKey": "your-api-key",\n"baseUrl": "https://api.xiaomimimo.com/v1"\n}`,
    ],
    ["env.sh", `export ${sample}`, `#!/bin/sh\necho\nexport ${sample}`],
    ["broken.toml", `[mimo]\napi_key = your-api-key\n`, `[mimo]\n\n\napi_key = your-api-key\n`],
  ];
  test.each(moved)("a line that moved is still known: %s", async (name, before, after) => {
    const base = await jsonOf([name], { [`/repo/${name}`]: before });
    expect(JSON.parse(base).findings.length).toBeGreaterThan(0);
    const it = await report([name, "--baseline=base.json"], { [`/repo/${name}`]: after, "/repo/base.json": base });
    expect(it.found).toEqual([]);
  });

  test("it works for the machine, and for a report that had a baseline itself", async () => {
    const machine = { "/home/u/.codewhale/config.toml": `[providers.xiaomi_mimo]\napi_key = "your-api-key"\n` };
    const base = await jsonOf([], machine);
    const it = await report(["--baseline", "base.json"], { ...machine, "/repo/base.json": base });
    expect([it.found, it.status]).toEqual([[], 0]);
  });

  test.each([
    ["no JSON", "x", "`base.json` is no baseline"],
    ["JSON of others", `{ "findings": [] }`, "`base.json` is no baseline"],
    ["a list", "[]", "`base.json` is no baseline"],
    ["nothing there", undefined, "`--baseline` names a file that does not exist: `base.json`"],
  ])("%s is status 2", async (_what, text, said) => {
    const all = text === undefined ? files : { ...files, "/repo/base.json": text };
    const { err, status, out } = await capture(["--baseline", "base.json"], worldOf(all));
    expect([status, out, err.includes(said)]).toEqual([2, "", true]);
  });
});
