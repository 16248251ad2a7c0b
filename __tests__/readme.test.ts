// README.md: every example in it is run, every option and command is in it. `README=write npm test readme` writes the outputs anew.
// The generated pages too: their examples are what comes out today.
import { afterAll, expect, test } from "@jest/globals";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { commandRows, optionRows } from "../lib/cli/options.ts";
import { levels } from "../lib/rules/levels.ts";
import { blocksOf, program, scratch, transcript, writeFile, type Block, type Scratch } from "./support/readme.ts";

const file = path.resolve(import.meta.dirname, "../README.md");
const text = fs.readFileSync(file, "utf8");
const blocks = blocksOf(text);
const worlds = new Map<string, Scratch>();
/** What a block must be, by the block. */
const fresh = new Map<Block, readonly string[]>();

const worldOf = ({ heading }: Block): Scratch => {
  const world = worlds.get(heading) ?? scratch();
  worlds.set(heading, world);
  return world;
};

afterAll(() => {
  for (const { home } of worlds.values()) fs.rmSync(home, { recursive: true });
  if (process.env["README"] !== "write") return;
  const lines: string[] = text.split("\n");
  for (const [{ at, lines: old }, now] of [...fresh].reverse()) lines.splice(at, old.length, ...now);
  fs.writeFileSync(file, lines.join("\n"));
});

/** The one program in the examples that not every machine has. */
const hasCurl = spawnSync("curl", ["--version"]).status === 0;

blocks.forEach((block, n) => {
  const { info, title, heading } = block;
  const where = `${heading}, line ${block.at}`;
  if (title !== undefined) test(`${where}: ${title}`, () => writeFile(worldOf(block), block));
  else if (info === "console") {
    const run = hasCurl || !block.lines.some((line) => /^\$ .*\bcurl /.test(line)) ? test : test.skip;
    run(`${where}: commands`, () => {
      fresh.set(block, transcript(worldOf(block), block));
      expect(block.lines).toEqual(fresh.get(block));
    });
  } else if (info === "ts")
    test(`${where}: program`, () => {
      // What it prints stands in the next block.
      const output = blocks[n + 1]!;
      fresh.set(output, program(worldOf(block), block));
      expect(output.lines).toEqual(fresh.get(output));
    });
});

test("exactly two commands are for a fresh clone", () => {
  const loose = blocks.filter(({ info, title }) => info === "sh" && title === undefined);
  expect(loose.map(({ lines }) => lines)).toEqual([["npm ci && npx mimo-doctor"], ["npm ci && npm test"]]);
});

test("every option, command and the number of rules", () => {
  for (const { name, negated } of optionRows) expect(text).toContain(`--${negated ? "no-" : ""}${name}`);
  for (const { name } of commandRows) expect(text).toContain(name);
  const rules = `${Object.keys(levels).length} rules`;
  expect(text).toContain(rules);
  expect(fs.readFileSync(path.resolve(file, "../CHANGELOG.md"), "utf8")).toContain(`- ${rules} about`);
});

test("every link into the project leads somewhere", () => {
  const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, to = ""]) => to);
  for (const to of links) expect([to, fs.existsSync(path.resolve(file, "..", to))]).toEqual([to, true]);
});

test("the pages of docs and the schema are fresh", () => {
  const gen = path.resolve(import.meta.dirname, "../scripts/gen.mjs");
  expect(spawnSync(process.execPath, [gen, "--check"], { encoding: "utf8" }).stderr).toBe("");
});
