// What somebody else does while `fix` is at work: nothing of it is lost.
import { afterAll, expect, test } from "@jest/globals";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { planFixes } from "../lib/repair/plan.ts";
import { replaceFile } from "../lib/host/disk.ts";
import { nodeWorld } from "../lib/host/node.ts";
import { expand } from "./support/keys.ts";

const bin = path.resolve(import.meta.dirname, "../bin/mimo-doctor.cjs");
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "fix-loses-"));
afterAll(() => fs.rmSync(scratch, { recursive: true }));

const key = expand("tp-s0000example");
const text = `XIAOMI_MIMO_API_KEY="Bearer ${key}"\nXIAOMI_MIMO_BASE_URL=https://token-plan-sgp.xiaomimimo.com/v1\n`;

let count = 0;
function machine() {
  const root = path.join(scratch, String(++count));
  const [home, cwd] = [path.join(root, "home"), path.join(root, "repo")];
  for (const folder of [home, cwd]) fs.mkdirSync(folder, { recursive: true });
  return { root, home, cwd, file: path.join(cwd, ".env"), world: { ...nodeWorld(), env: {}, home, cwd } };
}

const fix = (home: string, cwd: string, ...words: readonly string[]) =>
  spawnSync(process.execPath, [bin, "fix", ...words], {
    cwd,
    encoding: "utf8",
    env: { HOME: home, PATH: process.env["PATH"] },
  });

test("what somebody writes between the first look and the write stays", async () => {
  const { world, file } = machine();
  fs.writeFileSync(file, text);
  let reads = 0;
  const plan = await planFixes(
    {},
    {
      ...world,
      read(asked, limit) {
        const reading = world.read(asked, limit);
        // Somebody saves the file as soon as it was read.
        if (asked === file && reads++ === 0) fs.writeFileSync(file, `${text}OTHER=1\n`);
        return reading;
      },
    },
    () => Promise.resolve(true),
  );
  const [edit] = plan.files;
  expect(Buffer.from(edit!.before).toString()).toBe(text);
  expect(() => replaceFile({ path: file, before: edit!.before, after: edit!.after, mode: null })).toThrow(
    /is not changed/,
  );
  expect(fs.readFileSync(file, "utf8")).toBe(`${text}OTHER=1\n`);
});

test("two at once: the second one waits for nobody and changes nothing", () => {
  const { home, cwd, file } = machine();
  fs.writeFileSync(file, text);
  const state = path.join(home, ".local/state/mimo-doctor");
  fs.mkdirSync(state, { recursive: true });
  fs.writeFileSync(path.join(state, "lock"), `${process.pid}\n`);
  const { status, stderr } = fix(home, cwd, "--write", "--yes");
  expect([status, stderr.includes("another mimo-doctor")]).toEqual([3, true]);
  expect(fs.readFileSync(file, "utf8")).toBe(text);
  // Of one that was killed nothing is left in the way.
  fs.writeFileSync(path.join(state, "lock"), "999999999\n");
  fix(home, cwd, "--write", "--yes");
  expect(fs.readFileSync(file, "utf8")).not.toBe(text);
  expect(fs.existsSync(path.join(state, "lock"))).toBe(false);
});

test("a link that leads out of the project is named, and followed only after a yes", async () => {
  const { root, world, file } = machine();
  const target = path.join(root, "elsewhere");
  fs.writeFileSync(target, text);
  fs.symlinkSync(target, file);
  const asked: string[] = [];
  const no = await planFixes(
    {},
    world,
    (question) => (asked.push(JSON.stringify(question.ask)), Promise.resolve(false)),
  );
  expect(no.files).toEqual([]);
  expect(asked.some((it) => it.includes(target))).toBe(true);
  expect(no.open.map(({ place }) => place)).toContainEqual({ kind: "file", path: file });
  expect((await planFixes({}, world, () => Promise.resolve(true))).files).toHaveLength(1);
});
