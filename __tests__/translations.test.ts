// A page in Chinese says what its original says: the same headings, examples, names and tables; and it is set as Chinese is.
import { describe, expect, test } from "@jest/globals";
import path from "node:path";
import { pages, targetsOf } from "./support/pages.ts";
import { blocksOf, type Block } from "./support/readme.ts";

const originalOf = (name: string): string => name.replace(/\.zh-CN\.md$/, ".md").replace("docs/zh-CN/", "docs/");
const translationOf = (name: string): string =>
  name.startsWith("docs/") ? name.replace("docs/", "docs/zh-CN/") : name.replace(/\.md$/, ".zh-CN.md");
const textOf = (name: string): string => pages.find((page) => page.name === name)!.text;
const translated = pages.filter(({ name, generated }) => originalOf(name) !== name && !generated);

/** What is neither example nor markup of the page itself. */
const prose = (text: string): string => text.replace(/^(`{3,})[^]*?^\1$/gm, "").replace(/<[^>]*>/g, " ");

const headings = (text: string) => (prose(text).match(/^#+(?= )/gm) ?? []).map((marks) => marks.length);

/** An example without what it prints, which differs with the language. */
function example({ info, title, lines }: Block): unknown {
  if (info === "text") return { info };
  if (info === "console") return { info, title, lines: lines.filter((line) => line.startsWith("$ ")) };
  return { info, title, lines: lines.map((line) => line.replace('lang: "zh-CN"', 'lang: "en"')) };
}

const spans = (text: string) => [...new Set(prose(text).match(/`[^`\n]+`/g))].sort();
/** Versions, counts, statuses; two and three are words in either language. */
const numbers = (text: string) =>
  [
    ...new Set(
      prose(text)
        .replace(/`[^`\n]+`|\]\([^)\s]*\)/g, " ")
        .match(/\d+(?:[.,]\d+)*/g),
    ),
  ].sort();
const columns = (text: string) =>
  prose(text)
    .split("\n")
    .map((line) => (line.startsWith("|") ? line.split(/(?<!\\)\|/).length : 0))
    .filter((n) => n > 0);

/** Where it leads, whatever the language; headings have other names there. */
const leads = (name: string) =>
  [...new Set(targetsOf(name).map(({ target }) => originalOf(target)))].filter((it) => it !== originalOf(name)).sort();
const outside = (text: string) => [...new Set(prose(text).match(/https?:\/\/[^\s)`]+/g))].sort();

/** Half-width marks beside Chinese, and Chinese beside Latin without a space. */
function misset(text: string): readonly string[] {
  // Emphasis stays: where it ends behind a full stop, Markdown needs a space.
  const plain = prose(text)
    .replace(/\]\([^)\s]*\)/g, "]")
    .replace(/`[^`\n]+`/g, "`x`");
  const wrong = [
    /.{0,6}\p{Script=Han}[,.;:!?()"'].{0,6}/gu,
    /.{0,6}[,;:!?()"']\p{Script=Han}.{0,6}/gu,
    /.{0,6}\p{Script=Han}\[?[A-Za-z0-9`].{0,6}/gu,
    /.{0,6}[A-Za-z0-9`]\]?\p{Script=Han}.{0,6}/gu,
    /.{0,6}(?:[，。：；（）？“”、] (?=[^\s|])|[^\s|] [，。：；（）？“”、]).{0,6}/gu,
    /.{0,6}您.{0,6}/gu,
  ];
  return wrong.flatMap((it) => plain.match(it) ?? []);
}

test("README.md and every page that it leads to in docs has a Chinese one", () => {
  const wanted = pages.filter(({ name, generated }) => /^(?:README|docs\/[^/]+)\.md$/.test(name) && !generated);
  expect(translated.map(({ name }) => name).sort()).toEqual(wanted.map(({ name }) => translationOf(name)).sort());
  const front = leads("README.zh-CN.md");
  for (const { name } of wanted.slice(1)) expect(front).toContain(name);
});

describe.each(translated.map(({ name, text }) => [name, text, originalOf(name)] as const))("%s", (name, text, from) => {
  const original = textOf(from);

  test("has the headings of its original", () => expect(headings(text)).toEqual(headings(original)));

  test("has its examples", () => expect(blocksOf(text).map(example)).toEqual(blocksOf(original).map(example)));

  test("has its names, its numbers and its tables", () => {
    expect(spans(text)).toEqual(spans(original));
    expect(numbers(text)).toEqual(numbers(original));
    expect(columns(text)).toEqual(columns(original));
  });

  test("leads to where it leads, in Chinese where there is a page", () => {
    expect(leads(name)).toEqual(leads(from));
    expect(outside(text)).toEqual(outside(original));
    const targets = targetsOf(name).map(({ target }) => target);
    // A page about both languages may lead to both.
    const foreign = targets.filter((target) => {
      const own = translationOf(target);
      return target !== from && pages.some((page) => page.name === own) && !targets.includes(own);
    });
    expect(foreign).toEqual([]);
  });

  test("each leads to the other at its top", () => {
    const link = (to: string, at: string) => `](${path.posix.relative(path.posix.dirname(at), to)})`;
    expect(text.split("\n")[2]).toBe(`[English${link(from, name)} | 简体中文`);
    expect(original.split("\n")[2]).toBe(`English | [简体中文${link(name, from)}`);
  });

  test("is set as Chinese is", () => expect(misset(text)).toEqual([]));
});
