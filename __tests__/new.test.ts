// `npm run new`: what it writes compiles and passes its own case at once; what it refuses is said in one sentence.
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

const project = path.resolve(import.meta.dirname, "..");
const root = fs.mkdtempSync(path.join(os.tmpdir(), "mimo-doctor-new-"));

function run(cwd: string, ...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd, encoding: "utf8" });
  return { status, stdout, stderr };
}
const make = (...words: string[]) => run(root, path.join(project, "scripts/new.mjs"), "--root", root, ...words);
const jest = ["--experimental-vm-modules", "--no-warnings", "node_modules/jest/bin/jest.js"];

beforeAll(() => {
  for (const name of ["lib", "__tests__", "jest.config.mjs", "package.json", "tsconfig.json"])
    fs.cpSync(path.join(project, name), path.join(root, name), { recursive: true });
  fs.symlinkSync(path.join(project, "node_modules"), path.join(root, "node_modules"));
});
afterAll(() => fs.rmSync(root, { recursive: true }));

describe("begins", () => {
  test.each([
    ["rule", "model-sampled", "lib/rules/model-sampled.ts"],
    ["client", "sample-client", "lib/clients/sample-client/index.ts"],
    ["format", "sample-format", "lib/report/formats/sample-format.ts"],
    ["policy", "codewhale-9.9", "lib/clients/codewhale/policy-9.9.ts"],
  ])("a %s, and says which files", (kind, id, file) => {
    const { status, stdout, stderr } = make(kind, id);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const named = stdout.split("\n\n")[0]!.split("\n");
    expect(named).toContain(file);
    for (const name of named)
      expect(fs.readFileSync(path.join(root, name), "utf8")).not.toMatch(/\b(?:ID|LEVEL|TODAY)\b/);
  });

  test("and the whole compiles, in fresh indexes", () => {
    expect(run(root, path.join(project, "scripts/registry.mjs"), "--root", root, "--check").stderr).toBe("");
    expect(run(root, "node_modules/typescript/bin/tsc", "-p", ".").stdout).toBe("");
  });

  test("and its cases pass", () => {
    const leaves = run(root, ...jest, "leaves");
    expect(leaves.status).toBe(0);
    expect(leaves.stderr).toContain("format sample-format");
    const clients = run(root, ...jest, "clients.test", "-t", "sample-client standard");
    expect(clients).toMatchObject({ status: 0, stderr: expect.stringMatching(/ 1 passed/) });
    const rules = run(root, ...jest, "rules.test", "-t", "model-sampled");
    expect(rules).toMatchObject({ status: 0, stderr: expect.stringMatching(/ 3 passed/) });
  });
});

test("a rule that the catalogue promises is promised no longer, and has the level that was promised", () => {
  const ids = path.join(root, "lib/rules/ids.ts");
  const [id, level] = ["key-promised", "note"];
  const table = "laterRules: Readonly<Record<string, string>> = {";
  const text = fs.readFileSync(ids, "utf8");
  expect(text).toContain(table);
  fs.writeFileSync(ids, text.replace(/(laterRules[^{]*\{)/, `$1\n  "${id}": "${level}",\n`));
  expect(make("rule", id).status).toBe(0);
  expect(fs.readFileSync(ids, "utf8")).not.toContain(`"${id}"`);
  expect(fs.readFileSync(path.join(root, `lib/rules/${id}.ts`), "utf8")).toContain(`severity: "${level}"`);
});

describe("refuses", () => {
  test.each([
    [["rule", "key-masked"], "the rule `key-masked` is there already, in lib/rules"],
    [["client", "codewhale"], "the client `codewhale` is there already, in lib/clients"],
    [["format", "text"], "the format `text` is there already, in lib/report/formats"],
    [["policy", "codewhale-0.9"], "lib/clients/codewhale/policy-0.9.ts is there already"],
    [["rule", "masked"], "`masked` is no id of a rule: write `<subject>-<defect>` in lower case"],
    [["rule", "../key-away"], "`../key-away` is no id of a rule: write `<subject>-<defect>` in lower case"],
    [["client", "Sample"], "`Sample` is no id of a client: write lower-case words joined by `-`"],
    [["policy", "nobody-1.0"], "`nobody` is no client, so it has no policy: begin with `npm run new client nobody`"],
    [["tool", "x"], "usage: npm run new rule|client|format|policy <id>"],
    [["rule"], "usage: npm run new rule|client|format|policy <id>"],
  ])("%j", (words, sentence) => {
    expect(make(...words)).toEqual({ status: 2, stdout: "", stderr: `new: ${sentence}\n` });
  });
});
