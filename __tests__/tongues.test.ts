// Every sentence in every language: none is missing, none stays English in Chinese, none loses a hole, and columns stay columns.
import { describe, expect, test } from "@jest/globals";
import { parseSync } from "@swc/core";
import fs from "node:fs";
import path from "node:path";
import { diagnose } from "../lib/diagnose.ts";
import type { View } from "../lib/model/format.ts";
import { msg, formatter } from "../lib/model/message.ts";
import { formats } from "../lib/report/formats/index.ts";
import { columns } from "../lib/report/formats/text/paint.ts";
import { show, type Diagnosis } from "../lib/report/diagnosis.ts";
import { levels } from "../lib/rules/severities.ts";
import { pages } from "../lib/rules/pages.ts";
import chinese from "../lib/locales/zh-cn/index.ts";
import { englishIn, holesIn } from "./support/chinese.ts";
import { fixtures, foldersIn, readCase } from "./support/worlds.ts";

const lib = path.resolve(import.meta.dirname, "../lib");

/** The templates in a source file. */
function templatesIn(file: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    const { type, callee, arguments: args } = node as any;
    if (type === "CallExpression" && callee?.value === "msg") found.push(args[0]?.expression?.value);
    for (const child of Object.values(node)) visit(child);
  };
  visit(parseSync(fs.readFileSync(file, "utf8"), { syntax: "typescript" }));
  return found;
}

const sources = fs
  .readdirSync(lib, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts") && !name.startsWith("locales"))
  .map((name) => path.join(lib, name));
const said = new Set(sources.flatMap(templatesIn));
const wordings: Readonly<Record<string, string>> = chinese;

describe("the catalogue", () => {
  test("has a wording for every sentence, and none for what nobody says", () => {
    expect(said.size).toBeGreaterThan(1500);
    const missing = [...said].filter((it) => !Object.hasOwn(wordings, it));
    const stale = Object.keys(wordings).filter((it) => !said.has(it));
    expect({ missing, stale }).toEqual({ missing: [], stale: [] });
  });

  test("what it lacks is shown in English, its holes filled", () => {
    expect(formatter(chinese)(msg("a new sentence about {what}", { what: "`x`" }))).toBe("a new sentence about `x`");
  });

  test("each wording has the holes of its sentence, and as many spans of code", () => {
    const holes = (text: string) => [...new Set(holesIn(text))].sort();
    const spans = (text: string) => (text.match(/`[^`]*`/g) ?? []).sort();
    const unlike = Object.entries(wordings).filter(
      ([english, other]) =>
        String(holes(english)) !== String(holes(other)) || String(spans(english)) !== String(spans(other)),
    );
    expect(unlike).toEqual([]);
  });

  test("no wording is English", () => {
    const left = Object.values(wordings).filter((it) => englishIn(it.replace(/\{\w+\}/g, " ")).length > 0);
    expect(left).toEqual([]);
  });

  test("a wording has the punctuation of Chinese where it has Chinese words", () => {
    const half = Object.values(wordings).filter((it) =>
      /[\u4e00-\u9fff][,;:?!](?:\s|$)|[\u4e00-\u9fff]\.(?:\s|$)|[\u4e00-\u9fff] ?\(/.test(it.replace(/`[^`]*`/g, "`")),
    );
    expect(half).toEqual([]);
  });
});

test.each([
  [msg("settings file"), "设置文件会失败：`x`。"],
  ["Codex", "Codex 会失败：`x`。"],
])("Chinese beside Chinese takes no space: %j", (who, wanted) => {
  expect(formatter(chinese)(msg("{who} will fail: {what}.", { who, what: "`x`" }))).toBe(wanted);
});

const view = (own: Partial<View> = {}): View => ({
  color: false,
  unicode: true,
  width: 80,
  lang: "zh-CN",
  words: chinese,
  verbosity: "verbose",
  ...own,
});

/** Everything in a text that is no key of a structure and no identifier. */
function spokenIn(name: string, text: string): readonly string[] {
  if (name === "text" || name === "markdown" || name === "github" || name === "agent") return text.split("\n");
  if (["checkstyle", "junit"].includes(name))
    return [...text.matchAll(/message="([^"]*)"|>([^<>]+)</g)].map((it) => it[1] ?? it[2] ?? "");
  const values: string[] = [];
  const walk = (value: unknown): void => {
    if (typeof value === "string") values.push(value);
    else if (typeof value === "object" && value !== null) Object.values(value).forEach(walk);
  };
  for (const json of name === "jsonl" ? text.trim().split("\n") : [text]) walk(JSON.parse(json));
  return values;
}

/** Sentences stand between blanks; a single word is an id or a value. */
const isSpoken = (it: string): boolean => /[\u4e00-\u9fff]|[A-Za-z]{2,} [A-Za-z]{2,}/.test(it);

/** Words for machines in lines for people. */
const tokens =
  /\b(?:error|warning|note|notice|accepted|rejected|unknown|problems|ok|probe|builtin|generic|authorization)\b/g;

const faultsOf = (name: string, text: string, titles: readonly string[]): readonly string[] =>
  spokenIn(name, text)
    .filter(isSpoken)
    .map((it) => titles.reduce((left, title) => left.replaceAll(title, " "), it))
    .filter(
      (it) =>
        englishIn(name === "text" ? it : it.replace(tokens, " ")).length > 0 ||
        holesIn(it.replace(/`[^`]*`/g, "")).length > 0,
    )
    .map((it) => `${it.trim()}  <- ${englishIn(it).join(" ")}`);

/** The first case in which each rule speaks. */
async function firing(id: string): Promise<Diagnosis> {
  const folder = path.join(fixtures, "rules", id);
  for (const name of foldersIn(folder)) {
    const it = readCase(path.join(folder, name));
    if (!(it.expect["findings"]?.length > 0)) continue;
    return diagnose(it.expect["request"] ?? {}, it.world);
  }
  throw new Error(`${id} never speaks`);
}

describe.each(Object.keys(levels))("%s in Chinese", (id) => {
  test("its page", () => {
    const { title, why, remedy } = pages[id]!;
    const all = [title, why, remedy].map(formatter(chinese));
    expect(all.filter((it) => englishIn(it).length > 0 || !/[\u4e00-\u9fff]/.test(it))).toEqual([]);
  });

  // Only a client that runs makes it speak: see trace.test.ts.
  if (id === "client-differs") return;

  test("every format", async () => {
    const shown = show(await firing(id), chinese);
    const titles = shown.resolutions.map((it) => it.title);
    for (const [name, load] of Object.entries(formats)) {
      const text = (await load()).default(shown, view());
      expect({ name, faults: faultsOf(name, text, titles) }).toEqual({ name, faults: [] });
    }
  });

  test("its columns, at 80 and at 48", async () => {
    const shown = show(await firing(id), chinese);
    const { default: text } = await formats.text();
    for (const width of [80, 48]) {
      const lines = text(shown, view({ width })).split("\n");
      const wide = lines.filter(
        (line) => columns(line) > width && !/[\x21-\x7e]{24}/.test(line) && !/^(?:详情|  ?[\w~/])/.test(line),
      );
      expect(wide).toEqual([]);
      // No line begins with what closes, or ends with what opens.
      expect(lines.filter((line) => /^\s*[，。：；、！？）”]/.test(line) || /[（“]$/.test(line))).toEqual([]);
      // Labels stand in one column.
      const labels = lines.filter((line) => /^ {2}(?:密钥|端点|模式|请求头|模型) {3,5}\S/.test(line));
      const at = labels.map((line) => columns(/^ {2}\S+ +/.exec(line)?.[0] ?? ""));
      expect({ labels, one: new Set(at).size <= 1 }).toEqual({ labels, one: true });
    }
  });
});
