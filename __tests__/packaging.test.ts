// What other tools start mimo-doctor by: the hooks of pre-commit, and the container.
import { describe, expect, test } from "@jest/globals";
import { Ajv } from "ajv";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parse } from "yaml";
import { isCandidate } from "../lib/discover/recognise.ts";
import { fixtures } from "./support/worlds.ts";

const project = path.resolve(import.meta.dirname, "..");
const read = (name: string): string => fs.readFileSync(path.join(project, name), "utf8");
const manifest = JSON.parse(read("package.json"));

describe("pre-commit", () => {
  const hooks = parse(read(".pre-commit-hooks.yaml"));

  test("keeps the schema of such files", () => {
    const schema = JSON.parse(fs.readFileSync(path.join(fixtures, "schemas/pre-commit-hooks.json"), "utf8"));
    const valid = new Ajv({ strict: false, allErrors: true }).compile(schema);
    expect([valid(hooks), valid.errors]).toEqual([true, null]);
  });

  test("starts what the package installs", () => {
    for (const { entry } of hooks) expect(Object.keys(manifest.bin)).toContain(entry.split(" ")[0]);
  });

  test("is given every file that is looked at below a folder, and no file that looks like an option", () => {
    for (const { files, exclude } of hooks) {
      const wanted = new RegExp(files.replace(/^\(\?i\)/, ""), "i");
      const names =
        ".env .env.local prod.env a.TOML x.json x.jsonc x.json5 a.yml a.yaml a.sh a.bash a.zsh a.fish a.bat a.cmd a.ps1 " +
        "a.service .zshrc .zshenv .zprofile .bashrc .bash_profile .profile .envrc";
      for (const name of names.split(" "))
        for (const file of [name, `a/${name}`])
          expect([file, isCandidate(`/${file}`, name), wanted.test(file)]).toEqual([file, true, true]);
      for (const file of ["a.ts", "a.environment", "README.md", "env", "a.toml/b"])
        expect([file, isCandidate(`/${file}`, path.basename(file)), wanted.test(file)]).toEqual([file, false, false]);
      expect(new RegExp(exclude).test("--format=json=a.toml")).toBe(true);
      expect(new RegExp(exclude).test("a-b/-c.toml")).toBe(false);
    }
  });

  test("gets the name of the package, and nothing else, from `npm pack`", () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mimo-doctor-npmrc-"));
    const scripts = { prepare: "echo built" };
    fs.writeFileSync(path.join(folder, "package.json"), JSON.stringify({ name: "x", version: "1.0.0", scripts }));
    fs.copyFileSync(path.join(project, ".npmrc"), path.join(folder, ".npmrc"));
    const env = { PATH: process.env["PATH"], HOME: folder, npm_config_update_notifier: "false" };
    const { stdout } = spawnSync("npm", ["pack"], { cwd: folder, env, encoding: "utf8" });
    fs.rmSync(folder, { recursive: true });
    expect(stdout).toBe("x-1.0.0.tgz\n");
  });

  const has = spawnSync("pre-commit", ["--version"]).status === 0 && spawnSync("git", ["--version"]).status === 0;
  if (!has) process.stderr.write("skipped: the hook in pre-commit itself, which is missing here\n");

  (has ? test : test.skip)("runs the hook over what is staged", () => {
    const home = fs.mkdtempSync(path.join(os.tmpdir(), "mimo-doctor-hook-"));
    const [hook, work, tools] = ["hook", "work", "tools"].map((name) => path.join(home, name)) as [string, ...string[]];
    for (const folder of [hook, work!, tools!]) fs.mkdirSync(folder);
    fs.symlinkSync(path.join(project, "bin/mimo-doctor.cjs"), path.join(tools!, "mimo-doctor"));
    fs.copyFileSync(path.join(project, ".pre-commit-hooks.yaml"), path.join(hook, ".pre-commit-hooks.yaml"));
    const env = {
      HOME: home,
      PATH: [tools, path.dirname(process.execPath), process.env["PATH"]].join(path.delimiter),
      LC_ALL: "C.UTF-8",
      GIT_CONFIG_NOSYSTEM: "1",
    };
    const run = (cwd: string, command: string, ...words: string[]) =>
      spawnSync(command, words, { cwd, env, encoding: "utf8" });
    const who = ["-c", "user.name=u", "-c", "user.email=u@example.invalid"];
    for (const words of [
      ["init", "-q"],
      ["add", "."],
      [...who, "commit", "-qm", "hooks"],
    ])
      expect(run(hook, "git", ...words)).toMatchObject({ status: 0 });
    const head = run(hook, "git", "rev-parse", "HEAD").stdout.trim();
    const config = `repos: [{ repo: ${hook}, rev: ${head}, hooks: [{ id: mimo-doctor-system }] }]\n`;
    fs.writeFileSync(path.join(work!, ".pre-commit-config.yaml"), config);
    fs.writeFileSync(path.join(work!, ".env"), "XIAOMI_MIMO_BASE_URL=https://token-plan-eu.xiaomimimo.com/v1\n");
    fs.writeFileSync(path.join(work!, "--quiet.toml"), "");
    run(work!, "git", "init", "-q");
    run(work!, "git", "add", ".");
    const { status, stdout } = run(work!, "pre-commit", "run");
    fs.rmSync(home, { recursive: true, force: true });
    expect({ status, stdout }).toEqual({
      status: 1,
      stdout: expect.stringContaining("endpoint-unknown-region .env:1"),
    });
  });
});

describe("the container", () => {
  const lines = read("Dockerfile")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));

  test("is of few lines, and of nothing but the package on Node", () => {
    expect(lines.length).toBeLessThanOrEqual(10);
    const stages = lines.filter((line) => line.startsWith("FROM "));
    expect(stages.map((line) => line.split(" ")[1])).toEqual(["node:22-slim", "node:22-slim"]);
    const last = lines.slice(lines.indexOf(stages[1]!));
    expect(last.filter((line) => /^(?:RUN|ADD|COPY (?!--from=build \/package ))/.test(line))).toEqual([]);
    expect(last.indexOf("USER node")).toBeGreaterThan(0);
  });

  test("starts the launcher of the package, and takes no option of Node's from the command line", () => {
    const entry = JSON.parse(lines.at(-1)!.replace(/^ENTRYPOINT /, ""));
    expect(entry).toEqual(["node", "--", `/opt/mimo-doctor/${manifest.bin["mimo-doctor"]}`]);
  });

  test("is built from all that is published and all that builds it, and from nothing else", () => {
    const [first, ...kept] = read(".dockerignore")
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#"));
    expect(first).toBe("*");
    const names = kept.map((line) => line.replace(/^!/, ""));
    for (const name of names) expect([name, fs.existsSync(path.join(project, name))]).toEqual([name, true]);
    const published: string[] = manifest.files.filter((name: string) => !/^!|^dist$/.test(name));
    const building = ["lib", "scripts", "package.json", "package-lock.json", "tsconfig.json", "tsconfig.types.json"];
    expect(names.sort()).toEqual([...new Set([...published, ...building, "LICENSE", "README.md"])].sort());
  });
});
