// README.md and the pages of docs that are written by hand: every example in them is run, every option and command is in them.
// `README=write npm test readme` writes the outputs anew. The generated pages too: their examples are what comes out today.
import { afterAll, describe, expect, test } from "@jest/globals";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { commandRows, optionRows } from "../lib/cli/options.ts";
import clients from "../lib/clients/index.ts";
import { kindsOfFiles } from "../lib/facts/foreign.ts";
import { levels } from "../lib/rules/severities.ts";
import { brokenLinks, pages, project } from "./support/pages.ts";
import { blocksOf, program, scratch, transcript, writeFile, type Block, type Scratch } from "./support/readme.ts";

/** The one program in the examples that not every machine has. */
const hasCurl = spawnSync("curl", ["--version"]).status === 0;
const written = pages.filter((page) => !page.generated);
const readme = pages.find((page) => page.name === "README.md")!.text;

describe.each(written.map((page) => [page.name, page] as const))("%s", (name, { text }) => {
  const blocks = blocksOf(text);
  // A reader of Chinese pages has a Chinese machine.
  const locale = name.includes("zh-CN") ? "zh_CN.UTF-8" : "C.UTF-8";
  const worlds = new Map<string, Scratch>();
  /** What a block must be, by the block. */
  const fresh = new Map<Block, readonly string[]>();

  const worldOf = ({ heading }: Block): Scratch => {
    const world = worlds.get(heading) ?? scratch(locale);
    worlds.set(heading, world);
    return world;
  };

  afterAll(() => {
    for (const { home } of worlds.values()) fs.rmSync(home, { recursive: true });
    if (process.env["README"] !== "write") return;
    const lines: string[] = text.split("\n");
    for (const [{ at, lines: old }, now] of [...fresh].reverse()) lines.splice(at, old.length, ...now);
    fs.writeFileSync(path.join(project, name), lines.join("\n"));
  });

  test("every link leads somewhere", () => expect(brokenLinks(name)).toEqual([]));

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
});

test("exactly two commands are for a fresh clone", () => {
  const loose = blocksOf(readme).filter(({ info, title }) => info === "sh" && title === undefined);
  expect(loose.map(({ lines }) => lines)).toEqual([["npm ci && npx mimo-doctor"], ["npm ci && npm test"]]);
});

test("every option, command, and the numbers of rules and clients", () => {
  const all = written.map(({ text }) => text).join("\n");
  for (const { name, negated } of optionRows) expect(all).toContain(`--${negated ? "no-" : ""}${name}`);
  for (const { name } of commandRows) expect(all).toContain(`mimo-doctor ${name}`.replace(/ check$/, " [check]"));
  const rules = `${Object.keys(levels).length} rules`;
  const changes = pages.find((page) => page.name === "CHANGELOG.md")!.text;
  expect(readme).toContain(rules);
  expect(readme).toContain(`${clients.filter(({ id }) => !kindsOfFiles.has(id)).length} clients`);
  expect(changes).toContain(`- ${rules} about`);
});

test("every page can be reached from README.md", () => {
  for (const { name } of written.filter((page) => /^docs\/[^/]+\.md$/.test(page.name)))
    expect(readme).toContain(`](${name})`);
});

test("every link in what is generated leads somewhere", () =>
  expect(pages.filter((page) => page.generated).flatMap(({ name }) => brokenLinks(name))).toEqual([]));

test("the page of a client has a name, and an example that is set up", () => {
  const wrong = /\[object |## A configuration that works[^]*Nothing is set up/;
  expect(pages.filter(({ text }) => wrong.test(text)).map(({ name }) => name)).toEqual([]);
});
