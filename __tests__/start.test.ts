// What a start may cost, in figures that do not depend on the machine: files and parts of Node that are loaded.
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import clients from "../lib/clients/index.ts";
import { canary } from "./support/canaries.ts";

const project = path.resolve(import.meta.dirname, "..");
const bin = path.join(project, "bin/mimo-doctor.cjs");
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "start-"));
afterAll(() => fs.rmSync(folder, { recursive: true }));

const write = (name: string, text: string): string => {
  const file = path.join(folder, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text, { mode: 0o600 });
  return file;
};

/** Tells at exit what was loaded, as the last line of standard error. */
const preload = write(
  "preload.cjs",
  `process.on("exit", () => {
  const launcher = require.cache[process.argv[1]]?.exports.parts ?? {};
  const files = Object.keys(require.cache).filter((file) => file !== __filename).concat(Object.keys(launcher));
  const builtins = process.moduleLoadList.filter((it) => it.startsWith("NativeModule ")).map((it) => it.slice(13));
  require("fs").writeSync(2, "\\n" + JSON.stringify({ files, builtins }));
});
`,
);
const empty = write("empty.cjs", "");

interface Loaded {
  readonly files: readonly string[];
  readonly builtins: readonly string[];
  readonly status: number | null;
}

function load(script: string, args: readonly string[] = [], home = folder): Loaded {
  const { stderr, status } = spawnSync(process.execPath, ["-r", preload, script, ...args], {
    cwd: home,
    encoding: "utf8",
    env: { HOME: home },
  });
  const last = stderr.trimEnd().split("\n").at(-1) ?? "";
  return { ...(JSON.parse(last) as Pick<Loaded, "files" | "builtins">), status };
}

const settings = (url: string): string =>
  `[providers.xiaomi_mimo]\napi_key = "${canary("start", "sk-")}"\nbase_url = "${url}"\nmodel = "mimo-v2.6-pro"\n`;
const homeWith = (name: string, text: string): string => {
  write(`${name}/.codewhale/config.toml`, text);
  return path.join(folder, name);
};

/** Never needed to read a file and print a text; each costs milliseconds. */
const forbidden =
  /^(?:http|https|http2|tls|net|dns|dgram|undici|internal\/deps\/undici|_http_\w+|_tls_\w+|crypto|child_process|worker_threads|readline|zlib|tty)(?:\/|$)/;

describe("what a call loads", () => {
  let floor: Loaded;
  beforeAll(() => void (floor = load(empty)));
  const more = ({ builtins }: Loaded): readonly string[] => builtins.filter((it) => !floor.builtins.includes(it));

  test.each<[string, string, string, readonly string[], number, number]>([
    ["a healthy configuration", "good", settings("https://api.xiaomimimo.com/v1"), [], 3, 0],
    [
      "a healthy configuration, with a date",
      "good",
      settings("https://api.xiaomimimo.com/v1"),
      ["--at", "2026-09-30"],
      4,
      0,
    ],
    ["an empty machine", "none", "", [], 3, 0],
    ["a faulty configuration", "bad", settings("https://token-plan-cn.xiaomimimo.com/v1"), [], 3, 1],
    ["a file that does not parse", "broken", "= mimo", [], 3, 1],
    ["JSON", "good", settings("https://api.xiaomimimo.com/v1"), ["--format", "json"], 5, 0],
    ["the version", "good", "", ["--version"], 2, 0],
    ["help", "good", "", ["--help"], 4, 0],
    ["a wrong word", "good", "", ["chekc"], 3, 2],
  ])("%s", (_what, name, text, args, files, status) => {
    const home = text === "" ? fs.mkdtempSync(path.join(folder, name)) : homeWith(name, text);
    const loaded = load(bin, args, home);
    expect(loaded.status).toBe(status);
    expect(loaded.files.map((file) => path.relative(project, file)).slice(files)).toEqual([]);
    expect(more(loaded).filter((it) => forbidden.test(it))).toEqual([]);
    expect(more(loaded).length).toBeLessThanOrEqual(25);
  });
});

describe("of the clients those alone are loaded that are wanted", () => {
  const home = fs.mkdtempSync(path.join(folder, "wanted"));
  test.each(clients.map(({ id }) => id))("%s", (id) => {
    const { files, status } = load(bin, ["--client", id], home);
    expect(status).toBeLessThanOrEqual(1);
    const others = files.filter((name) => /^clients(?:-|$)/.test(name) && name !== `clients-${id}`);
    expect(others.filter((name) => !/^clients-shared(?:-opencode|-pi)?$/.test(name))).toEqual([]);
    expect(files.includes(`clients-${id}`)).toBe(id !== "codewhale");
  });
});

test("every part is plain ASCII: V8 reads it without decoding, and the launcher as Latin-1", () => {
  const built = path.join(project, "dist/cli");
  const parts = fs.readdirSync(built).filter((name) => name.endsWith(".cjs"));
  const odd = parts.filter((name) => fs.readFileSync(path.join(built, name)).some((byte) => byte > 0x7e));
  expect(odd.filter((name) => !["undici.cjs", "locales-zh-cn.cjs"].includes(name))).toEqual([]);
});
