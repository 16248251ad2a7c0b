// Comments that leave findings out: where they stand, in every dialect, what they mean, and what they never do.
import { describe, expect, test } from "@jest/globals";
import fc from "./support/property.ts";
import { diagnose, type Report } from "../lib/index.ts";
import type { Dialect } from "../lib/model/document.ts";
import { commentsWith } from "../lib/read/comments.ts";
import { suppressionsIn } from "../lib/read/suppressions.ts";
import sarif from "../lib/report/formats/sarif.ts";
import { memoryWorld, type FakeHost } from "../lib/host/memory.ts";
import { capture } from "./support/capture.ts";
import { expand } from "./support/keys.ts";
import { cpuOf } from "./support/cpu.ts";

const world = (files: FakeHost["files"], more: FakeHost = {}) =>
  memoryWorld({ env: {}, home: "/home/u", cwd: "/repo", now: "2026-09-30", ...more, files: files ?? {} });

const lint = (name: string, text: string): Promise<Report> =>
  diagnose({ paths: [name] }, world({ [`/repo/${name}`]: expand(text) }));

const rulesOf = (list: readonly { readonly rule: string }[]): readonly string[] => list.map(({ rule }) => rule).sort();

const note = "mimo-doctor: ignore[key-placeholder] filled in by the deployment";

/** A file in which the placeholder is left out. */
const honoured: readonly (readonly [what: string, name: string, text: string])[] = [
  ["dotenv, line before", ".env", `# ${note}\nMIMO_API_KEY=your-api-key\n`],
  ["dotenv, same line", ".env", `MIMO_API_KEY=your-api-key # ${note}\n`],
  ["dotenv, behind a value in quotes", ".env", `MIMO_API_KEY="your-api-key" # ${note}\n`],
  ["dotenv, blank and comment between", ".env", `# ${note}\n\n# see the wiki\nMIMO_API_KEY=your-api-key\n`],
  ["dotenv, Windows line ends", ".env", `# ${note}\r\nMIMO_API_KEY=your-api-key\r\n`],
  ["dotenv, behind another tool's comment", ".env", `MIMO_API_KEY=your-api-key # nosec # ${note}\n`],
  ["dotenv, an apostrophe before", ".env", `NOTE=it's\nMIMO_API_KEY=your-api-key # don't # ${note}\n`],
  [
    "TOML, line before",
    "mimo.toml",
    `base_url = "https://api.xiaomimimo.com/v1"\n# ${note}\napi_key = "your-api-key"\n`,
  ],
  ["TOML, same line", "mimo.toml", `base_url = "https://api.xiaomimimo.com/v1"\napi_key = "your-api-key" # ${note}\n`],
  ["YAML, line before", "mimo.yaml", `base_url: https://api.xiaomimimo.com/v1\n# ${note}\napi_key: your-api-key\n`],
  ["YAML, same line", "mimo.yaml", `base_url: https://api.xiaomimimo.com/v1\napi_key: "your-api-key" # ${note}\n`],
  [
    "YAML, behind a text of several lines",
    "mimo.yaml",
    `about: |\n  words\nbase_url: https://api.xiaomimimo.com/v1\napi_key: your-api-key # ${note}\n`,
  ],
  [
    "JSON with comments, line before",
    "mimo.jsonc",
    `{ "baseUrl": "https://api.xiaomimimo.com/v1",\n// ${note}\n"apiKey": "your-api-key" }\n`,
  ],
  [
    "JSON with comments, same line",
    "mimo.jsonc",
    `{ "baseUrl": "https://api.xiaomimimo.com/v1",\n"apiKey": "your-api-key" // ${note}\n}\n`,
  ],
  [
    "JSON with comments, between signs",
    "mimo.json5",
    `{ baseUrl: "https://api.xiaomimimo.com/v1",\n/* ${note} */\napiKey: 'your-api-key' }\n`,
  ],
  ["shell, line before", "env.sh", `#!/bin/sh\n# ${note}\nexport MIMO_API_KEY=your-api-key\n`],
  ["shell, same line", "env.sh", `export MIMO_API_KEY='your-api-key' # ${note}\n`],
  ["PowerShell", "env.ps1", `$env:MIMO_API_KEY = "your-api-key" # ${note}\n`],
  ["batch, REM", "env.bat", `@echo off\r\nREM ${note}\r\nset MIMO_API_KEY=your-api-key\r\n`],
  ["batch, two colons", "env.cmd", `:: ${note}\r\nset "MIMO_API_KEY=your-api-key"\r\n`],
  ["batch, same line", "env.bat", `set MIMO_API_KEY=your-api-key& rem ${note}\r\n`],
  ["systemd, #", "mimo.service", `[Service]\n# ${note}\nEnvironment=MIMO_API_KEY=your-api-key\n`],
  ["systemd, ;", "mimo.service", `[Service]\n; ${note}\nEnvironment="MIMO_API_KEY=your-api-key"\n`],
  ["a reason behind a dash", ".env", `# ${note.replace("] ", "] -- ")}\nMIMO_API_KEY=your-api-key\n`],
  [
    "several rules",
    ".env",
    `# mimo-doctor: ignore[key-placeholder, key-in-project-file] both are meant\nMIMO_API_KEY=your-api-key\n`,
  ],
  [
    "two comments above each other",
    ".env",
    `# ${note}\n# mimo-doctor: ignore[model-case] the gateway renames it\nMIMO_API_KEY=your-api-key\n`,
  ],
  ["no blank behind the colon", ".env", `# ${note.replace(": ", ":")}\nMIMO_API_KEY=your-api-key\n`],
  ["a reason in Chinese", ".env", `# mimo-doctor: ignore[key-placeholder] 部署时填写\nMIMO_API_KEY=your-api-key\n`],
];

describe("it leaves the finding out", () => {
  test.each(honoured)("%s", async (_what, name, text) => {
    const bare = await lint(name, text.replaceAll("mimo-doctor:", "mimo-doctor says"));
    expect(rulesOf(bare.findings)).toContain("key-placeholder");
    const { findings, suppressed, summary, leftOut } = await lint(name, text);
    expect(rulesOf(findings)).not.toContain("key-placeholder");
    expect(rulesOf(suppressed)).toContain("key-placeholder");
    expect(leftOut).toEqual({ comments: suppressed.length, baseline: 0, settings: 0 });
    expect(summary.errors).toBe(findings.filter(({ severity }) => severity === "error").length);
    expect(suppressed[0]!.reason).toMatch(/^(?:filled in by the deployment|both are meant|部署时填写)$/);
  });
});

/** A file in which the placeholder stays, whatever else is said. */
const inert: readonly (readonly [what: string, name: string, text: string, also: readonly string[]])[] = [
  ["on the line behind", ".env", `MIMO_API_KEY=your-api-key\n# ${note}\n`, ["suppression-unused"]],
  ["another setting between", ".env", `# ${note}\nOTHER=1\nMIMO_API_KEY=your-api-key\n`, ["suppression-unused"]],
  [
    "another rule",
    ".env",
    `# mimo-doctor: ignore[key-masked] meant\nMIMO_API_KEY=your-api-key\n`,
    ["suppression-unused"],
  ],
  [
    "no reason",
    ".env",
    `# mimo-doctor: ignore[key-placeholder]\nMIMO_API_KEY=your-api-key\n`,
    ["suppression-without-reason"],
  ],
  ["no rule", ".env", `# mimo-doctor: ignore meant\nMIMO_API_KEY=your-api-key\n`, ["suppression-unused"]],
  ["an empty list", ".env", `# mimo-doctor: ignore[] meant\nMIMO_API_KEY=your-api-key\n`, ["suppression-unused"]],
  [
    "a slip",
    ".env",
    `# mimo-doctor: ignroe[key-placeholder] meant\nMIMO_API_KEY=your-api-key\n`,
    ["suppression-unused"],
  ],
  [
    "another tool's word",
    ".env",
    `# mimo-doctor: disable[key-placeholder] meant\nMIMO_API_KEY=your-api-key\n`,
    ["suppression-unused"],
  ],
  ["prose", ".env", `# checked with mimo-doctor: ignore what it says\nMIMO_API_KEY=your-api-key\n`, []],
  ["prose behind the name", ".env", `# mimo-doctor: a linter\nMIMO_API_KEY=your-api-key\n`, []],
  ["in a value in quotes", ".env", `A="x # ${note}"\nMIMO_API_KEY=your-api-key\n`, []],
  [
    "in a value of TOML",
    "mimo.toml",
    `base_url = "https://api.xiaomimimo.com/v1"\nabout = """\n# ${note}"""\napi_key = "your-api-key"\n`,
    [],
  ],
  [
    "in a text of YAML",
    "mimo.yaml",
    `base_url: https://api.xiaomimimo.com/v1\nabout: |\n  # ${note}\napi_key: your-api-key\n`,
    [],
  ],
  [
    "in a value of JSON",
    "mimo.jsonc",
    `{ "baseUrl": "https://api.xiaomimimo.com/v1", "about": "// ${note}",\n"apiKey": "your-api-key" }\n`,
    [],
  ],
  [
    "systemd has no comments beside a setting",
    "mimo.service",
    `[Service]\nEnvironment=MIMO_API_KEY=your-api-key # ${note}\n`,
    [],
  ],
  [
    "a # inside a word of a shell",
    "env.sh",
    `A=b#${note.replaceAll(" ", "_")}\nexport MIMO_API_KEY=your-api-key\n`,
    [],
  ],
];

describe("it leaves nothing out", () => {
  test.each(inert)("%s", async (_what, name, text, also) => {
    const { findings, suppressed } = await lint(name, text);
    expect(rulesOf(findings)).toContain("key-placeholder");
    expect(suppressed).toEqual([]);
    expect(rulesOf(findings).filter((rule) => rule.startsWith("suppression-"))).toEqual(also);
  });
});

describe("when the machine is diagnosed", () => {
  const toml = (comment: string): string =>
    expand(`# ${comment}\n[providers.xiaomi_mimo]\napi_key = "your-api-key" # ${note}\nmodel = "mimo-v2.6-pro"\n`);
  test("the user's own files have a say", async () => {
    const report = await diagnose({}, world({ "/home/u/.codewhale/config.toml": toml("mine") }));
    expect(rulesOf(report.findings)).toEqual([]);
    expect(rulesOf(report.suppressed)).toEqual(["key-placeholder"]);
    expect(report.summary.verdict).not.toBe("problems");
  });

  test("a repository cannot silence what it does to the user's key", async () => {
    const settings = JSON.stringify({ env: { ANTHROPIC_BASE_URL: "https://mimo.example.org/anthropic" } });
    const files = {
      "/home/u/.claude/settings.json": expand(
        `{ "env": { "ANTHROPIC_BASE_URL": "https://token-plan-cn.xiaomimimo.com/anthropic", "ANTHROPIC_AUTH_TOKEN": "tp-c0000example" } }`,
      ),
      "/repo/.claude/settings.json": `// mimo-doctor: ignore[project-file-redirects-key] never mind\n${settings}`,
      "/repo/.env": `# mimo-doctor: ignore[key-missing] never mind\nMIMO_API_KEY=\n`,
    };
    expect((await diagnose({}, world(files))).suppressed).toEqual([]);
  });

  test("a comment above everything means the file as a whole", () => {
    const whole = (text: string) => suppressionsIn("/f", text, "toml").map((it) => it.whole);
    expect(whole(`# mine alone\n\n# ${note}\na = 1\n`)).toEqual([true]);
    expect(whole(`a = 1\n# ${note}\n# ${note}\n`)).toEqual([false, false]);
    expect(whole(`a = 1 # ${note}\n`)).toEqual([false]);
  });

  test("what was not asked for is not called unused", async () => {
    const files = { "/home/u/.codewhale/config.toml": toml("mimo-doctor: ignore[probe-rejected] a proxy refuses it") };
    expect(rulesOf((await diagnose({}, world(files))).findings)).toEqual([]);
  });
});

test("the exit status is that of what is left, and every format says how many are not", async () => {
  const files = { "/repo/.env": `# ${note}\nMIMO_API_KEY=your-api-key\n` };
  const run = (...words: string[]) => capture([".env", ...words], world(files));
  for (const [format, said] of [
    ["text", "Left out: 1 by comments"],
    ["json", '"comments": 1'],
    ["agent", "left out: 1 by comments"],
    ["markdown", "left out: 1 by comments"],
    ["github", "left out: 1 by comments"],
  ] as const) {
    const { out, status } = await run("--format", format);
    expect({ format, status, said: out.includes(said) }).toEqual({ format, status: 0, said: true });
  }
  expect((await run("--fail-on", "note", "--skip", "key-placeholder")).out).not.toContain("Left out");
});

test("SARIF has it as suppressed in the source", async () => {
  const report = await lint(".env", `# ${note}\nMIMO_API_KEY=your-api-key\n`);
  const view = { color: false, unicode: true, width: 80, lang: "en", verbosity: "normal" } as const;
  const [{ results }] = JSON.parse(sarif(report, view)).runs;
  expect(results.map((it: any) => [it.ruleId, it.suppressions])).toEqual([
    ["key-placeholder", [{ kind: "inSource", justification: "filled in by the deployment" }]],
  ]);
});

test("a key in a reason is masked", async () => {
  const key = expand("tp-c0000example");
  const report = await lint(
    ".env",
    `# mimo-doctor: ignore[key-placeholder] in place of tp-c0000example\nMIMO_API_KEY=your-api-key\n`,
  );
  expect(report.suppressed).toHaveLength(1);
  expect(JSON.stringify(report)).not.toContain(key);
});

const dialects: readonly Dialect[] = "toml json jsonc json5 yaml dotenv shell batch powershell systemd".split(
  " ",
) as never;

describe("whatever stands there", () => {
  const pieces = [
    "mimo-doctor:",
    "mimo-doctor: ignore[a] b",
    "#",
    "//",
    "/*",
    "*/",
    '"',
    "'",
    '"""',
    "\\",
    "\n",
    "\r\n",
    " ",
    "a=",
    "|",
    "rem ",
    "& ",
    ";",
    "- ",
    "{",
    "é",
  ];
  const text = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((all) => all.join(""));
  test.each(dialects)("%s: comments are found within the text, in order", (dialect) => {
    fc.assert(
      fc.property(text, (it) => {
        let before = 0;
        for (const { start, end } of commentsWith(it, dialect, "mimo-doctor:")) {
          expect(start).toBeGreaterThanOrEqual(before);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(it.length);
          expect(it.slice(start, end)).toContain("mimo-doctor:");
          before = end;
        }
        const lines = it.split("\n").length;
        for (const { place, lines: meant } of suppressionsIn("/f", it, dialect)) {
          expect(place.span!()!.line).toBeLessThanOrEqual(lines);
          expect(meant.every((line) => line >= 1)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  test.each(dialects)("%s: four texts of 2 MB take no square of their length", (dialect) => {
    const mark = { batch: "rem", jsonc: "//", json5: "//" }[dialect as string] ?? "#";
    const big = [
      `${mark} mimo-doctor: ignore[key-placeholder] again and again\n`.repeat(35_000),
      `a = "${"'".repeat(1_000)}" ${mark} mimo-doctor: \n`.repeat(2_000),
      `${mark} ${"mimo-doctor: ".repeat(150_000)}`,
      `${"\n".repeat(2_000_000)}${mark} mimo-doctor: ignore[a] b`,
    ];
    const took = cpuOf(() => big.forEach((it) => suppressionsIn("/f", it, dialect)));
    expect(took).toBeLessThan(8_000);
  });
});
