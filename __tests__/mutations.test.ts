// Files of the fixtures, spoilt in ways that depend on a number alone: whatever comes of it, no crash and no key in any output.
// 100,000 of them take some minutes: `MUTATIONS=100000 npm test mutations`; `MUTATION=n` runs one alone.
import { describe, expect, test } from "@jest/globals";
import fs from "node:fs";
import path from "node:path";
import { formats } from "../lib/report/formats/index.ts";
import { memoryWorld } from "../lib/host/memory.ts";
import { givesAway } from "./support/canaries.ts";
import { capture, everything } from "./support/capture.ts";
import { expand, keysOf } from "./support/keys.ts";
import { randomFrom, type Random } from "./support/random.ts";
import { fixtures } from "./support/worlds.ts";

interface Seed {
  /** In the made-up world. */
  readonly path: string;
  readonly bytes: Buffer;
  readonly keys: readonly string[];
}

const roots: Readonly<Record<string, string>> = { home: "/home/u", project: "/repo", root: "" };

/** Every file of every case, and the odd TOML of the parsers' fixtures. */
function seeds(): readonly Seed[] {
  const all = fs.readdirSync(fixtures, { recursive: true, encoding: "utf8" }).sort();
  const found = all.flatMap((name): Seed[] => {
    const file = path.join(fixtures, name);
    const [, part = "", inside = ""] = /\/(home|project|root)\/(.+)$/.exec(name.replaceAll("\\", "/")) ?? [];
    const toml = name.startsWith("parsers") && name.endsWith(".toml");
    if ((inside === "" && !toml) || inside.includes(".git.fixture") || !fs.statSync(file).isFile()) return [];
    const text = fs.readFileSync(file, "latin1");
    const place = toml
      ? "/home/u/.codewhale/config.toml"
      : `${roots[part]}/${inside.replace(/\.fixture(?=\/|$)/g, "")}`;
    return [{ path: place, bytes: Buffer.from(expand(text), "latin1"), keys: keysOf(text) }];
  });
  // A text that stands there a hundred times is one text.
  return [...new Map(found.map((it) => [it.path + it.bytes.toString("latin1"), it])).values()];
}

const marks = [
  "\n",
  "\r\n",
  '"',
  "'",
  "`",
  "[",
  "]",
  "{",
  "}",
  "=",
  ":",
  ",",
  "#",
  "\\",
  "$",
  "\0",
  "\ufeff",
  "&",
  "*",
  "- ",
  "  ",
  "\t",
  "/*",
  "//",
  "|",
  "<<: ",
  "!",
  "%",
  "é",
  "😀",
];
const hostile = [0x00, 0x0a, 0x0d, 0x20, 0x22, 0x23, 0x27, 0x3d, 0x5b, 0x5c, 0x7b, 0x80, 0xc3, 0xfe, 0xff];

type Mutation = (bytes: Buffer, other: Buffer, random: Random) => Buffer;

const range = (bytes: Buffer, random: Random): readonly [number, number] => {
  const start = random.below(bytes.length + 1);
  return [start, Math.min(bytes.length, start + random.below(random.of([4, 20, 80, 400])))];
};

/** A part that is copied elsewhere has no piece of a key without its beginning: nothing would tell it from a name. */
function copied(bytes: Buffer, [start, end]: readonly [number, number]): Buffer {
  let [from, to] = [start, end];
  for (const { index, 0: key } of bytes.toString("latin1").matchAll(/(?:tp|sk)-[a-z0-9]{48}/g)) {
    if (index < from && from < index + key.length) from = index + key.length;
    if (index < to && to < index + 11) to = index;
  }
  return bytes.subarray(from, Math.max(from, to));
}
const put = (bytes: Buffer, at: number, what: Buffer, until = at): Buffer =>
  Buffer.concat([bytes.subarray(0, at), what, bytes.subarray(until)]);

const mutations: readonly Mutation[] = [
  (bytes, _, random) => put(bytes, random.below(bytes.length), Buffer.from([random.below(256)])),
  (bytes, _, random) => {
    const at = random.below(bytes.length);
    return put(bytes, at, Buffer.from([(bytes[at] ?? 0) ^ (1 << random.below(8))]), at + 1);
  },
  (bytes, _, random) => {
    const at = random.below(bytes.length);
    return put(bytes, at, Buffer.from([random.of(hostile)]), at + 1);
  },
  (bytes, _, random) => put(bytes, random.below(bytes.length + 1), Buffer.from(random.of(marks))),
  (bytes, _, random) => {
    const [start, end] = range(bytes, random);
    return put(bytes, start, Buffer.alloc(0), end);
  },
  (bytes, _, random) => bytes.subarray(0, random.below(bytes.length + 1)),
  (bytes, other, random) => {
    const part = copied(other, range(other, random));
    return put(bytes, random.below(bytes.length + 1), part);
  },
  (bytes, other, random) => {
    const head = bytes.subarray(0, random.below(bytes.length + 1));
    return Buffer.concat([head, copied(other, [random.below(other.length + 1), other.length])]);
  },
  (bytes, _, random) => {
    const copy = copied(bytes, range(bytes, random));
    return put(
      bytes,
      random.below(bytes.length + 1),
      Buffer.concat(Array.from({ length: 1 + random.below(4) }, () => copy)),
    );
  },
  (bytes, _, random) => {
    const lines = bytes.toString("latin1").split("\n");
    const [a, b] = [random.below(lines.length), random.below(lines.length)];
    [lines[a], lines[b]] = [lines[b] as string, lines[a] as string];
    return Buffer.from(lines.join("\n"), "latin1");
  },
  (bytes, _, random) =>
    Buffer.from(bytes.toString("latin1").replaceAll("\n", random.of(["\r\n", "\r", "\n\n", " "])), "latin1"),
  (bytes, _, random) => {
    const text = `${random.of(["", "\ufeff"])}${bytes.toString("utf8")}`;
    return random.below(2) === 0 ? Buffer.from(text, "utf16le") : Buffer.from(text);
  },
];

const names = [
  "toml",
  "json",
  "jsonc",
  "json5",
  "yaml",
  "env",
  "sh",
  "fish",
  "bat",
  "cmd",
  "ps1",
  "service",
  "plist",
  "reg",
  "txt",
];
const clients = [
  "generic",
  "codewhale",
  "claude-code",
  "dotenv",
  "shell",
  "compose",
  "github-actions",
  "systemd",
  "launchd",
  "registry",
  "vscode",
  "litellm",
];
const all = seeds();

interface Spoilt {
  readonly path: string;
  readonly bytes: Buffer;
  readonly keys: readonly string[];
  readonly args: readonly string[];
}

/** Number n of all spoilt files. */
function spoilt(n: number): Spoilt {
  const random = randomFrom(n * 7_919 + 1);
  const [seed, other, third] = [random.of(all), random.of(all), random.of(all)];
  let { bytes } = seed;
  for (let rounds = random.of([1, 1, 1, 2, 3, 6]); rounds > 0; rounds--)
    bytes = random.of(mutations)(bytes, other.bytes, random);
  const where = random.below(6);
  const place = where === 0 ? third.path : where === 1 ? `/repo/mimo.${random.of(names)}` : seed.path;
  return {
    path: place,
    bytes,
    keys: [...new Set([...seed.keys, ...other.keys])],
    args: random.below(8) === 0 ? ["--as", random.of(clients)] : [],
  };
}

/**
 * A piece of a broken key that stands in an address or in the name of a model, without the key's beginning, and the key as a whole nowhere in the file:
 * nothing tells it from the rest of them, which is shown because it is what is wrong. There must be hardly any.
 */
function isExcused(file: string, output: string, key: string): boolean {
  if (file.includes(key)) return false;
  const lower = file.toLowerCase();
  const shown = output.toLowerCase();
  const body = key.slice(3).toLowerCase();
  for (let at = 0; at + 8 <= body.length; at++) {
    const piece = body.slice(at, at + 8);
    if (!shown.includes(piece)) continue;
    if (/(?:tp|sk)-$/.test(shown.slice(0, shown.indexOf(piece)).slice(-3))) return false;
    // However the address itself was spoilt.
    const inAddress = (line: string): boolean =>
      /:\/|https?:|model\W/.exec(line.slice(0, line.indexOf(piece))) !== null;
    if (!lower.split(/[\r\n]/).some((line) => line.includes(piece) && inAddress(line))) return false;
  }
  return true;
}

let excused = 0;
const outputs = Object.keys(formats).filter((name) => name !== "text");

async function faultsOf(n: number): Promise<readonly string[]> {
  const { path: file, bytes, keys, args } = spoilt(n);
  const world = memoryWorld({ home: "/home/u", cwd: "/repo", env: {}, now: "2026-09-30", files: { [file]: bytes } });
  const wanted = outputs.flatMap((name) => ["--format", `${name}=/out/${name}`]);
  const before = process.cpuUsage();
  const captured = await capture(["check", file, "-v", ...args, "--format", "text", ...wanted], world);
  const took = process.cpuUsage(before).user / 1_000;
  const faults: string[] = [];
  if (![0, 1].includes(captured.status)) faults.push(`status ${captured.status}: ${captured.err}`);
  if (captured.err !== "") faults.push(`stderr: ${captured.err}`);
  if (/"rule `|it failed; please report/.test(captured.files.get("/out/json") ?? "")) faults.push("a rule failed");
  if (took > 6_000) faults.push(`${Math.round(took)} ms of the processor`);
  const text = everything(captured);
  // The key is not repeated here either.
  const given = keys.filter((key) => givesAway(text, key));
  if (given.length > 0 && given.every((key) => isExcused(bytes.toString("latin1"), text, key))) excused++;
  else if (given.length > 0) faults.push("a key, or a part of one");
  return faults.map((fault) => `${n} ${file} ${args.join(" ")}: ${fault}`);
}

describe("spoilt files", () => {
  const one = process.env["MUTATION"];
  const count = Number(process.env["MUTATIONS"] ?? 2_000);

  test(
    "no crash, no key",
    async () => {
      const faults: string[] = [];
      if (one !== undefined) faults.push(...(await faultsOf(Number(one))));
      else for (let n = 0; n < count && faults.length < 200; n++) faults.push(...(await faultsOf(n)));
      expect(all.length).toBeGreaterThan(100);
      expect(faults).toEqual([]);
      // Three of 2,000 as the seeds are now: pieces that were spliced into a host or a model.
      expect(excused).toBeLessThanOrEqual(count / 500);
    },
    // Far more than they need.
    60_000 + count * 100,
  );
});
