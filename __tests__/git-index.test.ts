// Git's own index, in every version that git writes, and indexes that no git has written.
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { isTracked } from "../lib/read/git-index.ts";
import { memoryWorld } from "../lib/host/memory.ts";
import { nodeWorld } from "../lib/host/node.ts";
import { cpuOf } from "./support/cpu.ts";

const hasGit = (() => {
  try {
    execFileSync("git", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
})();
// Shown as skipped where git is missing, so that nobody takes silence for success.
const withGit = hasGit ? describe : describe.skip;

let folder = "";
beforeAll(() => {
  folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "mimo-doctor-git-"))).replaceAll("\\", "/");
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** Settings of the machine that runs the tests must not reach the repositories. */
function git(cwd: string, ...args: readonly string[]): string {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("GIT_")));
  const settings = ["-c", "user.name=test", "-c", "user.email=test@example.org", "-c", "core.splitIndex=false"];
  return execFileSync("git", [...settings, ...args], {
    cwd,
    env: { ...env, GIT_CONFIG_GLOBAL: os.devNull, GIT_CONFIG_SYSTEM: os.devNull },
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
}

function repository(name: string, files: readonly string[], ...init: readonly string[]): string {
  const root = `${folder}/${name}`;
  for (const file of files) {
    fs.mkdirSync(path.dirname(`${root}/${file}`), { recursive: true });
    fs.writeFileSync(`${root}/${file}`, file);
  }
  git(root, "init", "--quiet", ...init);
  git(root, "add", "--force", "--", ...files);
  return root;
}

const many = Array.from({ length: 300 }, (_, n) => `src/folder-${n % 7}/file-${n}.ts`);
const long = `${"deep-folder-name/".repeat(13)}.env`;
const files = [".env", "packages/a/.env", "packages/a/.env.local", "überall/.env", long, ...many];
const tracked = (file: string): boolean => isTracked(nodeWorld(), file);
const versionOf = (index: string): number => fs.readFileSync(index).readUInt32BE(4);

withGit("a repository that git has made", () => {
  test.each([2, 3, 4])("index version %i", (version) => {
    const root = repository(`v${version}`, files);
    if (version === 3) {
      // Version 3 is written only where a flag needs it.
      fs.writeFileSync(`${root}/later.txt`, "");
      git(root, "add", "--intent-to-add", "later.txt");
    } else git(root, "update-index", "--index-version", String(version));
    expect(versionOf(`${root}/.git/index`)).toBe(version);

    for (const file of files) expect([file, tracked(`${root}/${file}`)]).toEqual([file, true]);
    for (const file of ["env", ".env.local", "packages/.env", "packages/a/.en", "packages/a/.env.", "src", "v/.env"])
      expect([file, tracked(`${root}/${file}`)]).toEqual([file, false]);
  });

  test("what is taken out of the index is no longer listed", () => {
    const root = repository("removed", [".env", "a.txt"]);
    git(root, "rm", "--quiet", "--cached", ".env");
    expect(tracked(`${root}/.env`)).toBe(false);
    expect(tracked(`${root}/a.txt`)).toBe(true);
  });

  test("case counts where the system lets it count", () => {
    const root = repository("case", [".env"]);
    expect(tracked(`${root}/.ENV`)).toBe(process.platform === "win32" || process.platform === "darwin");
  });

  test("ids of SHA-256", () => {
    let root = "";
    try {
      root = repository("sha256", files, "--object-format=sha256");
    } catch {
      return console.warn("this git makes no SHA-256 repositories: not tested");
    }
    for (const version of ["2", "4"]) {
      git(root, "update-index", "--index-version", version);
      expect(tracked(`${root}/.env`)).toBe(true);
      expect(tracked(`${root}/${long}`)).toBe(true);
      expect(tracked(`${root}/packages/.env`)).toBe(false);
    }
  });

  test("a worktree has an index of its own", () => {
    const root = repository("main", [".env"]);
    git(root, "commit", "--quiet", "--message", "first");
    git(root, "worktree", "add", "--quiet", `${folder}/tree`);
    git(`${folder}/tree`, "rm", "--quiet", "--cached", ".env");
    expect(fs.statSync(`${folder}/tree/.git`).isFile()).toBe(true);
    expect(tracked(`${folder}/tree/.env`)).toBe(false);
    expect(tracked(`${root}/.env`)).toBe(true);
    git(`${folder}/tree`, "add", ".env");
    expect(tracked(`${folder}/tree/.env`)).toBe(true);
  });

  test("a `.git` file with a relative path, as submodules have", () => {
    const root = repository("outer", ["a.txt"], "--separate-git-dir", `${folder}/elsewhere.git`);
    fs.writeFileSync(`${root}/.git`, "gitdir: ../elsewhere.git\n");
    expect(tracked(`${root}/a.txt`)).toBe(true);
    expect(tracked(`${root}/b.txt`)).toBe(false);
  });

  test("the innermost repository answers", () => {
    const outer = repository("nest", ["inner/.env"]);
    git(`${outer}/inner`, "init", "--quiet");
    expect(tracked(`${outer}/inner/.env`)).toBe(false);
  });
});

/** An index with these names, as version 2 writes it. */
function indexOf(names: readonly string[]): Buffer {
  const head = Buffer.alloc(12);
  head.write("DIRC");
  head.writeUInt32BE(2, 4);
  head.writeUInt32BE(names.length, 8);
  const entries = names.map((name) => {
    const entry = Buffer.alloc((62 + name.length + 8) & ~7);
    entry.writeUInt16BE(name.length, 60);
    entry.write(name, 62);
    return entry;
  });
  return Buffer.concat([head, ...entries, Buffer.alloc(20)]);
}

const asked = (made: Record<string, Uint8Array | string>, platform?: "win32"): boolean =>
  isTracked(memoryWorld({ files: made, ...(platform ? { platform } : {}) }), "/repo/a/.env");

describe("an index that git has not made", () => {
  const good = indexOf(["a/.env", "b"]);

  test("is read all the same where it is right", () => {
    expect(asked({ "/repo/.git/index": good })).toBe(true);
    expect(asked({ "/.git/index": indexOf(["repo/a/.env"]) })).toBe(true);
    expect(asked({ "/repo/.git/index": indexOf(["A/.Env"]) })).toBe(false);
    expect(asked({ "/repo/.git/index": indexOf(["A/.Env"]) }, "win32")).toBe(true);
  });

  test("no repository, no index, an index that is a folder", () => {
    expect(asked({})).toBe(false);
    expect(asked({ "/repo/.git/HEAD": "ref: refs/heads/main\n" })).toBe(false);
    expect(asked({ "/repo/.git/index/x": "" })).toBe(false);
  });

  test("`.git` files that lead nowhere", () => {
    for (const text of ["", "gitdir: ", "gitdir:/x", "gitdir: /nowhere", "gitdir: \0", "x".repeat(10_000), "gitdir: ."])
      expect(asked({ "/repo/.git": text, "/.git/index": indexOf(["repo/a/.env"]) })).toBe(false);
  });

  test("a `.git` file that leads to another machine is not followed", () => {
    for (const share of ["//server/share", "\\\\server\\share"]) {
      const read: string[] = [];
      const world = memoryWorld({ files: { "C:/repo/.git": `gitdir: ${share}\n` }, platform: "win32" });
      const watched = { ...world, read: (name: string, limit: number) => (read.push(name), world.read(name, limit)) };
      expect(isTracked(watched, "C:/repo/.env")).toBe(false);
      expect(read).toEqual(["C:/repo/.git"]);
    }
  });

  test("cut off anywhere, or with any byte changed, it gives an answer", () => {
    for (let length = 0; length < good.length; length++)
      expect(typeof asked({ "/repo/.git/index": good.subarray(0, length) })).toBe("boolean");
    for (const version of [2, 3, 4])
      for (let at = 0; at < good.length; at++)
        for (const byte of [0x00, 0x40, 0x7f, 0x80, 0xff]) {
          const bad = Buffer.from(good);
          bad.writeUInt32BE(version, 4);
          bad[at] = byte;
          expect(typeof asked({ "/repo/.git/index": bad })).toBe("boolean");
        }
  });

  test("a count of four thousand million, and names without an end, cost no more than the file", () => {
    const huge = Buffer.alloc(20_000_000, 1);
    good.copy(huge);
    huge.writeUInt32BE(0xffffffff, 8);
    const times = [cpuOf(() => expect(asked({ "/repo/.git/index": huge })).toBe(true))];
    huge.write("x", 12 + 62);
    times.push(cpuOf(() => expect(asked({ "/repo/.git/index": huge })).toBe(false)));

    // Version 4, each entry one byte longer than the one before: copied names would take the square of the file.
    const entry = Buffer.alloc(65);
    entry.writeUInt16BE(0x0fff, 60);
    entry[63] = 0x78;
    const first = Buffer.concat([entry.subarray(0, 63), Buffer.alloc(0x0fff, 0x78), Buffer.alloc(1)]);
    const bomb = Buffer.concat([good.subarray(0, 12), first, ...Array.from({ length: 60_000 }, () => entry)]);
    bomb.writeUInt32BE(4, 4);
    bomb.writeUInt32BE(60_001, 8);
    times.push(cpuOf(() => expect(asked({ "/repo/.git/index": bomb })).toBe(false)));
    expect(Math.max(...times)).toBeLessThan(5_000);
  });
});
