// The site: built whole, no link in it leads nowhere, and a browser opens it from the disk, searches in it and shows something.
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { chromium, colours, open, type Page } from "./support/browser.ts";
import { project } from "./support/pages.ts";

const root = fs.mkdtempSync(path.join(os.tmpdir(), "mimo-doctor-site-"));
const out = path.join(root, "site");
const shots = path.join(project, ".screenshots");
let pages: readonly string[] = [];

const read = (name: string): string => fs.readFileSync(path.join(out, name), "utf8");

beforeAll(() => {
  const words = [path.join(project, "scripts/site.mjs"), "--out", out];
  expect(spawnSync(process.execPath, words, { encoding: "utf8" })).toMatchObject({ status: 0, stderr: "" });
  pages = fs.readdirSync(out, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".html"));
});
afterAll(() => fs.rmSync(root, { recursive: true }));

const idsOf = (html: string): ReadonlySet<string> =>
  new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id = ""]) => id));

/** What a page links to that is not there, or what is loaded from elsewhere. */
function broken(name: string): readonly string[] {
  const found = [...read(name).matchAll(/<(\w+)[^>]*? (?:href|src|srcset)="([^"]*)"/g)];
  return found.flatMap(([, tag = "", link = ""]) => {
    if (/^https?:/.test(link)) return tag === "a" ? [] : [`${name}: ${link} is loaded`];
    const [to = "", anchor] = link.split("#");
    const target = to === "" ? name : path.posix.join(path.posix.dirname(name), decodeURI(to));
    if (!fs.existsSync(path.join(out, target)) || target.startsWith("..")) return [`${name}: ${link}`];
    return anchor === undefined || idsOf(read(target)).has(decodeURI(anchor)) ? [] : [`${name}: ${link}`];
  });
}

test("every page of the project is in it, and no link leads nowhere", () => {
  const docs = fs.readdirSync(path.join(project, "docs"), { recursive: true, encoding: "utf8" });
  expect(pages.length).toBeGreaterThanOrEqual(docs.filter((name) => name.endsWith(".md")).length + 1);
  expect(pages.flatMap(broken)).toEqual([]);
});

test("every entry of the search leads to a heading", () => {
  const { storedFields } = JSON.parse(
    read("assets/search-index.js")
      .replace(/^[^{]*/, "")
      .replace(/;\n$/, ""),
  );
  const urls = Object.values(storedFields as Record<string, { url: string }>).map(({ url }) => url.split("#"));
  expect(urls.length).toBeGreaterThan(pages.length);
  for (const [to = "", id] of urls) expect([to, id === undefined || idsOf(read(to)).has(id)]).toEqual([to, true]);
});

test("a page in two languages leads from each to the other", () => {
  expect(read("401.html")).toMatch(/<a class="language" lang="zh-CN"[^>]*href="zh-CN\/401\.html"/);
  const chinese = pages.filter((name) => name.startsWith("zh-CN/"));
  expect(chinese).toEqual(expect.arrayContaining(["zh-CN/index.html", "zh-CN/401.html"]));
  for (const name of chinese)
    expect(read(name)).toMatch(/<html lang="zh-CN">[^]*<a class="language" lang="en"[^>]*href="\.\.\//);
});

test("severities are marked in both languages", () => {
  expect(read("rules/key-masked.html")).toContain('<span class="level bad">error</span>');
  expect(read("zh-CN/rules/key-masked.html")).toContain('<span class="level bad">错误</span>');
  expect(read("zh-CN/rules/key-masked.html")).toMatch(/<span class="bad">1 错误 key-masked/);
});

if (!chromium) process.stderr.write("skipped: the site in a browser: there is no Chromium here\n");

(chromium ? describe : describe.skip)("in Chromium, from the disk", () => {
  let page: Page;
  beforeAll(async () => {
    page = await open(shots);
  }, 60_000);
  afterAll(() => page.close());

  const visit = (name: string): Promise<void> => page.visit(`file://${out}/${name}`);
  /** A picture of something has many colours. */
  const shown = async (name: string): Promise<void> => expect(colours(await page.shot(name))).toBeGreaterThan(60);

  test.each(["light", "dark"] as const)("the front page, %s", async (theme) => {
    await page.theme(theme);
    await visit("index.html");
    expect(await page.text("h1")).toContain("mimo-doctor");
    expect(await page.picture("main img")).toMatch(theme === "dark" ? /picture-dark\.svg$/ : /picture\.svg$/);
    await shown(`front-${theme}`);
  });

  test("the front page in Chinese", async () => {
    await page.theme("light");
    await visit("zh-CN/index.html");
    expect(await page.text("main")).toContain("按量付费");
    expect(await page.picture("main img")).toMatch(/zh-CN\/picture\.svg$/);
    await shown("front-chinese");
  });

  test("a page of a rule", async () => {
    await page.theme("light");
    await visit("rules/key-endpoint-mismatch.html");
    expect(await page.text("h1")).toContain("key-endpoint-mismatch");
    expect(await page.text("nav a[aria-current]")).toBe("key-endpoint-mismatch");
    await shown("rule");
  });

  test.each([
    ["401", "index.html", /401, now what/],
    ["mismatch endpoint", "clients/zed.html", /key-endpoint-mismatch/],
    ["密钥与主机", "zh-CN/threat-model.html", /遇到 401 怎么办/],
  ])("a search for %s", async (wanted, from, expected) => {
    await visit(from);
    expect(await page.search(wanted)).toEqual(expect.arrayContaining([expect.stringMatching(expected)]));
    await shown(`search-${wanted.replace(/[^\p{L}\p{N}]+/gu, "-")}-${from.replace(/\W+/g, "-")}`);
    await page.follow("#results a");
    expect(await page.text("h1")).not.toBe("");
  });

  test("on a telephone nothing is wider than the screen", async () => {
    await page.size(390, 844);
    for (const name of [
      "index.html",
      "401.html",
      "zh-CN/index.html",
      "zh-CN/commands.html",
      "facts.html",
      "clients/codewhale.html",
      "rules/index.html",
    ]) {
      await visit(name);
      expect([name, await page.overflow()]).toEqual([name, 0]);
    }
    await shown("telephone");
  });

  test("no page threw or asked for what is not there", () => expect(page.faults).toEqual([]));
});
