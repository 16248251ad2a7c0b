// The house as design and linter hold it: who may import whom, who has which power, how long a file may be.
import { describe, expect, test } from "@jest/globals";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import * as cw from "../lib/clients/codewhale/facts.ts";
import { domain, endpoints } from "../lib/facts/endpoints.ts";
import { models } from "../lib/facts/models.ts";
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

const forCommands =
  "model facts request.ts diagnose.ts report fix world cli/*.ts npm:zod version.ts read/context.ts clients/index.ts " +
  "rules/index.ts rules/levels.ts rules/pages.ts rules/ids.ts setup decode capsule read/seal.ts";
const whyCommands =
  "read/context for absolutePath, read/seal for what it has sealed; of the leaves the generated registries alone";

const table: readonly Row[] = [
  { of: "model/*.ts", may: "model" },
  { of: "facts/*.ts", may: "model facts" },
  { of: "locales/zh-cn/index.ts", may: "model tongues/zh-cn/*.ts", why: "all wordings of a language" },
  { of: "tongues/*/*.ts", may: "", why: "wordings by template, and nothing else" },
  { of: "host/memory.ts", may: "model", why: "made up, so that it needs nothing" },
  { of: "host/disk.ts", may: "model node:fs node:path", why: "the only file that changes a user's files" },
  { of: "host/prompt.ts", may: "model node:readline/promises", why: "asks a person" },
  { of: "host/engine.ts", may: "node:v8", why: "what the engine may be told" },
  { of: "world/*.ts", may: "model node:fs node:os node:tty" },
  { of: "read/toml.ts", may: "model facts read npm:smol-toml", why: "each parser has one file that speaks to it" },
  { of: "read/yaml.ts", may: "model facts read npm:yaml", why: "a parser's file" },
  { of: "read/yaml-guard.ts", may: "model facts read npm:yaml", why: "the parser's lexer tells brackets from texts" },
  { of: "read/*.ts", may: "model facts read", why: "facts, to tell keys from samples" },
  { of: "resolve/*.ts", may: "model" },
  { of: "kit/*.ts", may: "model facts kit/*.ts", why: "what several clients share" },
  { of: "kit/*/*.ts", may: "model facts kit", why: "clients that were made from one another" },
  {
    of: "clients/index.ts",
    may: "model clients/*.ts clients/*/index.ts policies/*.ts",
    why: "generated registry; policies are loaded with their client",
  },
  {
    of: "clients/shared/others.ts",
    may: "model clients/*.ts clients/*/index.ts policies/*.ts",
    why: "generated registry",
  },
  { of: "clients/*/*.ts", may: "model facts kit ./", why: "a client may be a folder; others see its index only" },
  { of: "clients/*.ts", may: "model facts kit" },
  { of: "policies/*.ts", may: "model facts kit" },
  { of: "discover/walk.ts", may: "model ./", why: "which files there are below a folder, as git sees it" },
  {
    of: "discover/index.ts",
    may: "model facts ./ read report/*.ts request.ts rules/index.ts version.ts",
    why: "a second composition root: from named files to one report",
  },
  { of: "paths/*.ts", may: "model facts ./ kit read report/*.ts clients/index.ts examine.ts" },
  { of: "cli/settings/find.ts", may: "model", why: "asked in every run" },
  {
    of: "cli/settings/shape.ts",
    may: "model clients/index.ts rules/ids.ts npm:zod",
    why: "which clients and rules there are",
  },
  { of: "cli/settings/apply.ts", may: "model ./ paths/git-ignore.ts", why: "patterns as git has them" },
  { of: "settings/*.ts", may: "model facts ./ read npm:zod" },
  { of: "facts/load/shape.ts", may: "model npm:zod", why: "what a facts file must hold" },
  { of: "refresh/*.ts", may: "model facts ./ read npm:zod" },
  { of: "rules/index.ts", may: "model rules/*.ts", why: "generated registry" },
  { of: "rules/pages.ts", may: "model rules/*.ts", why: "generated registry" },
  { of: "rules/severities.ts", may: "model", why: "generated registry, without the rules themselves" },
  { of: "rules/ids.ts", may: "model rules/levels.ts", why: "the catalogue, with the rules that are not built yet" },
  {
    of: "rules/quick.ts",
    may: "model facts rules/key-file-readable.ts rules/key-in-project-file.ts",
    why: "the way past the rules, and the two that are asked even then",
  },
  { of: "rules/*.ts", may: "model facts" },
  { of: "probe/exchange.ts", may: "model facts probe node:net npm:undici", why: "the request itself" },
  { of: "probe/receive.ts", may: "model facts probe node:net", why: "the type of a connection" },
  { of: "probe/undici.d.ts", may: "npm:undici", why: "the type of the one part of undici that is used" },
  { of: "probe/dial.ts", may: "model facts probe node:dns node:net", why: "from a name to a connection" },
  { of: "probe/handshake.ts", may: "model facts probe node:crypto node:net node:tls", why: "TLS on a connection" },
  { of: "probe/connect.ts", may: "model facts probe node:net", why: "the type of a connection" },
  { of: "probe/tunnel.ts", may: "model facts probe node:net", why: "the type of a connection" },
  { of: "probe/wait.ts", may: "model facts probe node:net", why: "the type of a connection" },
  { of: "probe/listen.ts", may: "model facts probe node:http node:net", why: "the loopback server" },
  { of: "probe/*.ts", may: "model facts probe" },
  { of: "repair/encode.ts", may: "model" },
  {
    of: "repair/diff.ts",
    may: "model read fix report/*.ts report/formats/text/paint.ts npm:diff",
    why: "how a change is shown",
  },
  { of: "repair/undo.ts", may: "model fix world/disk.ts node:crypto", why: "what was there is kept" },
  {
    of: "repair/plan.ts",
    may: "model read fix request.ts diagnose.ts report/judge.ts",
    why: "diagnoses what it would make",
  },
  { of: "repair/draft.ts", may: "model read fix diagnose.ts report/judge.ts", why: "findings, to repair them" },
  { of: "fix/*.ts", may: "model read fix" },
  { of: "cli/commands/init/recipes.ts", may: "model facts" },
  {
    of: "cli/commands/init/edit.ts",
    may: "model read fix npm:jsonc-parser npm:smol-toml",
    why: "each kind of file in its own way",
  },
  { of: "cli/commands/init/prompts.ts", may: "model facts setup npm:@clack/prompts", why: "loaded only on a terminal" },
  { of: "setup/*.ts", may: "model facts read fix setup request.ts diagnose.ts world/memory.ts" },
  { of: "explain/*.ts", may: "model facts ./" },
  { of: "bundle/fake.ts", may: "model read node:crypto", why: "made-up keys" },
  { of: "capsule/*.ts", may: "model read capsule request.ts diagnose.ts world/memory.ts" },
  { of: "report/schema.ts", may: "model npm:zod", why: "the shape of a report" },
  {
    of: "report/formats/index.ts",
    may: "model report/formats/*.ts report/formats/*/index.ts",
    why: "generated registry",
  },
  { of: "report/formats/text/colours.ts", may: "model ./ npm:chalk", why: "loaded only where colour is wanted" },
  {
    of: "report/formats/text/paint.ts",
    may: "model ./ report/*.ts npm:get-east-asian-width",
    why: "columns of a terminal",
  },
  { of: "report/formats/*/*.ts", may: "model ./ report/*.ts", why: "a format may be a folder" },
  { of: "report/formats/sarif.ts", may: "model report/*.ts rules/pages.ts", why: "SARIF describes its rules" },
  { of: "report/formats/*.ts", may: "model report/*.ts" },
  { of: "report/*.ts", may: "model report/*.ts" },
  { of: "request.ts", may: "model clients/index.ts", why: "which clients there are to ask for" },
  { of: "examine.ts", may: "model facts request.ts clients/index.ts resolve read" },
  { of: "probing.ts", may: "model request.ts probe read/context.ts version.ts", why: "loaded only for a probe" },
  {
    of: "diagnose.ts",
    may: "model facts request.ts examine.ts probing.ts paths/index.ts read refresh/taken.ts rules/index.ts rules/quick.ts fix report/*.ts version.ts",
  },
  { of: "cli/yargs.ts", may: "model cli/*.ts npm:yargs", why: "loaded only where there is an argument" },
  { of: "cli/commands/index.ts", may: "cli/*.ts cli/commands/*.ts", why: "generated registry" },
  {
    of: "cli/commands/listen/index.ts",
    may: `${forCommands} examine.ts probe read/seal.ts cli/listen`,
    why: "compares what arrives with what is configured",
  },
  { of: "cli/listen/*.ts", may: `${forCommands} probe ./`, why: "what `listen` shows and how it answers" },
  { of: "cli/commands/*.ts", may: forCommands, why: whyCommands },
  {
    of: "cli/commands/probe/dry-run.ts",
    may: `${forCommands} examine.ts probing.ts`,
    why: "the plan without the probe",
  },
  {
    of: "cli/check.ts",
    may: `${forCommands} probing.ts settings/find.ts`,
    why: "whether the options of a probe make sense, and whether there are settings",
  },
  { of: "cli/facts.ts", may: `${forCommands} refresh`, why: "by which facts is judged" },
  { of: "cli/settings/index.ts", may: `${forCommands} settings`, why: "which settings file counts" },
  {
    of: "cli/locale.ts",
    may: "model report/show.ts tongues/zh-cn/index.ts",
    why: "which language, loaded where it is not English",
  },
  { of: "cli/*.ts", may: `${forCommands} cli/commands/index.ts`, why: whyCommands },
  {
    of: "library.ts",
    may: "model request.ts diagnose.ts report tongues/zh-cn/index.ts",
    why: "a report that may be read in another language later",
  },
  { of: "index.ts", may: "model request.ts library.ts world report/formats" },
  { of: "version.ts", may: "" },
];

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
    expect(says("rules/a.ts", "rules/b.ts")).toBe(false);
    expect(says("rules/a.ts", "report/show.ts")).toBe(false);
    expect(says("clients/a.ts", "clients/b.ts")).toBe(false);
    expect(says("clients/a/files.ts", "clients/b/files.ts")).toBe(false);
    expect(says("clients/a/files.ts", "clients/a/index.ts")).toBe(true);
    expect(says("clients/index.ts", "clients/a/files.ts")).toBe(false);
    expect(says("policies/a.ts", "policies/b.ts")).toBe(false);
    expect(says("report/formats/a.ts", "report/formats/b.ts")).toBe(false);
    expect(says("report/formats/a.ts", "report/formats/text/paint.ts")).toBe(false);
    expect(says("cli/commands/a.ts", "cli/commands/b.ts")).toBe(false);
    expect(says("cli/commands/a.ts", "rules/key-missing.ts")).toBe(false);
    expect(says("model/a.ts", "facts/keys.ts")).toBe(false);
    expect(says("report/build.ts", "npm:chalk")).toBe(false);
    expect(
      sources.filter(({ file }) => !file.startsWith("cli/") && mayImport(rowOf(file) as Row, file, "cli/run.ts")),
    ).toEqual([]);
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
  const world = [
    "host/node.ts",
    "host/output.ts",
    "host/disk.ts",
    "host/prompt.ts",
    "host/engine.ts",
    "host/processes.ts",
  ];

  test("a key is revealed by the wall alone", () => {
    const allowed = ["report/redact.ts", "probe/send.ts", "probe/echo.ts", "fix", "setup", "capsule"];
    expect(
      offences(({ uses }) => uses.filter(({ name }) => name === "reveal" || name.endsWith(".reveal")), allowed),
    ).toEqual([]);
  });

  test("process, files and the network are touched in their rooms alone", () => {
    expect(offences(using("process"), world)).toEqual([]);
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
        [...world, "probe/dial.ts", "probe/handshake.ts", "probe/exchange.ts", "probe/listen.ts"],
      ),
    ).toEqual([]);
  });

  test("nobody prints by the console, and nobody cuts a pipe by leaving", () => {
    expect(offences(using("console"))).toEqual([]);
    expect(offences(using("process.exit", "process.abort", "process.kill"))).toEqual([]);
  });

  test("the clock is asked by the world alone; how long something took, where it is waited for", () => {
    expect(offences(using("Date.now"), ["world"])).toEqual([]);
    expect(offences(using("performance"), ["probe/connect.ts", "probe/send.ts", "probing.ts"])).toEqual([]);
    expect(offences(({ uses }) => uses.filter(({ name }) => /^performance\.(?!now$)/.test(name)))).toEqual([]);
  });

  test("an error is caught where one may come from outside", () => {
    const allowed = {
      world: "the machine",
      read: "parsers and decoders",
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
  const hosts = [domain, "xiaomi.com", "mi.com", ...endpoints.map((row) => row.id).filter((id) => id !== "standard")];
  const ids = models.map((row) => row.id);

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
      /^(?:rules|policies)\//.test(source.file)
        ? source.literals.filter((it) => it.inside !== "page" && factIn(it.name))
        : [];
    expect(offences(inside, Object.keys(sentences))).toEqual([]);
    const used = sources.filter((source) => inside(source).length > 0).map(({ file }) => file);
    expect(Object.keys(sentences).filter((file) => !used.includes(file))).toEqual([]);
  });
});

describe("size and shape", () => {
  const generated = ({ text }: Source): boolean => text.startsWith("// Generated by `npm run gen`");

  test("every file says first what it knows", () => {
    expect(
      sources.filter((source) => !generated(source) && !/^\/\/ \S.*[.:]?\n/.test(source.text)).map(({ file }) => file),
    ).toEqual([]);
  });

  const longFiles: Readonly<Record<string, readonly [lines: number, why: string]>> = {
    "clients/codewhale/policy-0.9.ts": [
      380,
      "one client's resolution, kept in the order of its own code to be read beside it",
    ],
    "clients/codewhale/index.ts": [255, "CodeWhale reads more files than any other client, each by its own rule"],
    "cli/options.ts": [250, "a table: every option and what it does"],
    "report/build.ts": [210, "every noun of a report, shown"],
    "model/contracts.ts": [260, "every contract between the rooms, to be read together"],
    "clients/codex/policy-0.169.ts": [255, "one client's credentials, kept in the order of its own code"],
    "clients/codewhale/inspect.ts": [290, "what CodeWhale's own loader refuses or ignores, table by table"],
  };
  test("a file has at most 200 lines; tables and generated ones aside", () => {
    const long = sources.filter(
      (source) => source.lines > 200 && !/^(?:facts|tongues)\//.test(source.file) && !generated(source),
    );
    expect(
      long
        .filter(({ file, lines }) => lines > (longFiles[file]?.[0] ?? 0))
        .map(({ file, lines }) => `lib/${file}: ${lines} lines`),
    ).toEqual([]);
    expect(Object.keys(longFiles).filter((file) => !long.some((source) => source.file === file))).toEqual([]);
  });

  const longFunctions: Readonly<Record<string, readonly [lines: number, why: string]>> = {
    "cli/complete-bash.ts bash": [110, "one script for bash, to be read as such"],
    "cli/complete-zsh.ts zsh": [70, "one script for zsh, to be read as such"],
    "clients/codewhale/files.ts openFiles": [50, "a table of CodeWhale's files, each with where it is looked for"],
    "clients/codewhale/inspect.ts besideTable": [50, "every way in which a table's name is nearly right"],
    "paths/index.ts collector": [65, "a table of short functions over one list each"],
    "policies/codewhale-0.9.ts decideUrl": [60, "follows one function of CodeWhale's, branch by branch"],
    "policies/codewhale-0.9.ts policy": [50, "the policy itself: its parts in the order in which CodeWhale asks them"],
    "report/build.ts shower": [65, "a table of short functions, one for each noun"],
    "rules/quick.ts flawless": [60, "one condition a line, and all of them must hold"],
  };
  test("a function has at most 40 lines", () => {
    const long = sources.flatMap(({ file, functions }) =>
      functions.filter(({ lines }) => lines > 40).map((it) => ({ ...it, id: `${file} ${it.name}` })),
    );
    expect(
      long
        .filter(({ id, lines }) => lines > (longFunctions[id]?.[0] ?? 0))
        .map(({ id, line, lines }) => `lib/${id} (line ${line}): ${lines} lines`),
    ).toEqual([]);
    expect(Object.keys(longFunctions).filter((id) => !long.some((it) => it.id === id))).toEqual([]);
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
  const root = path.resolve(import.meta.dirname, "..");
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "house-"));
  const bad: Readonly<Record<string, readonly string[]>> = {
    "model/a.ts": ["../facts/keys.ts", "chalk", "node:fs"],
    "facts/a.ts": ["../read/toml.ts"],
    "host/memory.ts": ["node:fs"],
    "world/a.ts": ["../facts/keys.ts", "node:net"],
    "read/a.ts": ["../rules/index.ts", "smol-toml", "../report/show.ts"],
    "resolve/a.ts": ["../facts/keys.ts", "../read/toml.ts"],
    "clients/a.ts": ["./b.ts", "../read/toml.ts"],
    "kit/a.ts": ["../read/toml.ts", "../clients/dotenv.ts", "../report/show.ts"],
    "discover/walk.ts": ["../read/open.ts", "node:fs"],
    "discover/index.ts": ["../clients/dotenv.ts", "../rules/key-missing.ts", "../report/formats/json.ts"],
    "paths/a.ts": ["ignore", "../clients/dotenv.ts", "../rules/index.ts", "../cli/run.ts"],
    "report/formats/sarif.ts": ["../../rules/key-missing.ts", "./json.ts"],
    "clients/a/files.ts": ["../b/files.ts", "../b.ts", "../../read/toml.ts"],
    "clients/index.ts": ["../facts/keys.ts"],
    "policies/a.ts": ["./b.ts", "../resolve/recorder.ts"],
    "rules/a.ts": ["./b.ts", "../report/show.ts", "../clients/index.ts", "../cli/run.ts"],
    "rules/quick.ts": ["./key-missing.ts"],
    "read/json.ts": ["yaml", "node:fs"],
    "clients/shared/others.ts": ["../facts/keys.ts"],
    "probe/plan.ts": ["undici", "../report/show.ts"],
    "probe/a.ts": ["node:net", "node:tls", "node:dns", "node:http", "../request.ts"],
    "probe/dial.ts": ["node:tls", "node:http"],
    "probe/handshake.ts": ["node:https", "undici"],
    "probe/listen.ts": ["node:https", "undici"],
    "request.ts": ["./clients/others.ts", "./facts/keys.ts"],
    "examine.ts": ["./probing.ts", "./rules/index.ts", "./report/show.ts"],
    "probing.ts": ["./examine.ts", "./clients/index.ts", "node:net"],
    "fix/a.ts": ["../facts/keys.ts", "node:fs"],
    "report/a.ts": ["../facts/keys.ts", "./formats/json.ts", "zod", "chalk"],
    "report/formats/a.ts": ["./b.ts", "./text/paint.ts", "../../facts/keys.ts"],
    "report/formats/text/a.ts": ["../json.ts", "chalk"],
    "diagnose.ts": [
      "./cli/run.ts",
      "./rules/key-missing.ts",
      "./report/formats/json.ts",
      "./world/node.ts",
      "./probe/send.ts",
    ],
    "index.ts": ["./cli/run.ts", "./read/toml.ts"],
    "cli/a.ts": [
      "yargs",
      "../resolve/recorder.ts",
      "../read/toml.ts",
      "../rules/key-missing.ts",
      "./commands/check.ts",
      "../examine.ts",
      "../probing.ts",
    ],
    "cli/commands/probe/dry-run.ts": ["../probe/send.ts", "../clients/others.ts"],
    "cli/commands/a.ts": ["./b.ts", "yargs/helpers", "../../rules/key-missing.ts", "../../examine.ts"],
    "cli/commands/listen/index.ts": ["./check.ts", "../../read/toml.ts", "../../probing.ts"],
    "cli/listen/a.ts": ["../../examine.ts", "../../read/toml.ts", "../commands/listen.ts"],
    "cli/check.ts": ["../examine.ts", "../probe/send.ts", "../settings/read.ts"],
    "cli/facts.ts": ["../examine.ts", "../read/json.ts", "ignore"],
    "cli/settings/index.ts": ["../examine.ts", "../read/toml.ts", "ignore"],
    "facts/load/shape.ts": ["../facts/shipped.ts", "../read/json.ts"],
    "refresh/a.ts": ["ignore", "../clients/index.ts", "../report/show.ts"],
    "cli/settings/find.ts": ["../read/toml.ts", "zod/mini"],
    "cli/settings/shape.ts": ["../rules/index.ts", "../read/toml.ts"],
    "cli/settings/apply.ts": ["../read/toml.ts", "zod"],
    "settings/a.ts": ["ignore", "../clients/index.ts", "../report/show.ts"],
  };
  try {
    fs.copyFileSync(path.join(root, ".oxlintrc.json"), path.join(folder, ".oxlintrc.json"));
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
    const said = (
      JSON.parse(stdout) as { diagnostics: { code: string; filename: string; labels: { span: { line: number } }[] }[] }
    ).diagnostics
      .filter(({ code }) => code.includes("no-restricted-imports"))
      .map(
        ({ filename, labels }) =>
          `${filename.replaceAll("\\", "/").replace(/^.*lib\//, "")} ${bad[filename.replaceAll("\\", "/").replace(/^.*lib\//, "")]?.[(labels[0]?.span.line ?? 0) - 1]}`,
      );
    const wanted = Object.entries(bad).flatMap(([file, targets]) => targets.map((target) => `${file} ${target}`));
    expect(said.sort()).toEqual(wanted.sort());
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
});
