// A capsule of every real configuration: resolves the same way, and holds no key, no home folder and no user's name.
import { afterAll, describe, expect, test } from "@jest/globals";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { capsuleOf } from "../lib/bundle/index.ts";
import { folderOf } from "../lib/bundle/folder.ts";
import type { Host } from "../lib/model/host.ts";
import { memoryWorld } from "../lib/host/memory.ts";
import { nodeWorld } from "../lib/host/node.ts";
import { expand } from "./support/keys.ts";
import { casesIn, readCase, fixtures } from "./support/worlds.ts";

/** The same world, whose user has a name. */
function named(world: Host, from: string, to: string): Host {
  const back = (it: string): string => (it === to || it.startsWith(`${to}/`) ? from + it.slice(to.length) : it);
  const there = (it: string): string => (it === from || it.startsWith(`${from}/`) ? to + it.slice(from.length) : it);
  return {
    ...world,
    home: there(world.home),
    cwd: there(world.cwd),
    env: Object.fromEntries(Object.entries(world.env).map(([name, value]) => [name, value?.replaceAll(from, to)])),
    read: (it, limit) => world.read(back(it), limit),
    exists: (it) => world.exists(back(it)),
    list: (it) => world.list(back(it)),
    entries: (it) => world.entries(back(it)),
  };
}

const worlds = casesIn("corpus").map((it) => {
  const home = it.world.platform === "win32" ? "C:/Users/konradine" : "/home/konradine";
  return [it.name, it, named(it.world, it.world.home, home)] as const;
});

/** A bundle keeps neither comments nor what stands in files by chance, and these findings rest on that. */
const notReproduced = new Set([
  "010-mimofan-two-blocks-pasted",
  "270-nanobot-comments",
  "282-batch-echoes-settings",
  "283-tee-heredoc-right",
]);

describe("real configurations", () => {
  test.each(worlds)("%s", async (name, it, world) => {
    const { capsule } = await capsuleOf({ at: "2026-09-30" }, world, { version: "0.0.0", node: "20.19.0" });
    expect(capsule.reproduces).toBe(!notReproduced.has(name));
    const text = JSON.stringify(capsule);
    expect(text).not.toMatch(/konradine/i);
    for (const key of it.keys)
      for (let n = 4; n + 8 <= key.length; n++) expect(text.includes(key.slice(n, n + 8))).toBe(false);
  });
});

describe("as a folder", () => {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "capsule-"));
  afterAll(() => fs.rmSync(scratch, { recursive: true }));
  const bin = path.resolve(import.meta.dirname, "../bin/mimo-doctor.cjs");

  const posix = worlds.filter(([, it]) => it.world.platform === "linux").slice(0, 12);
  test.each(posix)("%s", async (name, _it, world) => {
    const { capsule } = await capsuleOf({ at: "2026-09-30" }, world, { version: "0.0.0", node: "20.19.0" });
    const { files, left } = folderOf(capsule);
    expect(left).toEqual([]);
    for (const { path: inside, text, mode } of files) {
      const file = path.join(scratch, name, inside);
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(file, text, { mode });
    }
    const { stdout } = spawnSync("sh", [path.join(scratch, name, "check.sh"), "--format", "json"], {
      encoding: "utf8",
      env: { PATH: process.env["PATH"], MIMO_DOCTOR: `${process.execPath} ${bin}` },
    });
    const steps = (resolutions: typeof capsule.report.resolutions) =>
      resolutions.map((r) => [
        r.client,
        r.version,
        r.view,
        r.steps.map(({ slot, name, verdict }) => [slot, name, verdict]),
      ]);
    expect(steps(JSON.parse(stdout).resolutions)).toEqual(steps(capsule.report.resolutions));
  });
});

test("equal keys stay equal, different ones different, and shapes stay", async () => {
  const { world } = readCase(
    path.join(fixtures, "rules/alias-conflict", fs.readdirSync(path.join(fixtures, "rules/alias-conflict"))[0]!),
  );
  const { capsule, vault } = await capsuleOf({ at: "2026-09-30" }, world, { version: "0.0.0", node: "20.19.0" });
  const original = new Set(vault.filter((it) => it.real).map((it) => it.mask));
  expect(original.size).toBeGreaterThan(0);
  const shown = capsule.report.resolutions.flatMap((r) => r.outcomes.key.same ?? []);
  expect(new Set(shown).size).toBeGreaterThan(0);
  expect(capsule.report.findings.map((it) => it.rule)).toContain("alias-conflict");
});

describe("folders", () => {
  const key = expand("tp-c0000example");
  const made = (home: string, cwd: string) =>
    capsuleOf(
      { at: "2026-09-30" },
      memoryWorld({
        home,
        cwd,
        platform: "linux",
        now: "2026-09-30",
        env: { CODEX_HOME: "/mnt/secretcorp/codex" },
        files: {
          [`${home}/.codewhale/config.toml`]: `[providers.xiaomi_mimo]\napi_key = "${key}"\n`,
          [`${cwd}/.env`]: `MIMO_API_KEY=${key}\n`,
          [`${cwd}/.git/HEAD`]: "",
          "/mnt/secretcorp/codex/config.toml": 'model = "mimo-v2.6-pro"\n',
        },
      }),
      { version: "0.0.0", node: "20.19.0" },
    );

  test.each([
    ["beside one another", "/data/konradine", "/data/konradine-work/ledger"],
    ["one in the other", "/srv/konradine", "/srv/konradine/clients/ledger"],
    ["home below the project", "/builds/ledger/konradine", "/builds/ledger"],
    ["apart", "/home/konradine", "/work/clients/ledger"],
    ["the root", "/home/konradine", "/"],
  ])("%s", async (_name, home, cwd) => {
    const { capsule } = await made(home, cwd);
    expect(capsule.reproduces).toBe(true);
    expect(JSON.stringify(capsule)).not.toMatch(/konradine|ledger|clients\b(?!")|\/builds|\/srv|secretcorp/i);
    const { files, left } = folderOf(capsule);
    expect(files.filter(({ path: inside }) => inside.endsWith("config.toml"))).toHaveLength(1);
    expect(left.filter((file) => file.startsWith(capsule.home))).toEqual([]);
    // Whether one is in the other decides whose the files are.
    expect([capsule.cwd.startsWith(`${capsule.home}/`), capsule.home.startsWith(`${capsule.cwd}/`)]).toEqual([
      cwd.startsWith(`${home}/`),
      home.startsWith(`${cwd}/`),
    ]);
  });

  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "capsule-link-"));
  afterAll(() => fs.rmSync(scratch, { recursive: true }));

  test("a link that leads out of the project is not followed", async () => {
    const [home, cwd, out] = ["home", "repo", "out"].map((name) => path.join(scratch, name)) as [
      string,
      string,
      string,
    ];
    for (const folder of [home, cwd, out]) fs.mkdirSync(folder);
    fs.writeFileSync(path.join(out, "own"), `STRANGE_NAME=1\nMIMO_API_KEY=${key}\n`);
    fs.symlinkSync(path.join(out, "own"), path.join(cwd, ".env"));
    const world = { ...nodeWorld(), env: { MIMO_API_KEY: key }, home, cwd };
    const { capsule } = await capsuleOf({ at: "2026-09-30" }, world, { version: "0.0.0", node: "20.19.0" });
    expect(JSON.stringify(capsule)).not.toContain("STRANGE_NAME");
  });
});
