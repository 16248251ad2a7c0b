// No key leaves the program: canaries in every slot, through every command and format, over good and damaged files.
import { describe, expect, test } from "@jest/globals";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import util from "node:util";
import { optionRows } from "../lib/cli/options.ts";
import * as cw from "../lib/clients/codewhale/facts.ts";
import { otherKeyNames } from "../lib/facts/names.ts";
import { diagnose, formats, memoryWorld, type FakeHost, type View, type Host } from "../lib/index.ts";
import { maskKeys } from "../lib/model/key-shape.ts";
import { canary, givesAway } from "./support/canaries.ts";
import { capture, everything } from "./support/capture.ts";

/** Ways in which a key stands in a text. */
const shapes: Readonly<Record<string, (key: string) => string>> = {
  whole: (key) => key,
  "with Bearer": (key) => `Bearer ${key}`,
  quoted: (key) => `"${key}"`,
  "between blanks": (key) => `  ${key}\t`,
  "with a line end": (key) => `${key}\n`,
  "with a zero-width space": (key) => `${key}\u200b`,
  "as user name": (key) => `https://${key}@api.xiaomimimo.com/v1`,
  "as password": (key) => `https://user:${key}@api.xiaomimimo.com/v1`,
  "as password with an at sign": (key) => `https://user:p@${key}@api.xiaomimimo.com/v1`,
  "in a path": (key) => `https://api.xiaomimimo.com/${key}/v1`,
  "in a query": (key) => `https://api.xiaomimimo.com/v1?api_key=${key}`,
  "in another query": (key) => `https://api.xiaomimimo.com/v1?x=${key}#y`,
  "in a fragment": (key) => `https://api.xiaomimimo.com/v1#${key}`,
  "in a host": (key) => `https://${key}.xiaomimimo.com/v1`,
  "as a host in capitals": (key) => `https://${key.toUpperCase()}/v1`,
  "behind a word": (key) => `token-plan-${key}`,
  "inside a word": (key) => `abc${key}def`,
  "in a sentence": (key) => `my key is ${key}, or so`,
  "as a reference": (key) => `\${${key}}`,
  "as an env reference": (key) => `{env:${key}}`,
  "as a name": (key) => `env:${key}`,
  "as a template": (key) => `https://<${key}>.xiaomimimo.com/v1`,
  "in capitals": (key) => key.toUpperCase(),
  "without its prefix": (key) => key.slice(3),
  "without its prefix in a URL": (key) => `https://api.xiaomimimo.com/v1/${key.slice(3)}`,
  twice: (key) => key + key,
  "in a list": (key) => `${key},${key}`,
  "in a file name": (key) => `/srv/${key}/config.toml`,
  "in base64": (key) => Buffer.from(`u:${key}`).toString("base64"),
  "with an escape": (key) => `\u001b[31m${key}\u001b[0m`,
};

/** Where one more name or setting is only another of its kind, a few of the shapes. */
const someShapes = ["whole", "as user name", "in a sentence", "inside a word", "without its prefix", "as a reference"];
const shapesOf = (all: boolean) => Object.entries(shapes).filter(([shape]) => all || someShapes.includes(shape));

const everyCommand: readonly (readonly string[])[] = [
  [],
  ["-v"],
  ["-q"],
  ["--color"],
  ["-v", "--color"],
  ["--format", "json"],
  ["check", "--fail-on", "note", "--only", "key-missing"],
  ["--format", "json=report.json"],
  ...["key", "baseUrl", "mode", "model", "auth"].flatMap((slot) => [
    ["why", slot],
    ["why", slot, "--format", "json"],
  ]),
  ["why", "key", "-v", "--color"],
  ["explain", "key-missing"],
  ["list", "rules"],
  ["--help"],
];
/** Both formats of one diagnosis; and every fourth time one of the commands, in turn. */
const bothFormats = ["-v", "--format", "text", "--format", "json=report.json"];
const inTurn = [
  ["why", "model"],
  ["why", "key"],
  ["why", "baseUrl", "--format", "json"],
];
let turn = 0;
function someCommands(): readonly (readonly string[])[] {
  const more = turn++ % 4 === 0 ? inTurn[(turn >> 2) % inTurn.length] : undefined;
  return more ? [bothFormats, more] : [bothFormats];
}

const view: View = { color: false, unicode: true, width: 80, lang: "en", verbosity: "verbose" };

/** What a caller of the library gets to see. */
async function throughLibrary(world: Host): Promise<string> {
  const report = await diagnose({}, world);
  return [util.inspect(report, { depth: null }), formats.text(report, view), formats.json(report, view)].join("\n");
}

/** Names the ways out by which a key left; never the key. */
async function leaksOf(
  what: string,
  key: string,
  world: Host,
  thorough = false,
  argv: readonly string[] = [],
): Promise<string[]> {
  const leaks: string[] = [];
  for (const command of thorough ? everyCommand : someCommands()) {
    const captured = await capture([...command, ...argv], world);
    if (givesAway(everything(captured), key)) leaks.push(`${what}: ${command.join(" ")}`);
  }
  if (thorough && givesAway(await throughLibrary(world), key)) leaks.push(`${what}: library`);
  return leaks;
}

const home = "/home/u";
const userFile = `${home}/.codewhale/config.toml`;
const own = canary("the key that is in use", "sk-");

const healthy = `provider = "xiaomi-mimo"

[providers.xiaomi_mimo]
api_key = "${own}"
base_url = "https://api.xiaomimimo.com/v1"
model = "mimo-v2.6-pro"
`;

const worldOf = (made: FakeHost): Host =>
  memoryWorld({ home, cwd: "/repo", now: "2026-09-30", ...made, files: { [userFile]: healthy, ...made.files } });

const variables = [
  ...new Set([
    ...cw.allKeyNames,
    ...otherKeyNames,
    ...cw.modeNames,
    ...cw.urlNames,
    ...cw.modelNames,
    ...cw.genericUrlNames,
    ...cw.genericModelNames,
    ...[
      "PROVIDER",
      "PROFILE",
      "AUTH_MODE",
      "SECRET_BACKEND",
      "CONFIG_PATH",
      "MANAGED_CONFIG_PATH",
      "ALLOW_INSECURE_HTTP",
    ].flatMap((name) => [`CODEWHALE_${name}`, `DEEPSEEK_${name}`]),
    "CODEWHALE_HOME",
    "COLUMNS",
    "TERM",
    "LANG",
    "LC_ALL",
    "NO_COLOR",
    "FORCE_COLOR",
    "PATH",
  ]),
];

/** A line of the provider's table, of its headers, of the root; a name; a comment. */
const settings: Readonly<Record<string, (value: string, key: string) => string>> = {
  ...Object.fromEntries(
    [...Object.keys(cw.tableKeys), ...Object.keys(cw.tableKeyTwins), "api_keys", "notes"].map((name) => [
      `providers.xiaomi_mimo.${name}`,
      (value: string) => table(`${name} = ${value}`),
    ]),
  ),
  ...Object.fromEntries(
    Object.keys(cw.rootKeys).map((name) => [name, (value: string) => `${name} = ${value}\n${table()}`]),
  ),
  "a header": (value) => table(`http_headers = { Authorization = ${value}, api-key = ${value} }`),
  "another header": (value) => table(`http_headers = { X-Team = ${value} }`),
  "the name of a header": (value) => table(`http_headers = { ${value} = "x", ${value.replace(/"$/, 'x"')} = 1 }`),
  "the name of a setting": (value) => table(`${value} = 1`),
  "the bare name of a setting": (_value, key) => table(`${key} = 1`),
  "the name of a table": (value) => `${table()}\n[providers.${value}]\napi_key = "x"\n`,
  "the name of a table of ours": (value) => `${table()}\n[providers.${value.replace(/^"/, '"mimo')}]\nx = 1\n`,
  "the name of a root table": (value) => `${table()}\n[${value}]\nmimo = { api_key = "x" }\n`,
  "the name of a list of tables": (value) => `${table()}\n[[${value}]]\nx = 1\n`,
  "the name of a profile": (value) => `${table()}\n[profiles.${value}]\nmodel = ${value}\n`,
  "a profile": (value) => `${table()}\n[profiles.x.providers.xiaomi_mimo]\napi_key = ${value}\nmodel = ${value}\n`,
  "another provider": (value) => `${table()}\n[providers.deepseek]\napi_key = ${value}\nbase_url = ${value}\n`,
  "a stray table": (value) => `${table()}\n[xiaomi_mimo]\napi_key = ${value}\nmodel = ${value}\n`,
  "a list": (value) => table(`model = [${value}, ${value}]`),
  "a comment": (_value, key) => table(`# ${key}`),
};

function table(line = ""): string {
  const name = line.split(" ")[0] as string;
  const rest = ['api_key = "sk-0"', 'base_url = "https://api.xiaomimimo.com/v1"', 'model = "mimo-v2.6-pro"'];
  return `[providers.xiaomi_mimo]\n${rest.filter((it) => it.split(" ")[0] !== name).join("\n")}\n${line}\n`;
}

/** TOML has the escapes of JSON; the library of shapes needs no other. */
const quoted = (text: string): string => JSON.stringify(text);

const bytes = (text: string, encoding: "utf16le" | "latin1"): Uint8Array => Buffer.from(text, encoding);

/** Damage to a text that holds a key. */
const damages: Readonly<Record<string, (text: string, key: string) => string | Uint8Array>> = {
  none: (text) => text,
  "an unclosed string": (text, key) => text.replace(`${key}"`, key),
  "a string that is not opened": (text, key) => text.replace(`"${key}`, key),
  "a bare value": (text, key) => text.replaceAll(`"${key}"`, key),
  "a value in other quotes": (text, key) => text.replaceAll(`"${key}"`, `'${key}`),
  "a line twice": (text, key) => text.replace(new RegExp(`^.*${key}.*$`, "m"), "$&\n$&"),
  "a table twice": (text) => `${text}\n${text}`,
  "an end inside the key": (text, key) => text.slice(0, text.indexOf(key) + 30),
  "an end behind the key": (text, key) => text.slice(0, text.indexOf(key) + key.length),
  "an end behind its line": (text, key) => `${text.slice(0, text.indexOf(key) + key.length)}"\n[`,
  "junk behind the key": (text, key) => bytes(text.replace(key, `${key}\u0000\u00ff\u00fe`), "latin1"),
  "junk inside the key": (text, key) => bytes(text.replace(key, `${key.slice(0, 20)}\u00ff${key.slice(20)}`), "latin1"),
  "a control character inside the key": (text, key) => text.replace(key, `${key.slice(0, 20)}\u0007${key.slice(20)}`),
  "a line end inside the key": (text, key) => text.replace(key, `${key.slice(0, 20)}\n${key.slice(20)}`),
  "a quote inside the key": (text, key) => text.replace(key, `${key.slice(0, 20)}"${key.slice(20)}`),
  "an equals sign inside the key": (text, key) => text.replace(key, `${key.slice(0, 20)} = ${key.slice(20)}`),
  "Windows line ends": (text) => text.replaceAll("\n", "\r\n"),
  "old Macintosh line ends": (text) => text.replaceAll("\n", "\r"),
  "a byte-order mark": (text) => `\ufeff${text}`,
  "UTF-16 LE": (text) => bytes(`\ufeff${text}`, "utf16le"),
  "UTF-16 LE without a mark": (text) => bytes(text, "utf16le"),
  "UTF-16 BE": (text) => Buffer.from(bytes(`\ufeff${text}`, "utf16le")).swap16(),
  "an error on the line behind": (text, key) => text.replace(new RegExp(`^.*${key}.*$`, "m"), "$&\n= oops ="),
  "an error on the line before": (text, key) => text.replace(new RegExp(`^.*${key}.*$`, "m"), "oops\n$&"),
  "two values on one line": (text, key) => text.replace(`"${key}"`, `"${key}" "${key}"`),
  "no equals sign": (text, key) => text.replace(new RegExp(`= *(?="?${key})`), " "),
  "an open list": (text, key) => text.replace(`"${key}"`, `["${key}"`),
  "an open inline table": (text, key) => text.replace(`"${key}"`, `{ a = "${key}"`),
  "the key as the name of its table": (text, key) => text.replace(/^\[.*\]$/m, `[providers.${key}]`),
  "the key as the name of its setting": (text, key) =>
    text.replace(new RegExp(`^.*${key}.*$`, "m"), `${key} = "${key}"`),
  "an unknown escape": (text, key) => text.replace(key, `\\q${key}`),
  "no line ends at all": (text) => text.replaceAll("\n", " "),
};

describe("the search itself", () => {
  const key = canary("planted");
  test.each<[string, string]>([
    ["a part of eight characters", `x${key.slice(20, 28)}y`],
    ["capitals", key.toUpperCase()],
    ["base64", Buffer.from(`ab:${key}!`).toString("base64")],
    ["hexadecimal", Buffer.from(key).toString("hex")],
    ["percent signs", [...key].map((c) => `%${c.charCodeAt(0).toString(16)}`).join("")],
  ])("finds %s", (_what, text) => expect(givesAway(text, key)).toBe(true));

  test("finds nothing where nothing is", () => {
    expect(key).toHaveLength(51);
    expect(givesAway(`tp-**** ${canary("another")} ${healthy}`, key)).toBe(false);
  });
});

describe("the mask", () => {
  test("finds a key whatever stands around it, with its prefix and without", () => {
    let seed = 1;
    const next = (below: number): number => (seed = (Math.imul(seed, 48_271) >>> 0) % 2_147_483_647) % below;
    const around = (): string => Array.from({ length: next(60) }, () => "tpskTPSK-_ .:/\"'abc019*"[next(23)]).join("");
    const missed: number[] = [];
    for (let n = 0; n < 4_000; n++) {
      const key = canary(`mask ${n}`, n % 2 ? "tp-" : "sk-");
      const shown = [key, key.toUpperCase(), ` ${key.slice(3)} `][n % 3] as string;
      if (givesAway(maskKeys(around() + shown + around()), key)) missed.push(n);
    }
    expect(missed).toEqual([]);
  });

  test.each([
    "~/work/task-tracker-application-2/config.toml",
    "https://http-server-gateway-2.example/v1",
    "sk-learn-pipelines",
    "da39a3ee5e6b4b0d3255bfef95601890afd80709",
  ])("leaves alone what is no key: %s", (text) => expect(maskKeys(text)).toBe(text));
});

describe("no key leaves", () => {
  test("the environment", async () => {
    const leaks: string[] = [];
    for (const name of variables)
      for (const [shape, write] of shapesOf(/^(?:XIAOMI_MIMO_(?:API|BASE|MODE|MODEL)|CODEWHALE)/.test(name))) {
        const key = canary(`${name} ${shape}`);
        for (const platform of shape === "whole" ? (["linux", "win32"] as const) : (["linux"] as const)) {
          const world = memoryWorld({
            env: { [name]: write(key), XIAOMI_MIMO_MODE: "cn", [`${name}_`]: write(key) },
            home,
            cwd: "/repo",
            platform,
          });
          leaks.push(...(await leaksOf(`${name} ${shape}`, key, world, shape === "whole" && platform === "linux")));
        }
      }
    expect(leaks).toEqual([]);
  });

  test("settings in CodeWhale's file", async () => {
    const leaks: string[] = [];
    for (const [name, write] of Object.entries(settings))
      for (const [shape, form] of shapesOf(/^(?:a|the) |api_key$|base_url$|model$|mode$/.test(name))) {
        const key = canary(`${name} ${shape}`, "sk-");
        const world = worldOf({ files: { [userFile]: write(quoted(form(key)), key) } });
        leaks.push(...(await leaksOf(`${name} ${shape}`, key, world, shape === "whole")));
      }
    expect(leaks).toEqual([]);
  });

  test("damaged files in every place", async () => {
    const leaks: string[] = [];
    const places: Readonly<Record<string, FakeHost & { readonly argv?: readonly string[]; readonly file: string }>> = {
      "user file": { file: userFile },
      "file of the old name": {
        file: `${home}/.deepseek/config.toml`,
        files: { [userFile]: { unreadable: "permission" } },
      },
      "project file": { file: "/repo/.codewhale/config.toml" },
      "managed file": { file: "/etc/deepseek/managed_config.toml" },
      "named file": { file: "/srv/c.toml", env: { CODEWHALE_CONFIG_PATH: "/srv/c.toml" } },
      "--config": { file: "/srv/c.toml", argv: ["--config", "/srv/c.toml"] },
      ".env": { file: "/repo/.env" },
      "--dotenv": { file: "/srv/x.env", argv: ["--dotenv", "/srv/x.env"] },
    };
    for (const [name, { file, argv = [], ...made }] of Object.entries(places))
      for (const [damage, spoil] of Object.entries(damages))
        for (const slot of file.endsWith("env")
          ? ["MIMO_API_KEY", "MIMO_MODEL", "X"]
          : ["api_key", "model", "api_kex", "# api_key"]) {
          const key = canary(`${name} ${damage} ${slot}`);
          const text = file.endsWith("env")
            ? `A=1\n${slot}="${key}"\nMIMO_BASE_URL=https://api.xiaomimimo.com/v1\n`
            : `[providers.xiaomi_mimo]\n${slot} = "${key}"\nbase_url = "https://api.xiaomimimo.com/v1"\n`;
          const world = worldOf({ ...made, files: { ...made.files, [file]: spoil(text, key) } });
          leaks.push(
            ...(await leaksOf(
              `${name}, ${slot}, ${damage}`,
              key,
              world,
              name === "user file" && !/mode|kex/.test(slot),
              argv,
            )),
          );
        }
    expect(leaks).toEqual([]);
  });

  test("one wrong byte, anywhere", async () => {
    const leaks: string[] = [];
    const key = canary("one wrong byte");
    const text = Buffer.from(
      `[providers.xiaomi_mimo]\napi_key = "${key}" # "\nmodel = "m"\nbase_url = "https://${key}@api.xiaomimimo.com"\n`,
    );
    for (let at = 0; at < text.length; at++)
      for (const byte of at % 2 ? [0x00, 0x22, 0x5d, 0x20] : [0x0a, 0x3d, 0x2e, 0xff]) {
        // Where the prefix itself is spoilt nothing tells the rest of a key from an address; it is still found in the key's own slot.
        const spoilt = Buffer.from(text);
        spoilt[at] = byte;
        const world = worldOf({ files: { [userFile]: spoilt } });
        leaks.push(...(await leaksOf(`byte ${at} is ${byte}`, key, world)));
      }
    expect(leaks).toEqual([]);
  });

  test("words of the command line", async () => {
    const leaks: string[] = [];
    const valued = optionRows.filter((row) => row.value !== undefined).map((row) => row.name);
    const flags = optionRows.filter((row) => row.value === undefined).map((row) => row.name);
    for (const [shape, write] of Object.entries(shapes)) {
      const key = canary(`command line ${shape}`);
      const word = write(key);
      const lines: readonly (readonly string[])[] = [
        [word],
        ["--", word],
        ["check", word],
        ["explain", word],
        ["list", word],
        ["why", word],
        ["why", "key", word],
        ["merge", word],
        [`--${word}`],
        [`-${word}`],
        [`--no-${word}`],
        [`--${word}=1`],
        ...flags.map((name) => [`--${name}=${word}`]),
        ...valued.flatMap((name) => [
          [`--${name}`, word],
          ["why", "key", `--${name}=${word}`],
        ]),
        ["--format", `json=${word}`, "--format", `text=/x/${word}`],
        ["--format", `${word}=x`],
        ["--client", `codewhale@${word}`],
        ["--severity", `${word}=error`],
        ["--severity", `key-missing=${word}`],
        ["why", "key", "--set", `XIAOMI_MIMO_API_KEY=${word}`],
        ["why", "key", "--set", `XIAOMI_MIMO_API_KEY=@${word}`],
        ["why", "baseUrl", "--set", `MIMO_BASE_URL=${word}`],
        ["why", "model", "--set", `MIMO_MODEL=${word}`, "--format", "json"],
        ["why", "key", "--set", `${word}=1`],
        ["why", "key", "--unset", word],
      ];
      for (const argv of lines) {
        const captured = await capture(argv, worldOf({}));
        if (givesAway(everything(captured), key))
          leaks.push(`${shape}: ${argv.map((it) => it.replace(word, "KEY")).join(" ")}`);
      }
    }
    expect(leaks).toEqual([]);
  });

  test("folders", async () => {
    const leaks: string[] = [];
    const key = canary("a folder");
    for (const folder of [`/home/${key}`, `/home/u/${key}`, `/srv/${key.slice(3)}`]) {
      const files = { [`${folder}/.codewhale/config.toml`]: "= 1", [`${folder}/.env`]: "A=1\r\nB=2\n" };
      for (const made of [
        { home, cwd: "/repo" },
        { home: folder, cwd: folder },
        { home, cwd: folder },
        { home: folder, cwd: "/repo" },
      ]) {
        const world = memoryWorld({
          ...made,
          files,
          env: { XIAOMI_MIMO_MODE: "x", CODEWHALE_HOME: `${folder}/.codewhale` },
        });
        leaks.push(
          ...(await leaksOf("folder", key, world, true)),
          ...(await leaksOf("folder of --config", key, world, false, ["--config", `${folder}/.codewhale/config.toml`])),
        );
      }
    }
    expect(leaks).toEqual([]);
  });
});

/** Things that a fault of our own, or of a caller's world, could throw. */
const thrown: Readonly<Record<string, (key: string) => unknown>> = {
  "an error": (key) => new Error(`bad value ${key}`),
  "an error whose words look like a stack": (key) =>
    new Error(`x\n    at ${key.slice(3)} (/x/main.cjs:1:2)\n    at ${key}.y (z)`),
  "an error with a stack of its own": (key) =>
    Object.assign(new TypeError("x"), { stack: `${key}\n    at ${key.slice(3)} (/x/${key}/main.cjs:1:2)`, name: key }),
  "an error with a cause": (key) => new RangeError(key, { cause: new Error(key) }),
  "an error with a code": (key) => Object.assign(new Error("x"), { code: key, path: key, input: key }),
  "a text": (key) => key,
  "an object": (key) => ({ message: key, toString: () => key, stack: key }),
  "an error whose stack throws": (key) =>
    Object.defineProperty(new Error(key), "stack", {
      get() {
        throw new Error(key);
      },
    }),
  nothing: () => undefined,
};

describe("no key leaves in a crash", () => {
  const parts = ["env", "home", "cwd", "platform", "now", "read", "exists", "list"] as const;

  test("of the world", async () => {
    const leaks: string[] = [];
    const odd: string[] = [];
    for (const part of parts)
      for (const [what, make] of Object.entries(thrown)) {
        const key = canary(`${part} ${what}`);
        const crash = () => {
          throw make(key);
        };
        const broken = Object.defineProperty(
          { ...worldOf({}) },
          part,
          ["now", "read", "exists", "list"].includes(part) ? { value: crash } : { get: crash },
        ) as Host;
        for (const argv of [[], ["-v", "--config", "/x"], ["why", "key"], ["--format", "json", "--at", "2026-09-30"]]) {
          const captured = await capture(argv, broken);
          if (givesAway(everything(captured), key)) leaks.push(`${part}: ${what}: ${argv.join(" ")}`);
          if (captured.err !== "" && !/^mimo-doctor: [^\n]+\n$/.test(captured.err))
            odd.push(`${part}: ${what}: ${argv.join(" ")}`);
        }
      }
    expect({ leaks, odd }).toEqual({ leaks: [], odd: [] });
  });

  test("of an output", async () => {
    const { run } = await import("../lib/cli/run.ts");
    for (const stream of ["out", "file", "err", "terminal"] as const)
      for (const [what, make] of Object.entries(thrown)) {
        const key = canary(`${stream} ${what}`);
        let seen = "";
        const keep = (text: string) => void (seen += text);
        const streams = {
          out: keep,
          err: keep,
          file: (_path: string, text: string) => keep(text),
          terminal: () => ({ isTerminal: false, columns: undefined }),
        };
        const crash = () => {
          throw make(key);
        };
        const argv = stream === "err" ? ["nonsense"] : ["--format", "json=x", "--format", "text"];
        const status = await run(argv, worldOf({}), { ...streams, [stream]: crash });
        expect({ stream, what, status, leaks: givesAway(seen, key) }).toEqual({
          stream,
          what,
          status: stream === "err" ? 2 : 3,
          leaks: false,
        });
      }
  });
});

describe("no key leaves the program as it is installed", () => {
  const bin = path.resolve(import.meta.dirname, "../bin/mimo-doctor.cjs");
  const key = canary("spawned");
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "no-leak-"));
  const write = (name: string, text: string): string => {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), text, { mode: 0o600 });
    return path.join(folder, name);
  };
  write(".codewhale/config.toml", `[providers.xiaomi_mimo]\napi_key = "${key}\nbase_url = "https://${key}@x"\n`);
  const good = write(
    "good.toml",
    `[providers.xiaomi_mimo]\napi_key = "${key}"\nbase_url = "https://${key}@x/${key}"\nmodel = "${key}"\n`,
  );
  const crash = write(
    "crash.cjs",
    `const fs = require("node:fs"); const read = fs.statSync;\nfs.statSync = (file, ...rest) => { if (String(file).endsWith("config.toml")) throw Object.assign(new Error(process.env.MIMO_API_KEY), { code: process.env.MIMO_API_KEY }); return read(file, ...rest); };\n`,
  );
  const crashHard = write(
    "crash-hard.cjs",
    `const json = JSON.stringify; JSON.stringify = () => { throw new TypeError(process.env.MIMO_API_KEY); };\n`,
  );

  const noFiles = write(
    "no-files.cjs",
    `const fs = require("node:fs"); const read = fs.readFileSync;\nfs.readFileSync = (file, ...rest) => { if (String(file).endsWith("main.cjs")) throw new Error(process.env.MIMO_API_KEY); return read(file, ...rest); };\n`,
  );

  const spawned = (args: readonly string[], env: Record<string, string> = {}, node: readonly string[] = []) =>
    spawnSync(process.execPath, [...node, bin, ...args], {
      cwd: folder,
      encoding: "utf8",
      env: { HOME: folder, MIMO_API_KEY: key, MIMO_BASE_URL: `https://u:${key}@api.xiaomimimo.com/v1`, ...env },
    });

  test.each<[string, readonly string[], Record<string, string>, readonly string[]]>([
    ["a broken file", ["-v"], {}, []],
    ["a good file", ["-v", "--config", good], {}, []],
    ["JSON", ["--config", good, "--format", "json"], {}, []],
    ["why", ["why", "key", "--config", good], {}, []],
    ["a wrong word", [key], {}, []],
    ["a wrong option", [`--${key}`, key], {}, []],
    ["a file that does not exist", ["--config", `/x/${key}`], {}, []],
    ["Node's own debugging", ["--config", good], { NODE_DEBUG: "*" }, []],
    [
      "Node's own debugging of a usage error",
      ["--config", `/x/${key}`],
      { NODE_DEBUG: "*", NODE_DEBUG_NATIVE: "" },
      [],
    ],
    ["a crash of the disk", [], {}, ["-r", crash]],
    ["a crash inside", ["--config", good], {}, ["-r", crashHard]],
    ["its own files missing", [], {}, ["-r", noFiles]],
    ["a crash inside, with Node's own debugging", ["--config", good], { NODE_DEBUG: "*" }, ["-r", crashHard]],
  ])("%s", (_what, args, env, node) => {
    const { stdout, stderr, status } = spawned(args, env, node);
    expect(givesAway(stdout, key)).toBe(false);
    expect(givesAway(stderr, key)).toBe(false);
    expect([0, 1, 2, 3]).toContain(status);
  });
});
