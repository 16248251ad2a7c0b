// Which language is read where: the option, then the locale as POSIX has it; what machines read changes by option alone.
import { describe, expect, test } from "@jest/globals";
import { diagnose, formats, memoryWorld } from "../lib/index.ts";
import { formats as all } from "../lib/report/formats/index.ts";
import type { View } from "../lib/model/format.ts";
import type { FakeHost } from "../lib/host/memory.ts";
import { capture } from "./support/capture.ts";
import { englishIn } from "./support/chinese.ts";
import { expand } from "./support/keys.ts";

const mismatch: FakeHost = {
  home: "/home/u",
  cwd: "/repo",
  now: "2026-09-30",
  env: {
    XIAOMI_MIMO_API_KEY: expand("tp-c0000example"),
    XIAOMI_MIMO_BASE_URL: "https://api.xiaomimimo.com/v1",
    XIAOMI_MIMO_MODEL: "mimo-v2.6-pro",
  },
};
const world = (env: Readonly<Record<string, string>> = {}) =>
  memoryWorld({ ...mismatch, env: { ...mismatch.env, ...env } });
const terminal = { isTerminal: true, columns: 80 };

const english = "CodeWhale with pull request 2627 (not released) will fail";
const chinese = "会失败：`XIAOMI_MIMO_API_KEY` 中的";

describe("the language", () => {
  test.each<[string, Readonly<Record<string, string>>, readonly string[], string]>([
    ["nothing", {}, [], english],
    ["LANG", { LANG: "zh_CN.UTF-8" }, [], chinese],
    ["LANG of Taiwan", { LANG: "zh_TW.UTF-8" }, [], chinese],
    ["LANG in capitals", { LANG: "ZH" }, [], chinese],
    ["another language", { LANG: "de_DE.UTF-8" }, [], english],
    ["nonsense", { LANG: "xx" }, [], english],
    ["C", { LANG: "C.UTF-8" }, [], english],
    ["LC_MESSAGES before LANG", { LC_MESSAGES: "en_US.UTF-8", LANG: "zh_CN.UTF-8" }, [], english],
    ["LC_MESSAGES alone", { LC_MESSAGES: "zh_CN.UTF-8", LANG: "en_US.UTF-8" }, [], chinese],
    ["LC_ALL before LC_MESSAGES", { LC_ALL: "zh_CN.UTF-8", LC_MESSAGES: "en_US.UTF-8", LANG: "C" }, [], chinese],
    ["LC_ALL=C before all", { LC_ALL: "C", LC_MESSAGES: "zh_CN.UTF-8", LANG: "zh_CN.UTF-8" }, [], english],
    ["a blank LC_ALL", { LC_ALL: "", LC_MESSAGES: "", LANG: "zh_CN.UTF-8" }, [], chinese],
    ["LC_CTYPE says nothing", { LC_CTYPE: "zh_CN.UTF-8" }, [], english],
    ["the option before all", { LC_ALL: "zh_CN.UTF-8" }, ["--lang", "en"], english],
    ["the option alone", {}, ["--lang=zh-CN"], chinese],
    ["of two options the last", {}, ["--lang=zh-CN", "--lang", "en"], english],
  ])("%s", async (_name, env, words, first) => {
    const { out, err, status } = await capture(words, world(env), terminal);
    expect(out).toContain(first);
    expect({ err, status }).toEqual({ err: "", status: 1 });
  });

  test("an unknown value is a wrong usage, said in the language of the locale", async () => {
    const plain = await capture(["--lang", "xx"], world());
    expect(plain).toMatchObject({ status: 2, out: "", err: "mimo-doctor: `--lang` is one of en, zh-CN, not `xx`\n" });
    const local = await capture(["--lang", "zh"], world({ LANG: "zh_CN" }));
    expect(local).toMatchObject({
      status: 2,
      out: "",
      err: "mimo-doctor: `--lang` 只能是 en、zh-CN 之一，而不是 `zh`\n",
    });
  });

  test("it changes neither colour nor the widths", async () => {
    const [plain, local] = await Promise.all(
      [{}, { LANG: "zh_CN.UTF-8" }].map((env) =>
        capture(["--no-color"], world({ ...env, LC_CTYPE: "C.UTF-8" }), terminal),
      ),
    );
    expect(plain?.out).not.toContain("\u001b[");
    expect(local?.out).not.toContain("\u001b[");
    const coloured = await capture(["--color", "--lang=zh-CN"], world(), terminal);
    // eslint-disable-next-line no-control-regex
    expect(coloured.out.replace(/\u001b\[\d+m/g, "")).toBe(
      (await capture(["--no-color", "--lang=zh-CN"], world(), terminal)).out,
    );
  });
});

describe("what machines read", () => {
  const locales = [
    {},
    { LANG: "zh_CN.UTF-8" },
    { LC_ALL: "zh_TW.Big5", TZ: "Asia/Shanghai" },
    { LC_MESSAGES: "de_DE" },
  ];

  test.each(Object.keys(all).filter((name) => name !== "text"))("%s is the same in every locale", async (name) => {
    const outs = await Promise.all(locales.map((env) => capture(["--format", name], world(env))));
    expect(new Set(outs.map(({ out }) => out)).size).toBe(1);
    expect(outs[0]?.out.length).toBeGreaterThan(10);
    expect(outs[0]?.out).not.toMatch(/[\u4e00-\u9fff]/);
  });

  test.each(Object.keys(all))("%s is Chinese where that is asked for", async (name) =>
    expect((await capture(["--format", name, "--lang", "zh-CN"], world())).out).toMatch(/[\u4e00-\u9fff]/),
  );

  test("the fingerprints, places and verdicts are those of the English report", async () => {
    const [plain, local] = await Promise.all(
      [["--format=json"], ["--format=json", "--lang=zh-CN"]].map(async (words) =>
        JSON.parse((await capture(words, world())).out),
      ),
    );
    const rest = (report: any) =>
      report.findings.map(({ rule, fingerprint, place, clients, docs }: any) => [
        rule,
        fingerprint,
        place,
        clients,
        docs,
      ]);
    expect(rest(local)).toEqual(rest(plain));
    expect(local.summary).toEqual(plain.summary);
  });

  test("one run, two languages: the text by locale, and a file in English", async () => {
    const it = await capture(["--format=text", "--format=json=report.json"], world({ LANG: "zh_CN.UTF-8" }));
    expect(it.out).toContain(chinese);
    expect([...it.files.values()].join("")).not.toMatch(/[\u4e00-\u9fff]/);
  });

  test("settings and a baseline say what they left out in the language of the text", async () => {
    const it = await capture(
      ["--skip", "key-endpoint-mismatch", "."],
      memoryWorld({ ...mismatch, files: { "/repo/.env": "A=1\n" }, env: { LANG: "zh_CN" } }),
    );
    expect(it.out.split("\n").flatMap(englishIn)).toEqual([]);
  });
});

describe("what every command says", () => {
  test.each([
    ["--help"],
    ["why", "--help"],
    ["why", "key"],
    ["list", "clients"],
    ["list", "rules"],
    ["explain", "401"],
    ["explain", "it fell over"],
    ["explain", "key-endpoint-mismatch"],
    ["fix"],
    ["--probe", "--dry-run"],
    ["init", "--print", "--client", "claude-code"],
  ])("%j %j", async (...words) => {
    const { out, err } = await capture([...words.filter((it) => it !== undefined), "--lang", "zh-CN"], world());
    expect(out).toMatch(/[\u4e00-\u9fff]/);
    expect(err).toBe("");
    const named = out
      .split("\n")
      .map((line) =>
        line.replace(/^ {2,6}(?:-\w, )?(?:--)?[a-z][\w-]*(?: \S+)?(?: {2,}|$)/, " ").replace(/<[\w|]+>/g, " "),
      );
    const code = /^\/\/|^[ "{}[\]]*"|^[@+-]/;
    expect(named.filter((line) => !code.test(line)).flatMap(englishIn)).toEqual([]);
  });
});

describe("the library", () => {
  const view: View = { color: false, unicode: true, width: 80, lang: "zh-CN", verbosity: "normal" };

  test("writes a report of its own in the language that is asked for then", async () => {
    const report = await diagnose({}, world());
    expect(formats.text(report, view)).toBe((await capture(["--lang", "zh-CN"], world())).out);
    expect(formats.text(report, { ...view, lang: "en" })).toBe((await capture([], world())).out);
    // Also what somebody made from it.
    const [first] = report.findings;
    expect(formats.text({ ...report, findings: first ? [first] : [] }, view)).toContain(chinese);
  });

  test("writes a report from elsewhere with its own sentences", async () => {
    const report = JSON.parse(JSON.stringify(await diagnose({}, world())));
    const text = formats.text(report, view).replace(/\s+/g, " ");
    expect(text).toContain("会失败：");
    expect(text).toContain(report.findings[0].message.split(" ").slice(0, 4).join(" "));
  });
});
