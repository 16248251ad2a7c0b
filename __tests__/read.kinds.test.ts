// Files of every kind through the readers: what they set, where it stands, which files they take in (fixtures/kinds).
// `UPDATE_KINDS=1` writes the answers anew, to be looked at.
import { describe, expect, test } from "@jest/globals";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { stringify } from "yaml";
import { at, type Document, type Value } from "../lib/model/document.ts";
import type { Path } from "../lib/model/place.ts";
import { Secret } from "../lib/model/secret.ts";
import { includedPath } from "../lib/read/includes.ts";
import { kindOf } from "../lib/read/kind.ts";
import { readerOf } from "../lib/read/open.ts";
import type { SecretRegistry } from "../lib/read/secrets.ts";
import fc from "./support/property.ts";
import { fixtures } from "./support/worlds.ts";

const project = path.join(fixtures, "kinds/project");
const answers = path.join(fixtures, "kinds/expected.json");
const files = (fs.readdirSync(project, { recursive: true }) as string[])
  .map((it) => it.replaceAll("\\", "/"))
  .filter((it) => fs.statSync(path.join(project, it)).isFile())
  .sort();

interface Row {
  readonly value: unknown;
  /** The text at the value and at its name. */
  readonly shows: readonly [value: string | null, name: string | null];
  readonly also?: string;
}

interface Shown {
  readonly kind: string;
  readonly problems: readonly string[];
  readonly rows: Readonly<Record<string, Row>>;
  readonly includes: readonly string[];
}

const plain = (value: Value): unknown => (value instanceof Secret ? Secret.reveal(value) : value);

function* leaves(value: Value, keys: Path = []): Generator<readonly [Path, Value]> {
  if (typeof value !== "object" || value === null || value instanceof Secret) yield [keys, value];
  else if (Array.isArray(value)) for (const [n, it] of (value as Value[]).entries()) yield* leaves(it, [...keys, n]);
  else for (const [name, it] of Object.entries(value)) yield* leaves(it as Value, [...keys, name]);
}

async function read(file: string, text: string, vault: SecretRegistry = []): Promise<Document> {
  return (await readerOf(kindOf(file, text).dialect))(file, text, vault);
}

const slice = (text: string, doc: Document, keys: Path, part: "key" | "value"): string | null => {
  const span = doc.locate(keys, part);
  return span ? text.slice(span.start, span.end) : null;
};

async function shown(file: string, text: string): Promise<Shown> {
  const doc = await read(`/p/${file}`, text);
  const { dialect, certain } = kindOf(`/p/${file}`, text);
  const rows = [...leaves(doc.value)].map(([keys, value]): [string, Row] => {
    const own = doc.assignments?.find((it) => String(it.keys) === String(keys));
    const also = [own?.exported === false && "own", own?.literal && "literal", doc.isEncoded?.(keys) && "encoded"];
    const words = also.filter(Boolean).join(", ");
    const shows = [slice(text, doc, keys, "value"), slice(text, doc, keys, "key")] as const;
    return [keys.join(" / "), { value: plain(value), shows, ...(words ? { also: words } : {}) }];
  });
  return {
    kind: `${dialect}${certain ? "" : ", not for certain"}`,
    problems: doc.problems.map((it) => `${it.mild ? "mild " : ""}${it.what.template}`),
    rows: Object.fromEntries(rows.filter(([keys]) => keys !== "")),
    includes: (doc.includes ?? []).map(
      (it) => `${it.optional ? "?" : ""}${it.dialect} ${it.path} at ${text.slice(it.span.start, it.span.end)}`,
    ),
  };
}

const contents = (file: string): string => fs.readFileSync(path.join(project, file), "utf8");

if (process.env["UPDATE_KINDS"]) {
  const all: Record<string, Shown> = {};
  for (const file of files) all[file] = await shown(file, contents(file));
  fs.writeFileSync(answers, `${JSON.stringify(all, null, 1)}\n`);
}

describe("fixtures/kinds", () => {
  const expected = JSON.parse(fs.readFileSync(answers, "utf8")) as Record<string, Shown>;

  test("each file has its answers", () => expect(Object.keys(expected)).toEqual(files));

  test.each(files)("%s", async (file) => expect(await shown(file, contents(file))).toEqual(expected[file]));

  const unix = (it: unknown): unknown => JSON.parse(JSON.stringify(it).replaceAll("\\r\\n", "\\n"));
  test.each(files)("%s, with Windows line ends", async (file) => {
    expect(unix(await shown(file, contents(file).replaceAll("\n", "\r\n")))).toEqual(unix(expected[file]));
  });
});

describe("written, then read", () => {
  const name = fc
    .tuple(fc.constantFrom("MIMO", "OPENAI", "A", "X_Y"), fc.constantFrom("BASE_URL", "MODEL", "NOTE", "REGION"))
    .map((it) => it.join("_"));
  const word = fc.constantFrom("a", "https://api.xiaomimimo.com/v1", "mimo-v2.5-pro", "x=y", "a:b", "1", "é", "a/b,c");
  const value = fc.oneof(
    word,
    fc.array(word, { minLength: 2, maxLength: 3 }).map((all) => all.join(" ")),
  );
  const pairs = fc.uniqueArray(fc.tuple(name, value), { minLength: 1, maxLength: 6, selector: ([it]) => it });
  const quoted = (it: string, n: number): string =>
    n % 2 === 0 ? `"${it}"` : n % 3 === 0 && !it.includes(" ") ? it : `'${it}'`;
  const noise = ["", "# a comment", "  ", "# it's \"open"];

  type Pairs = readonly (readonly [string, string])[];
  interface Writer {
    readonly file: string;
    readonly write: (pairs: Pairs) => string;
    /** Where the variables stand. */
    readonly scope?: Path;
  }
  const lines = (each: (name: string, value: string, n: number) => string) => (all: Pairs) =>
    `${all.map(([it, to], n) => `${noise[n % 4] ?? ""}\n${each(it, to, n)}`).join("\n")}\n`;
  const writers: readonly Writer[] = [
    { file: "/p/a.sh", write: lines((it, to, n) => `export ${it}=${quoted(to, n)}; echo done # ok`) },
    {
      file: "/p/b.sh",
      scope: ["@function", "f"],
      write: (all) => `f() {\n${lines((it, to, n) => `  export ${it}=${quoted(to, n)}`)(all)}}\n`,
    },
    {
      file: "/p/c.sh",
      scope: ["@alias", "f"],
      write: (all) => `alias g=x f='${all.map(([it, to]) => `${it}="${to}"`).join(" ")} claude' # it's\n`,
    },
    {
      file: "/p/d.sh",
      scope: ["@command", "0"],
      write: (all) => `if true; then ${all.map(([it, to], n) => `${it}=${quoted(to, n)} `).join("\\\n")}claude; fi\n`,
    },
    {
      file: "/p/e.sh",
      scope: ["@heredoc", "0"],
      write: (all) => `cat > .env <<-'X'\n${all.map(([it, to]) => `${it}=${to}\n`).join("")}\tX\n`,
    },
    { file: "/p/a.fish", write: lines((it, to, n) => `set -gx ${it} ${quoted(to, n)}; echo "done"`) },
    { file: "/p/Dockerfile", write: (all) => `FROM x\n${lines((it, to, n) => `ENV ${it}=${quoted(to, n)}`)(all)}` },
    {
      file: "/p/Dockerfile.b",
      write: (all) => `FROM x\nENV ${all.map(([it, to], n) => `${it}=${quoted(to, n)}`).join(" \\\n# c\n  ")}\nRUN x\n`,
    },
    { file: "/p/a.ini", scope: ["a b"], write: (all) => `[a b]\n${lines((it, to) => `${it} = ${to}`)(all)}` },
    { file: "/p/a.properties", write: lines((it, to) => `${it}=${to}`) },
    {
      file: "/p/a.service",
      write: (all) => `[Service]\n${lines((it, to) => `Environment="${it}=${to}"`)(all)}`,
    },
    {
      file: "/p/k8s.yaml",
      scope: ["---", 0, "spec", "env"],
      write: (all) =>
        `a: 1\n---\n${stringify({ spec: { env: all.map(([it, to]) => ({ name: it, value: to })) } }, { lineWidth: 0 })}---\nb: {{ bad }}\n`,
    },
    {
      file: "/p/compose.yaml",
      scope: ["services", "a", "environment"],
      write: (all) =>
        stringify({ services: { a: { environment: ["TZ", ...all.map((it) => it.join("="))] } } }, { lineWidth: 0 }),
    },
    {
      file: "/p/helm.yaml",
      scope: ["env"],
      write: (all) => `{{- if .x }}\nenv:\n${all.map(([it, to]) => `  ${it}: {{ .V.y }}${to}\n`).join("")}{{ end }}\n`,
    },
    {
      file: "/p/a.md",
      write: (all) => `---\n${stringify(Object.fromEntries(all), { lineWidth: 0 })}---\n# it: "is"\n`,
    },
  ];

  test.each(writers.map((it) => [it.file, it] as const))("%s", async (file, { write, scope = [] }) => {
    await fc.assert(
      fc.asyncProperty(pairs, fc.boolean(), async (all, windows) => {
        const text = windows ? write(all).replaceAll("\n", "\r\n") : write(all);
        const doc = await read(file, text);
        expect(doc.problems).toEqual([]);
        for (const [it, to] of all) {
          const keys = [...scope, it];
          const found = at(doc.value, keys);
          const is = file === "/p/helm.yaml" ? `{{ .V.y }}${to}` : to;
          expect([keys, String(found)]).toEqual([keys, is]);
          const own = slice(text, doc, keys, "value") ?? "";
          expect(own.replace(/^(["'])(.*)\1$/, "$2")).toBe(is);
          expect(slice(text, doc, keys, "key")?.replace(/^["']|["']$/g, "")).toBe(it);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe("shell text as bash reads it", () => {
  const there = spawnSync("bash", ["-c", "exit 7"]).status === 7;
  if (!there) process.stderr.write("skipped: shell text as bash reads it, which is missing here\n");
  const pieces = [
    "a",
    " ",
    "'b c'",
    '"d e"',
    "\\ ",
    "\\\n",
    '"f\\"g"',
    "'#'",
    "h#i",
    "$'j\\'k'",
    "'l'\\''m'",
    '"n\no"',
  ];
  const text = fc.array(fc.constantFrom(...pieces), { maxLength: 6 }).map((all) => all.join(""));
  const script = fc
    .array(fc.tuple(fc.constantFrom("\n", "; ", " # it's\n", " && "), text), { minLength: 1, maxLength: 12 })
    .map((all) => all.map(([end, it], n) => `export V${n}=${it}${end}`).join(""))
    .map((it) => `${it}true\n`);

  (there ? test : test.skip)("exported values", async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(script, async (it) => {
        const run = spawnSync("bash", ["--norc", "-c", `${it}\nenv -0`], { env: { PATH: process.env["PATH"] ?? "" } });
        if (run.status !== 0 || run.stderr.length > 0) return;
        const real = run.stdout
          .toString()
          .split("\0")
          .filter((row) => /^V\d+=/.test(row))
          .sort();
        const doc = await read("/p/a.sh", it);
        const own = Object.entries(doc.value).flatMap(([name, value]) =>
          /^V\d+$/.test(name) ? [`${name}=${String(value)}`] : [],
        );
        expect(own.sort()).toEqual(real);
        compared++;
      }),
      { numRuns: 150 },
    );
    expect(compared).toBeGreaterThan(30);
  });
});

describe("where a file lies that is taken in", () => {
  const around = { folder: "/repo/sub", home: "/home/u" };
  test.each([
    ["~/.secrets", "/home/u/.secrets"],
    ["$HOME/a b", "/home/u/a b"],
    ["${HOME}/a", "/home/u/a"],
    ["%h/.config/a.env", "/home/u/.config/a.env"],
    ["/etc/a.env", "/etc/a.env"],
    ["./a.env", "/repo/sub/a.env"],
    ["../a.env", "/repo/a.env"],
    ['$(dirname "$0")/a.sh', "/repo/sub/a.sh"],
    ['$(dirname "${BASH_SOURCE[0]}")/a.sh', "/repo/sub/a.sh"],
    ["${BASH_SOURCE%/*}/a.sh", "/repo/sub/a.sh"],
    ["${XDG_CONFIG_HOME:-$HOME/.config}/a.sh", "/home/u/.config/a.sh"],
    ["$NVM_DIR/nvm.sh", undefined],
    ["<(kubectl completion bash)", undefined],
    ["", undefined],
  ])("%s", (written, wanted) => {
    const span = { line: 1, column: 1, endLine: 1, endColumn: 1, start: 0, end: 0 };
    expect(includedPath({ path: written, dialect: "dotenv", optional: true, span }, around)).toBe(wanted);
  });
});

describe("the kind of a file", () => {
  test.each([
    ["Dockerfile.dev", "FROM x", "dockerfile", false],
    ["api.dockerfile", "FROM x", "dockerfile", false],
    ["Containerfile", "FROM x", "dockerfile", false],
    ["a.service.d/x.conf", "[Service]", "systemd", true],
    ["environment.d/x.conf", "A=b", "dotenv", true],
    ["app.conf", "[a]\nb = c\nd: e\n", "ini", false],
    ["nginx.conf", "server {\n  listen 80;\n}\n", "text", false],
    ["notes", "Dear all,\nplease use this: mimo\nThanks\n", "text", false],
    ["settings", "base_url: x\nmodel: y\n", "yaml", false],
    ["run", "#!/bin/bash\nA=b\n", "shell", false],
    ["tool", "#!/usr/bin/env python3\nA = 'b'\n", "text", false],
    ["main.py", "A='b'", "text", true],
    ["GNUmakefile", "A=b", "text", true],
    [".env.example", "A=b", "dotenv", true],
  ] as const)("%s", (name, text, dialect, certain) => {
    expect(kindOf(`/p/${name}`, text)).toEqual({ dialect, certain });
  });
});

describe("what a file does not say", () => {
  test.each([
    ["/p/a.ini", "]]\n=\n[\n:x\n"],
    ["/p/a.properties", "\\u12\n=\n\\"],
    ["/p/Dockerfile", "ENV\nENV =\nENV A\nENV A=\nARG\nFROM\nRUN <<\n"],
    ["/p/a.sh", "export\nexport =\n}\n'\nfi done <<\n$(\n"],
    ["/p/a.fish", "set\nset -gx\nend\n(\n'"],
    ["/p/a.md", "---\na: [\n"],
    ["/p/b.md", "---\n: : :\n---\n"],
    ["/p/a.ipynb", "{"],
    ["/p/a.py", "x = {"],
    ["/p/a.service", "Environment\nEnvironment=\n=\n"],
  ])("%s: no fault, and no abort", async (file, text) => {
    const doc = await read(file, text);
    expect(doc.problems).toEqual([]);
    expect(doc.locate(["NOT_THERE"])).toBeUndefined();
  });

  test("a fault of YAML stays one, beside expressions of a workflow and quoted templates", async () => {
    for (const text of ["a: ${{ x }}\nb: [\n", 'a: "{{ x }}"\nb: [\n'])
      expect((await read("/p/a.yaml", text)).problems).toMatchObject([{ kind: "syntax", mild: false }]);
  });

  test("a template that makes no YAML even without its lines is no fault of the file", async () => {
    expect((await read("/p/a.yaml", "{{ if x }}\na: [\n{{ end }}\n")).problems).toEqual([]);
  });

  test("what stands in base64 is kept from outputs in both forms", async () => {
    const vault: SecretRegistry = [];
    await read("/p/a.yaml", "kind: Secret\ndata:\n  MIMO_API_KEY: dHAtcGxhaW4tdGV4dA==\n", vault);
    expect(vault.map((it) => Secret.reveal(it)).sort()).toEqual(["dHAtcGxhaW4tdGV4dA==", "tp-plain-text"]);
  });

  const pieces =
    "' \" ` $ ( ) { } \\ \n \r\n ; & | < > << <<E E # = A=b export set -x -gx alias function f() source unset [ ] : - {{ }} {% --- ENV RUN ARG FROM !ENV".split(
      " ",
    );
  const odd = fc.array(fc.constantFrom(...pieces, " "), { maxLength: 40 }).map((all) => all.join(""));
  test.each([
    "a.sh",
    "a.fish",
    ".envrc",
    "Dockerfile",
    "a.ini",
    "a.properties",
    "a.md",
    "a.yaml",
    "a.service",
    "a.ipynb",
  ])("%s: whatever the text, every place lies in it", async (file) => {
    await fc.assert(
      fc.asyncProperty(odd, async (text) => {
        const doc = await read(`/p/${file}`, text);
        const spans = [...leaves(doc.value)].flatMap(([keys]) => [doc.locate(keys), doc.locate(keys, "key")]);
        for (const span of [...spans, ...(doc.includes ?? []).map((it) => it.span)])
          if (span) expect(0 <= span.start && span.start <= span.end && span.end <= text.length).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
