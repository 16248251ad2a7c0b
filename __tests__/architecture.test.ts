// The house as design and linter hold it: who may import whom, who has which power, how long a file may be.
import { shippedFacts } from "../lib/facts/compile.ts";
import { describe, expect, test } from "@jest/globals";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import * as cw from "../lib/clients/codewhale/facts.ts";
import { otherKeyNames } from "../lib/facts/names.ts";
import { matches, readSource, sources, type Source } from "./support/source.ts";

interface Row {
  /** Files below lib; the first line that fits is the one that counts. */
  readonly of: string;
  /** What they may import: rooms, files below lib, `./` for their own folder, packages. */
  readonly may: string;
  /** Why this line departs from its room's. */
  readonly why?: string;
}

const root = path.resolve(import.meta.dirname, "..");
const { rooms: table, ...powers } = JSON.parse(fs.readFileSync(path.join(root, "architecture.json"), "utf8")) as {
  readonly rooms: readonly Row[];
  /** Who may reveal a key; who touches the process; files, programs and the network; the clock that measures. */
  readonly reveals: readonly string[];
  readonly process: readonly string[];
  readonly outside: readonly string[];
  readonly performance: readonly string[];
  /** Files and functions that are longer than the rule, with their length: these may only shrink. */
  readonly long: {
    readonly files: Readonly<Record<string, number>>;
    readonly functions: Readonly<Record<string, number>>;
  };
};

/** `UPDATE=1` writes the lengths anew. */
function record(kind: "files" | "functions", lengths: Readonly<Record<string, number>>): void {
  const file = path.join(root, "architecture.json");
  const all = JSON.parse(fs.readFileSync(file, "utf8"));
  all.long[kind] = lengths;
  fs.writeFileSync(file, `${JSON.stringify(all, null, 2)}\n`);
}

const rowOf = (file: string): Row | undefined => table.find((row) => matches(row.of, file));
const written = (row: Row): string => `${row.of} may import: ${row.may || "nothing"}${row.why ? ` (${row.why})` : ""}`;

function mayImport(row: Row, file: string, target: string): boolean {
  const own = `${file.split("/").slice(0, -1).join("/")}/*.ts`;
  return row.may.split(" ").some((pattern) => matches(pattern === "./" ? own : pattern, target));
}

/** What somebody did, with file and line, where it is not theirs to do. */
const offences = (
  found: (source: Source) => Iterable<{ readonly name: string; readonly line: number }>,
  allowed: readonly string[] = [],
): readonly string[] =>
  sources
    .filter((source) => !allowed.some((pattern) => matches(pattern, source.file)))
    .flatMap((source) => [...found(source)].map(({ name, line }) => `lib/${source.file}:${line} ${name}`));

const using =
  (...names: readonly string[]) =>
  ({ uses }: Source) =>
    uses.filter(({ name }) => names.some((it) => name === it || name.startsWith(`${it}.`)));
const doing =
  (what: string) =>
  ({ syntax }: Source) =>
    syntax.filter(({ name }) => name === what || name.startsWith(`${what} `));

describe("who may import whom", () => {
  test("every file has a line of the table, and every import is in it", () => {
    const broken = sources.flatMap(({ file, imports }) => {
      const row = rowOf(file);
      if (!row) return [`lib/${file}: no line of the table is about it`];
      return imports
        .filter(({ target }) => !mayImport(row, file, target))
        .map(({ target, line }) => `lib/${file}:${line} imports ${target}; but ${written(row)}`);
    });
    expect(broken).toEqual([]);
  });

  test("the table itself: leaves see no leaves, and nobody sees the command line", () => {
    const says = (file: string, target: string): boolean => mayImport(rowOf(file) as Row, file, target);
    const never: readonly (readonly [string, string])[] = [
      ["rules/a.ts", "rules/b.ts"],
      ["rules/a.ts", "report/show.ts"],
      ["clients/a/index.ts", "clients/b/index.ts"],
      ["clients/a/files.ts", "clients/b/files.ts"],
      ["clients/index.ts", "clients/a/files.ts"],
      ["report/formats/a.ts", "report/formats/b.ts"],
      ["report/formats/a.ts", "report/formats/text/paint.ts"],
      ["cli/commands/a/index.ts", "cli/commands/b/index.ts"],
      ["cli/commands/a/index.ts", "rules/key-missing.ts"],
      ["model/a.ts", "facts/keys.ts"],
      ["observe/a.ts", "clients/a/index.ts"],
      ["report/build.ts", "npm:chalk"],
    ];
    expect(never.filter(([file, target]) => says(file, target))).toEqual([]);
    expect(says("clients/a/files.ts", "clients/a/index.ts")).toBe(true);
    expect(
      sources.filter(({ file }) => !file.startsWith("cli/") && mayImport(rowOf(file) as Row, file, "cli/run.ts")),
    ).toEqual([]);
  });

  test("every line of the table is about a file", () => {
    const used = new Set(sources.map(({ file }) => rowOf(file)));
    expect(table.filter((row) => !used.has(row)).map(({ of }) => of)).toEqual([]);
  });

  test("no file imports itself by way of others", () => {
    const next = new Map(sources.map(({ file, imports }) => [file, imports.map(({ target }) => target)]));
    const done = new Set<string>();
    const cycles: string[] = [];
    const walk = (file: string, way: readonly string[]): void => {
      if (way.includes(file)) cycles.push([...way.slice(way.indexOf(file)), file].join(" → "));
      if (done.has(file)) return;
      done.add(file);
      for (const target of next.get(file) ?? []) walk(target, [...way, file]);
    };
    for (const { file } of sources) walk(file, []);
    expect(cycles).toEqual([]);
  });

  test("every imported file exists", () => {
    const known = new Set(sources.map(({ file }) => file));
    expect(
      offences(({ imports }) =>
        imports
          .filter(({ target }) => !target.includes(":") && !known.has(target))
          .map(({ target, line }) => ({ name: target, line })),
      ),
    ).toEqual([]);
  });
});

describe("who has which power", () => {
  test("a key is revealed by the wall alone", () => {
    expect(
      offences(({ uses }) => uses.filter(({ name }) => name === "reveal" || name.endsWith(".reveal")), powers.reveals),
    ).toEqual([]);
  });

  test("process, files and the network are touched in their rooms alone", () => {
    expect(offences(using("process"), powers.process)).toEqual([]);
    expect(
      offences(using("fetch", "XMLHttpRequest", "WebSocket", "globalThis", "eval", "Function", "require")),
    ).toEqual([]);
    expect(
      offences(
        ({ imports }) =>
          imports
            // A type touches nothing.
            .filter(({ isType }) => !isType)
            .filter(({ target }) =>
              /^(?:node:(?:fs|os|child_process|dns|net|tls|https?2?|dgram)\b|npm:undici)/.test(target),
            )
            .map(({ target, line }) => ({ name: target, line })),
        powers.outside,
      ),
    ).toEqual([]);
  });

  test("nobody prints by the console, and nobody cuts a pipe by leaving", () => {
    expect(offences(using("console"))).toEqual([]);
    expect(offences(using("process.exit", "process.abort"), ["probe/trace/inside.ts"])).toEqual([]);
    // Signal 0: whether a process is there.
    expect(offences(using("process.kill"), ["host/lock.ts", "probe/trace"])).toEqual([]);
  });

  test("the clock is asked by the world alone; how long something took, where it is waited for", () => {
    expect(offences(using("Date.now"), ["host"])).toEqual([]);
    expect(offences(using("performance"), powers.performance)).toEqual([]);
    expect(
      offences(
        ({ uses }) => uses.filter(({ name }) => /^performance\.(?!now$)/.test(name)),
        ["probe/trace/certificates.ts"],
      ),
    ).toEqual([]);
  });

  test("an error is caught where one may come from outside", () => {
    const allowed = {
      host: "the machine",
      read: "parsers and decoders",
      "probe/trace": "processes, mounts and sockets",
      "probe/handshake.ts": "certificates that a user names",
      "probe/proxy.ts": "addresses in the environment",
      "probe/classify.ts": "what a host answers",
      "probe/listen.ts": "what a client sends",
      "diagnose.ts": "the composition root",
      "repair/undo.ts": "a list that was damaged",
      cli: "where a failure becomes a sentence",
      "cli/commands/init/edit.ts": "whether a text still parses",
      "facts/urls.ts": "`new URL` can only say no by throwing",
      "report/run-rules.ts": "a rule that fails is skipped, and the others go on",
    };
    expect(offences(doing("catch"), Object.keys(allowed))).toEqual([]);
  });

  test("three classes; no enums, namespaces or decorators", () => {
    expect(offences(doing("class"), ["model/secret.ts", "model/errors.ts"])).toEqual([]);
    expect(sources.flatMap((source) => doing("class")(source).map(({ name }) => name))).toEqual([
      "class UsageError",
      "class InternalError",
      "class Secret",
    ]);
    for (const what of ["enum", "namespace", "decorator"]) expect(offences(doing(what))).toEqual([]);
  });
});

describe("where knowledge lives", () => {
  /** Words in a sentence that must be one fixed text, so that it can be translated. */
  const sentences: Readonly<Record<string, string>> = {
    "rules/endpoint-unknown-region.ts": "lists the regions that there are",
    "rules/mode-region-ambiguous.ts": "lists the modes with a region",
    "rules/mode-unknown.ts": "lists the modes",
  };
  const names = new Set<string>([
    ...otherKeyNames,
    ...cw.allKeyNames,
    ...cw.modeNames,
    ...cw.urlNames,
    ...cw.modelNames,
    ...cw.genericUrlNames,
    ...cw.genericModelNames,
    ...cw.authModeNames,
    ...cw.providerNames,
  ]);
  const hosts = [
    shippedFacts().domain,
    "xiaomi.com",
    "mi.com",
    ...shippedFacts()
      .endpoints.map((row) => row.id)
      .filter((id) => id !== "standard"),
  ];
  const ids = shippedFacts().models.map((row) => row.id);

  /** A host, a model id or a variable of the tables. */
  function factIn(text: string): boolean {
    if (hosts.some((host) => text.includes(host)) || ids.some((id) => text.includes(id)) || /mimo-v\d/i.test(text))
      return true;
    return (text.match(/[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+/g) ?? []).some(
      (word) => names.has(word) || /^(?:XIAOMI|MIMO|CODEWHALE|DEEPSEEK)_/.test(word),
    );
  }

  test("no rule and no policy holds what belongs into a table; the words of a page may", () => {
    const inside = (source: Source) =>
      /^(?:rules\/|clients\/[\w-]+\/policy-)/.test(source.file)
        ? source.literals.filter((it) => it.inside !== "page" && factIn(it.name))
        : [];
    expect(offences(inside, Object.keys(sentences))).toEqual([]);
    const used = sources.filter((source) => inside(source).length > 0).map(({ file }) => file);
    expect(Object.keys(sentences).filter((file) => !used.includes(file))).toEqual([]);
  });
});

describe("size and shape", () => {
  const generated = ({ text }: Source): boolean => text.startsWith("// Generated by `npm run gen`");

  test("every file says first what it is for", () => {
    expect(
      sources.filter((source) => !generated(source) && !/^\/\/ \S.*[.:]?\n/.test(source.text)).map(({ file }) => file),
    ).toEqual([]);
  });

  test("a file has at most 200 lines; tables and generated ones aside", () => {
    const long = sources.filter(
      (source) => source.lines > 200 && !/^(?:facts|locales)\/|\/facts\.ts$/.test(source.file) && !generated(source),
    );
    if (process.env["UPDATE"]) record("files", Object.fromEntries(long.map(({ file, lines }) => [file, lines])));
    expect(
      long
        .filter(({ file, lines }) => lines > (powers.long.files[file] ?? 0))
        .map(({ file, lines }) => `lib/${file}: ${lines} lines`),
    ).toEqual([]);
    expect(Object.keys(powers.long.files).filter((file) => !long.some((source) => source.file === file))).toEqual([]);
  });

  test("a function has at most 40 lines", () => {
    const long = sources.flatMap(({ file, functions }) =>
      functions.filter(({ lines }) => lines > 40).map((it) => ({ ...it, id: `${file} ${it.name}` })),
    );
    if (process.env["UPDATE"]) record("functions", Object.fromEntries(long.map(({ id, lines }) => [id, lines])));
    expect(
      long
        .filter(({ id, lines }) => lines > (powers.long.functions[id] ?? 0))
        .map(({ id, line, lines }) => `lib/${id} (line ${line}): ${lines} lines`),
    ).toEqual([]);
    expect(Object.keys(powers.long.functions).filter((id) => !long.some((it) => it.id === id))).toEqual([]);
  });
});

test("what this file reads, it reads aright", () => {
  const code = `// Knows é.
import type { A } from "../model/a.ts";
import b, { c } from "@scope/package/deep";
export * from "node:fs";
export { d } from "./d.ts";
export const page = { why: "api.xiaomimimo.com" };
const e = async () => (await import("../../x.ts")).default;
function long(process: typeof import("node:os")) {
  try { Secret.reveal(A); } catch { console["log"](\`a \${b} mimo-v2\`); }
}
class C { @f m() {} }
enum D {}
const { reveal } = Secret, g = { console: 1 }.process;
declare module "package/part.js" { export { h } from "package"; }
namespace I {}
type J = typeof globalThis extends { k: infer L } ? L : never;
`;
  const { imports, functions, uses, literals, syntax, lines } = readSource("rules/y.ts", code);
  expect(imports.map(({ target, line }) => `${line} ${target}`)).toEqual([
    "2 model/a.ts",
    "3 npm:@scope/package",
    "4 node:fs",
    "5 rules/d.ts",
    "7 ../x.ts",
    "8 node:os",
    "14 npm:package",
  ]);
  expect(imports.filter(({ isType }) => isType).map(({ target }) => target)).toEqual(["model/a.ts", "node:os"]);
  expect(functions.map((it) => `${it.line} ${it.name} ${it.lines}`)).toEqual(["7 e 1", "8 long 3", "11 m 1"]);
  expect(uses.map(({ name }) => name)).toEqual(expect.arrayContaining(["Secret.reveal", "console.log", "reveal"]));
  expect(uses.filter(({ name, line }) => line === 13 && name === "console")).toEqual([]);
  expect(uses.filter(({ name }) => name === "globalThis")).toEqual([]);
  expect(literals.map(({ name, inside }) => [name, inside])).toEqual(
    expect.arrayContaining([
      ["api.xiaomimimo.com", "page"],
      [" mimo-v2", undefined],
    ]),
  );
  expect(syntax.map(({ name }) => name)).toEqual(["catch", "class C", "decorator", "enum", "namespace"]);
  expect(lines).toBe(16);
});

test("the linter holds the same table", () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "house-"));
  const bad: Readonly<Record<string, readonly string[]>> = {
    "model/a.ts": ["../facts/keys.ts", "chalk", "node:fs"],
    "observe/a.ts": ["../read/toml.ts", "../clients/index.ts"],
    "host/memory.ts": ["node:fs"],
    "host/a.ts": ["../facts/keys.ts", "node:net"],
    "read/a.ts": ["../rules/index.ts", "smol-toml", "../report/show.ts"],
    "clients/a/files.ts": ["../b/files.ts", "../../read/toml.ts"],
    "clients/shared/others.ts": ["../../facts/keys.ts"],
    "rules/a.ts": ["./b.ts", "../report/show.ts", "../clients/index.ts", "../cli/run.ts"],
    "probe/plan.ts": ["undici", "../report/show.ts"],
    "report/formats/a.ts": ["./b.ts", "./text/paint.ts", "../../facts/keys.ts"],
    "report/formats/text/a.ts": ["../json.ts", "chalk"],
    "diagnose.ts": ["./cli/run.ts", "./rules/key-missing.ts", "./host/node.ts", "./probe/send.ts"],
    "cli/a.ts": ["yargs", "../resolve/recorder.ts", "../rules/key-missing.ts"],
    "cli/commands/a/index.ts": ["../b/index.ts", "yargs/helpers", "../../../rules/key-missing.ts"],
  };
  try {
    for (const name of [".oxlintrc.json", "oxlint.rooms.json"])
      fs.copyFileSync(path.join(root, name), path.join(folder, name));
    for (const [file, targets] of Object.entries(bad)) {
      // Wrong for the linter, wrong for the table of this file.
      for (const it of readSource(file, targets.map((target) => `import "${target}";`).join("\n")).imports)
        expect({ file, target: it.target, may: mayImport(rowOf(file) as Row, file, it.target) }).toEqual({
          file,
          target: it.target,
          may: false,
        });
      fs.mkdirSync(path.dirname(path.join(folder, "lib", file)), { recursive: true });
      fs.writeFileSync(
        path.join(folder, "lib", file),
        targets.map((target, n) => (n % 2 === 0 ? `import "${target}";` : `await import("${target}");`)).join("\n"),
      );
    }
    const { stdout } = spawnSync(
      process.execPath,
      [path.join(root, "node_modules/oxlint/bin/oxlint"), "--format=json"],
      { cwd: folder, encoding: "utf8" },
    );
    const below = (filename: string): string => filename.replaceAll("\\", "/").replace(/^.*lib\//, "");
    const said = (
      JSON.parse(stdout) as { diagnostics: { code: string; filename: string; labels: { span: { line: number } }[] }[] }
    ).diagnostics
      .filter(({ code }) => code.includes("no-restricted-imports"))
      .map(({ filename, labels }) => `${below(filename)} ${bad[below(filename)]?.[(labels[0]?.span.line ?? 0) - 1]}`);
    const wanted = Object.entries(bad).flatMap(([file, targets]) => targets.map((target) => `${file} ${target}`));
    expect(said.sort()).toEqual(wanted.sort());
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
});
