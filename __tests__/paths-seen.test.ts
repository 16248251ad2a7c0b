// A file that is like one before it must get the same findings as if it were judged itself: all fixtures, spoilt copies of them, a tree.
import { describe, expect, test } from "@jest/globals";
import fs from "node:fs";
import path from "node:path";
import { redactUrl } from "../lib/facts/urls.ts";
import type { File, Linted, Seen, Settings } from "../lib/discover/file.ts";
import { lint } from "../lib/discover/lint.ts";
import { shower } from "../lib/report/build.ts";
import rules from "../lib/rules/index.ts";
import { memoryWorld } from "../lib/host/memory.ts";
import { expand } from "./support/keys.ts";
import { fixtures } from "./support/worlds.ts";

const tree = path.resolve(import.meta.dirname, "../scripts/bench/tree.mjs");
const { configurations } = (await import(tree)) as {
  configurations(count: number): Iterable<{ readonly text: string }>;
};

function tomlIn(folder: string): readonly string[] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".toml"))
    .map((entry) => expand(fs.readFileSync(path.join(entry.parentPath, entry.name), "utf8")));
}

let state = 20_261_123;
function upTo(n: number): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * n);
}

const lineAt = (text: string, change: (lines: string[], at: number) => void): string => {
  const lines = text.split("\n");
  change(lines, upTo(lines.length));
  return lines.join("\n");
};

/** Ways in which a person spoils a file, and some in which nobody does. */
const spoil: readonly ((text: string) => string)[] = [
  (text) => lineAt(text, (lines, at) => lines.splice(at, 1)),
  (text) => lineAt(text, (lines, at) => lines.splice(at, 0, lines[upTo(lines.length)] as string)),
  (text) => lineAt(text, (lines, at) => lines.splice(at, 0, "", "# a comment")),
  (text) => text.slice(0, upTo(text.length)),
  (text) => text.replace(/"([^"]*)"/, (_, inside: string) => `"${inside}${upTo(9)}"`),
  (text) => text.replace(/= "[^"]*"/g, (whole) => (upTo(4) === 0 ? `= ${upTo(99)}` : whole)),
  (text) => text.replaceAll("tp-", "sk-"),
  (text) => text.replaceAll("https", "http"),
  (text) => text.replaceAll("xiaomi_mimo", ["mimo", "xiaomiMimo", "xiaomi-mimo", "xiaomi_mino"][upTo(4)] as string),
  (text) => text.replace(/\[([\w.]+)\]/, (_, name: string) => `[${name}.mimo]`),
  (text) => `mimo = "${["x", "mimo-v2.5-pro", "https://api.xiaomimimo.com/v1"][upTo(3)]}"\n${text}`,
  (text) => `api_key = "${expand(["tp-c0000example", "sk-0000example"][upTo(2)] as string)}"\n${text}`,
  (text) => text.replace(/^(\w+) = /m, "$1x = "),
];

const named = ["settings.toml", ".codewhale/config.toml", "config.toml"];

async function compare(texts: readonly string[]) {
  const files: Record<string, string> = {};
  texts.forEach((text, n) => (files[`/repo/f${n}/${named[n % named.length]}`] = text));
  const world = memoryWorld({ home: "/home/u", cwd: "/repo", files });
  const seen: Seen = new Map();
  const settings: Settings = {
    at: Date.parse("2026-09-30"),
    as: undefined,
    wanted: undefined,
    narrowed: false,
    env: undefined,
    rules,
    seen: undefined,
  };
  const show = shower({ conceal: redactUrl, ends: () => null }, 0, { home: world.home, cwd: world.cwd });
  const told = (it: Linted): string =>
    JSON.stringify([it.outcome, it.judgeable, it.judgements.map(show.finding), it.skipped, it.suppressed.length]);
  const wrong: string[] = [];
  let recalled = 0;
  for (const filePath of Object.keys(files)) {
    const file: File = { path: filePath, named: false };
    const before = seen.size;
    const short = await lint(file, world, { ...settings, seen }, []);
    if (short.run === undefined && short.outcome === "judged" && seen.size === before) recalled++;
    const long = await lint(file, world, settings, []);
    if (told(short) !== told(long)) wrong.push(`${filePath}: ${told(short)}\n${told(long)}\n${files[filePath]}`);
  }
  return { wrong: wrong.slice(0, 3), recalled };
}

describe("a file like one before it", () => {
  test("fixtures, and copies of them with one fault more or less", async () => {
    const plain = tomlIn(fixtures).filter((text) => text.length < 30_000);
    const spoilt = [...plain, ...plain].map((text) => (spoil[upTo(spoil.length)] as (text: string) => string)(text));
    const { wrong, recalled } = await compare([...plain, ...spoilt, ...plain]);
    expect(wrong).toEqual([]);
    expect(recalled).toBeGreaterThan(100);
  });

  test("a tree of small configurations, and spoilt copies of it", async () => {
    const plain = [...configurations(600)].map(({ text }) => text);
    const spoilt = plain.map((text) => (spoil[upTo(spoil.length)] as (text: string) => string)(text));
    const { wrong, recalled } = await compare([...plain, ...spoilt]);
    expect(wrong).toEqual([]);
    expect(recalled).toBeGreaterThan(800);
  });
});
