// The walk through a folder against git itself: the same files, whatever the patterns, and nothing outside of the tree.
import { afterAll, describe, expect, test } from "@jest/globals";
import fc from "./support/property.ts";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { diagnose } from "../lib/index.ts";
import type { Host } from "../lib/model/host.ts";
import { walk } from "../lib/discover/walk.ts";
import { memoryWorld } from "../lib/host/memory.ts";
import { nodeWorld } from "../lib/host/node.ts";
import { formats } from "../lib/report/formats/index.ts";
import { canary } from "./support/canaries.ts";
import { capture, everything } from "./support/capture.ts";

const root = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), "paths-git-"));
afterAll(() => fs.rmSync(root, { recursive: true, force: true }));

const wanted = { isCandidate: () => true, asGit: true } as const;

/** No settings of whoever runs this: neither names of files to ignore nor hooks. */
const env = {
  PATH: process.env["PATH"],
  HOME: root,
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_SYSTEM: "/dev/null",
  LC_ALL: "C",
};
const git = (cwd: string, ...args: readonly string[]): string =>
  execFileSync("git", args as string[], { cwd, env, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });

const hasGit = ((): boolean => {
  try {
    git(root, "--version");
    return true;
  } catch {
    return false;
  }
})();
const withGit = hasGit ? test : test.skip;

let trees = 0;
function treeOf(files: Readonly<Record<string, string>>): string {
  const folder = path.join(root, `t${trees++}`);
  fs.mkdirSync(folder);
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), text);
  }
  return folder;
}

/** What git would take into the index, links aside: they are not followed. */
function asGit(folder: string): readonly string[] {
  git(folder, "init", "-q", ".");
  return git(folder, "ls-files", "-z", "-o", "--exclude-standard")
    .split("\0")
    .filter((name) => name !== "" && fs.lstatSync(path.join(folder, name)).isFile())
    .sort();
}

const asWalked = (world: Host, folder: string): readonly string[] =>
  walk(world, folder, wanted)
    .map((it) => it.slice(folder.length + 1))
    .sort();

const names = [
  "a",
  "b",
  "c",
  "foo",
  "bar",
  "a.env",
  "b.env",
  ".env",
  "x y",
  "é",
  "A",
  "foo.bak",
  "#x",
  "!n",
  "a[1]",
  "t ",
];
const folders = ["", "a/", "b/", "foo/", "foo/bar/", "a/b/", "a/b/c/", "a/foo/", "build/", ".hidden/"];
const file = fc.tuple(fc.constantFrom(...folders), fc.constantFrom(...names)).map(([folder, name]) => folder + name);

const part = fc.constantFrom(
  "a",
  "b",
  "c",
  "foo",
  "bar",
  "build",
  ".env",
  "*.env",
  "*",
  "**",
  "?",
  "a*",
  "*a",
  "[ab]",
  "[!a]",
  "[a-c]",
  "[^b]",
  "fo?",
  "*.bak",
  "é",
  "x y",
  "x\\ y",
  "\\#x",
  "\\!n",
  "a\\[1\\]",
  "a[[]1]",
  "A",
  "f*o",
  ".*",
  "?oo",
  "[[:alpha:]]",
  "**foo",
  "a**",
);
const pattern = fc
  .record({
    not: fc.constantFrom("", "", "", "!"),
    lead: fc.constantFrom("", "", "", "/", "**/"),
    parts: fc.array(part, { minLength: 1, maxLength: 3 }),
    tail: fc.constantFrom("", "", "", "/", "/**", "/*", " ", "  ", "\\ ", "\r", "\t"),
  })
  .map(({ not, lead, parts, tail }) => not + lead + parts.join("/") + tail);
const odd = fc.constantFrom(
  "",
  "# a comment",
  "#x",
  "!",
  "/",
  "\\",
  "!!a",
  "*/",
  "//",
  "/*",
  "!/*",
  "**",
  "[",
  "[a",
  "a\\",
  "***",
  "a//b",
  "./a",
);
const ignoring = fc.array(fc.oneof({ weight: 6, arbitrary: pattern }, { weight: 1, arbitrary: odd }), { maxLength: 6 });

const tree = fc.record({
  files: fc.uniqueArray(file, { minLength: 3, maxLength: 14 }),
  ignores: fc.dictionary(fc.constantFrom("", "a/", "foo/", "a/b/", "b/"), ignoring, { maxKeys: 3 }),
  end: fc.constantFrom("\n", "\r\n"),
  info: fc.option(ignoring, { nil: undefined, freq: 3 }),
});

const runs = Number(process.env["GIT_RUNS"] ?? 120);

describe("the same files as git", () => {
  withGit("trees and patterns that nobody thought of", () => {
    fc.assert(
      fc.property(tree, ({ files, ignores, end, info }) => {
        const all: Record<string, string> = {};
        // A name cannot be a folder as well.
        for (const name of files) if (!files.some((it) => it.startsWith(`${name}/`))) all[name] = "";
        for (const [folder, lines] of Object.entries(ignores))
          if (folder === "" || !Object.hasOwn(all, folder.slice(0, -1))) {
            const above = folder
              .split("/")
              .slice(0, -1)
              .map((_, n, parts) => parts.slice(0, n + 1).join("/"));
            if (!above.some((it) => Object.hasOwn(all, it))) all[`${folder}.gitignore`] = lines.join(end) + end;
          }
        const folder = treeOf(all);
        git(folder, "init", "-q", ".");
        if (info) fs.writeFileSync(path.join(folder, ".git/info/exclude"), info.join("\n"));
        expect(asWalked(nodeWorld(), folder)).toEqual(asGit(folder));
        fs.rmSync(folder, { recursive: true });
      }),
      { numRuns: runs, seed: 20_260_930, endOnFailure: runs > 120 },
    );
  });

  const cases: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    [
      "a folder that is ignored stays so, whatever is taken back in it",
      { ".gitignore": "a/\n!a/keep\n", "a/keep": "", "a/b": "" },
    ],
    [
      "what is in a folder is ignored, and one of it taken back",
      { ".gitignore": "a/*\n!a/keep\n", "a/keep": "", "a/b": "" },
    ],
    ["a nearer file takes back", { ".gitignore": "*.env\n", "a/.gitignore": "!x.env\n", "a/x.env": "", "b/x.env": "" }],
    ["a blank at the end that is escaped", { ".gitignore": "t\\ \nx \n", "t ": "", t: "", x: "", "x ": "" }],
    ["only folders", { ".gitignore": "x/\n", "a/x": "", "b/x/y": "" }],
    ["a byte-order mark before the patterns", { ".gitignore": "\ufeffx\ny\n", x: "", y: "", z: "" }],
    ["Windows line ends", { ".gitignore": "x\r\ny/\r\n", x: "", "y/a": "", z: "" }],
    ["upper case", { ".gitignore": "FOO\n", foo: "", FOO: "" }],
    ["two stars", { ".gitignore": "**/x/**\n", "x/a": "", "a/x/b": "", "a/b": "" }],
    ["a folder called .gitignore", { ".gitignore/x": "", y: "" }],
  ];
  withGit.each(cases)("%s", (_name, files) => {
    const folder = treeOf(files);
    expect(asWalked(nodeWorld(), folder)).toEqual(asGit(folder));
  });

  withGit("a folder inside of the repository: the rules above it count", () => {
    const folder = treeOf({
      ".gitignore": "*.env\n/a/b/x\n",
      "a/.gitignore": "!y.env\n",
      "a/b/x": "",
      "a/b/y.env": "",
      "a/b/z.env": "",
      "a/b/w": "",
    });
    const all = asGit(folder).filter((it) => it.startsWith("a/b/"));
    expect(asWalked(nodeWorld(), `${folder}/a/b`).map((it) => `a/b/${it}`)).toEqual(all);
  });

  withGit("a folder that the repository ignores, and that was named itself, is looked at with what is in it", () => {
    const folder = treeOf({ ".gitignore": "/a/\n", "a/x": "", "a/b/y": "" });
    asGit(folder);
    expect(asWalked(nodeWorld(), `${folder}/a`)).toEqual(["b/y", "x"]);
  });

  withGit("a repository in a repository is not looked into, as long as it is not named itself", () => {
    const files = { ".gitignore": "*.env\n", "sub/.gitignore": "x\n", "sub/x": "", "sub/a.env": "", "sub/y": "" };
    const folder = treeOf({ ...files, "work/.git": "gitdir: /x\n", "work/z": "", "not/.git/x": "", "not/y": "" });
    const own = asGit(`${folder}/sub`);
    expect(own).toEqual([".gitignore", "a.env", "y"]);
    // Outside of a repository each one is looked at by its own rules.
    expect(asWalked(nodeWorld(), folder)).toEqual([
      ".gitignore",
      "not/y",
      "sub/.gitignore",
      "sub/a.env",
      "sub/y",
      "work/z",
    ]);
    git(folder, "init", "-q", ".");
    expect(asWalked(nodeWorld(), folder)).toEqual([".gitignore", "not/y"]);
    fs.rmSync(`${folder}/work`, { recursive: true });
    expect(asWalked(nodeWorld(), folder)).toEqual(asGit(folder));
    expect(asWalked(nodeWorld(), `${folder}/sub`)).toEqual([".gitignore", "a.env", "y"]);
  });

  test("links are not followed: neither out of the tree, nor in a circle", () => {
    const outside = treeOf({ "secret.env": "MIMO_API_KEY=x" });
    const folder = treeOf({ "a/x": "" });
    fs.symlinkSync(outside, path.join(folder, "out"));
    fs.symlinkSync(path.join(outside, "secret.env"), path.join(folder, "out.env"));
    fs.symlinkSync("..", path.join(folder, "a/up"));
    fs.symlinkSync("self", path.join(folder, "self"));
    expect(asWalked(nodeWorld(), folder)).toEqual(["a/x"]);
  });

  test("without a repository the rules of the folder count, and none above it", () => {
    const world = memoryWorld({
      files: { "/x/.gitignore": "a\n", "/x/y/.gitignore": "b\n", "/x/y/a": "", "/x/y/b": "", "/x/y/c": "" },
    });
    expect(asWalked(world, "/x/y")).toEqual([".gitignore", "a", "c"]);
  });
});

describe("the same bytes everywhere", () => {
  const key = canary("everywhere", "tp-");
  const toml = `[providers.xiaomi_mimo]\napi_key = "${key}"\nbase_url = "https://api.xiaomimimo.com/v1"\n`;
  const texts = {
    "z.toml": toml,
    "a/.env": `MIMO_API_KEY=${key}\nMIMO_BASE_URL=https://api.xiaomimimo.com/v1\nMIMO_MODEL=MiMo-V2.5\n`,
    "a/Z.toml": toml,
    "a/é.toml": toml,
    "ä.json": `{"baseUrl": "https://api.xiaomimimo.com/v1", "apiKey": "${key}"}`,
    "I.env": "MIMO_API_KEY=\n",
    "i.env": "MIMO_MODEL=mimo-v2-omni\nMIMO_API_KEY=x\n",
  };
  const made = memoryWorld({
    home: "/home/u",
    cwd: "/repo",
    env: {},
    now: "2026-09-30",
    files: Object.fromEntries(Object.entries(texts).map(([name, text]) => [`/repo/${name}`, text])),
  });
  const all = Object.keys(formats).filter((name) => name !== "text");
  const outputs = async (world: Host, paths: readonly string[] = ["."]): Promise<string> => {
    const wanted = all.flatMap((name) => ["--format", `${name}=/out/${name}`]);
    return everything(await capture(["check", ...paths, "--format", "text", ...wanted], world));
  };

  test("whatever the order of the folder", async () => {
    const turned = { ...made, entries: (folder: string) => [...made.entries(folder)].reverse() };
    expect(await outputs(turned)).toBe(await outputs(made));
    const named = Object.keys(texts);
    expect(await outputs(made, [...named].reverse())).toBe(await outputs(made, named));
  });

  test.each([
    ["TZ", "Asia/Tokyo"],
    ["LC_ALL", "tr_TR.UTF-8"],
    ["LANG", "sv_SE.UTF-8"],
  ])("whatever %s", async (name, value) => {
    const before = await outputs(made);
    const old = process.env[name];
    process.env[name] = value;
    try {
      expect(await outputs({ ...made, env: { [name]: value } })).toBe(before);
    } finally {
      if (old === undefined) delete process.env[name];
      else process.env[name] = old;
    }
  });

  test("a name with dots is the same file", async () => {
    const direct = await diagnose({ paths: ["a/.env"], at: "2026-09-30" }, made);
    expect(direct.findings.length).toBeGreaterThan(0);
    for (const odd of ["./a/.env", "a/../a/./.env", "../repo/a//.env", "/repo/x/../a/.env"])
      expect((await diagnose({ paths: [odd, "a/.env"], at: "2026-09-30" }, made)).findings).toEqual(direct.findings);
    const above = memoryWorld({
      cwd: "/repo/in",
      files: { "/repo/in/.gitignore": "*\n", "/x/.git/HEAD": "", "/x/a.env": "MIMO_API_KEY=\n" },
    });
    expect((await diagnose({ paths: ["../../x"], at: "2026-09-30" }, above)).paths?.files).toBe(1);
  });
});
