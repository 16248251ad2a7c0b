// The package as npm makes it, in an empty folder: what is in it, that it runs, that the library has types.
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expand } from "./support/keys.ts";

const project = path.resolve(import.meta.dirname, "..");
const manifest = JSON.parse(fs.readFileSync(path.join(project, "package.json"), "utf8"));
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mimo-doctor-pack-"));
const home = path.join(folder, "home");
const consumer = path.join(folder, "consumer");
const installed = path.join(consumer, "node_modules/mimo-doctor");

function run(cwd: string, command: string, ...words: string[]) {
  const { PATH = "", SystemRoot } = process.env;
  const env = {
    PATH,
    HOME: home,
    USERPROFILE: home,
    npm_config_update_notifier: "false",
    ...(SystemRoot && { SystemRoot }),
  };
  const { status, stdout, stderr } = spawnSync(command, words, {
    cwd,
    env,
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  return { status, stdout, stderr };
}

/** Paths of all files below, with forward slashes. */
const filesIn = (root: string): string[] =>
  fs
    .readdirSync(root, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .sort();

let tarball = "";

beforeAll(() => {
  for (const name of ["home/.codewhale", "consumer"]) fs.mkdirSync(path.join(folder, name), { recursive: true });
  // `npm test` has built already; a second build would pull the files from under the other tests.
  expect(run(project, "npm", "pack", "--ignore-scripts", "--pack-destination", folder)).toMatchObject({ status: 0 });
  tarball = path.join(
    folder,
    fs.readdirSync(folder).find((name) => name.endsWith(".tgz"))!,
  );
  fs.writeFileSync(path.join(consumer, "package.json"), "{}");
  expect(run(consumer, "npm", "install", "--offline", "--ignore-scripts", "--no-audit", tarball)).toMatchObject({
    status: 0,
  });
}, 120_000);
afterAll(() => fs.rmSync(folder, { recursive: true }));

describe("what is in it", () => {
  test("nothing but the launcher, what was built, the manual, the schema and the papers", () => {
    const built = filesIn(path.join(project, "dist"));
    expect(filesIn(installed)).toEqual(
      [
        "CHANGELOG.md",
        "LICENSE",
        "README.md",
        "README.zh-CN.md",
        "package.json",
        "bin/mimo-doctor.cjs",
        "man/mimo-doctor.1",
        ...filesIn(path.join(project, "schema")).map((name) => `schema/${name}`),
        "facts/mimo.json",
        ...built.map((name) => `dist/${name}`),
      ].sort(),
    );
    for (const name of built)
      expect(name).toMatch(/^(?:cli\/[\w-]+\.cjs|lib\/[\w-]+\.js|types\/[\w./-]+\.d\.ts|THIRD-PARTY-LICENSES\.txt)$/);
  });

  test("at most 1,040 KiB", () => expect(fs.statSync(tarball).size).toBeLessThanOrEqual(1_040 * 1024));

  test("no dependencies", () => {
    const { dependencies, optionalDependencies, peerDependencies, bundleDependencies } = manifest;
    expect({ dependencies, optionalDependencies, peerDependencies, bundleDependencies }).toEqual({});
    expect(fs.readdirSync(path.join(consumer, "node_modules")).filter((name) => !name.startsWith("."))).toEqual([
      "mimo-doctor",
    ]);
  });

  test("the licences of what is bundled", () => {
    const texts = fs.readFileSync(path.join(installed, "dist/THIRD-PARTY-LICENSES.txt"), "utf8");
    for (const name of ["smol-toml", "yargs-parser", "chalk", "get-east-asian-width"])
      expect(texts).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\([\\w-]+\\)$`, "m"));
  });

  test("no path of the machine that built it", () => {
    for (const name of filesIn(installed))
      expect(fs.readFileSync(path.join(installed, name), "latin1").includes(project)).toBe(false);
  });
});

describe("the command line", () => {
  test("says its version", () => {
    expect(run(consumer, "npx", "mimo-doctor", "--version")).toEqual({
      status: 0,
      stdout: `${manifest.version}\n`,
      stderr: "",
    });
  });

  test("diagnoses", () => {
    const key = expand("tp-s0000example");
    const config = `[providers.xiaomi_mimo]\napi_key = "${key}"\nbase_url = "https://api.xiaomimimo.com/v1"\n`;
    fs.writeFileSync(path.join(home, ".codewhale/config.toml"), config);
    const { status, stdout, stderr } = run(consumer, "npx", "mimo-doctor");
    expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
    expect(stdout).toContain("error key-endpoint-mismatch ~/.codewhale/config.toml:2:11");
    expect(stdout.includes(key.slice(4, 20))).toBe(false);
  });

  test("speaks Chinese where it is asked to", () => {
    const { stdout } = run(consumer, "npx", "mimo-doctor", "explain", "key-missing", "--lang", "zh-CN");
    expect(stdout).toMatch(/^key-missing（错误）：/);
  });

  test("needs nothing beside it", () => {
    const alone = path.join(folder, "alone");
    fs.mkdirSync(alone);
    expect(run(alone, "tar", "-xzf", tarball)).toMatchObject({ status: 0 });
    const bin = path.join(alone, "package/bin/mimo-doctor.cjs");
    for (const words of [
      ["--version"],
      ["list", "rules"],
      ["explain", "key-missing"],
      ["--format", "json", "--fail-on", "never"],
    ])
      expect(run(alone, process.execPath, bin, ...words)).toMatchObject({ status: 0, stderr: "" });
  });
});

describe("the library", () => {
  const sample = `
import { diagnose, formats, memoryWorld, nodeWorld, type Report, type Request, type View, type Host } from "mimo-doctor";

const world: Host = memoryWorld({ env: { XIAOMI_MIMO_API_KEY: "" }, home: "/home/u", cwd: "/repo", platform: "linux" });
const request: Request = { clients: ["codewhale@0.9"], at: "2026-09-30" };
const report: Report = await diagnose(request, world);
const view: View = { color: false, unicode: true, width: 80, lang: "en", verbosity: "normal" };
export const text: string = formats.text(report, view);
export const json: string = formats.json(report, view);
export const rules: readonly string[] = report.findings.map((finding) => finding.rule);
export const here: string = nodeWorld().cwd;
// @ts-expect-error a report is read-only
report.findings = [];
`;

  test("runs as it is imported", () => {
    const script = `import * as it from "mimo-doctor";
const report = await it.diagnose({ clients: ["codewhale"] }, it.memoryWorld({ env: {} }));
console.log(Object.keys(it).sort().join(), report.findings.some((it) => it.rule === "key-missing"));\n`;
    fs.writeFileSync(path.join(consumer, "use.mjs"), script);
    expect(run(consumer, process.execPath, "use.mjs")).toEqual({
      status: 0,
      stdout: "UsageError,diagnose,formats,memoryWorld,nodeWorld true\n",
      stderr: "",
    });
  });

  test("speaks Chinese where it is asked to", () => {
    const script = `import { diagnose, formats, memoryWorld } from "mimo-doctor";
const report = await diagnose({ clients: ["codewhale"] }, memoryWorld({ env: {} }));
console.log(formats.text(report, { color: false, unicode: true, width: 80, lang: "zh-CN", verbosity: "quiet" }));\n`;
    fs.writeFileSync(path.join(consumer, "chinese.mjs"), script);
    expect(run(consumer, process.execPath, "chinese.mjs").stdout).toMatch(/^✗ CodeWhale.* 会失败：/);
  });

  test("gives away its schema", () => {
    const script =
      'import s from "mimo-doctor/schema/report.schema.json" with { type: "json" };\nconsole.log(s.title);\n';
    fs.writeFileSync(path.join(consumer, "schema.mjs"), script);
    expect(run(consumer, process.execPath, "--no-warnings", "schema.mjs").stdout).toBe("A report of mimo-doctor\n");
  });

  test.each([
    ["nodenext", "nodenext"],
    ["bundler", "esnext"],
  ])("has types for moduleResolution %s", (moduleResolution, module) => {
    fs.writeFileSync(path.join(consumer, "use.mts"), sample);
    const compilerOptions = {
      moduleResolution,
      module,
      target: "es2023",
      lib: ["es2023"],
      types: [],
      strict: true,
      exactOptionalPropertyTypes: true,
      noEmit: true,
    };
    fs.writeFileSync(path.join(consumer, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["use.mts"] }));
    const tsc = path.join(project, "node_modules/typescript/bin/tsc");
    expect(run(consumer, process.execPath, tsc, "-p", ".")).toEqual({ status: 0, stdout: "", stderr: "" });
  });
});
