// A case folder is a small world: env.json, home/, project/, wire.json. Here it becomes one in memory.
import fs from "node:fs";
import path from "node:path";
import { memoryWorld, type FakeAnswer, type FakeFile } from "../../lib/host/memory.ts";
import type { Host, Platform, Unreadable } from "../../lib/model/host.ts";
import { expand, keysOf } from "./keys.ts";

export const fixtures = path.resolve(import.meta.dirname, "../../fixtures");

export interface Case {
  readonly name: string;
  readonly folder: string;
  readonly world: Host;
  /** Every key in it, to look for in outputs. */
  readonly keys: readonly string[];
  /** As in `expect.json`; where there is a `wire.json`, `request` asks the network too. */
  readonly expect: Readonly<Record<string, any>>;
}

const posix = { home: "/home/u", project: "/repo" };
const windows = { home: "C:/Users/u", project: "C:/repo" };

export function* filesUnder(folder: string, inside = ""): Generator<string> {
  if (!fs.existsSync(folder)) return;
  for (const entry of fs.readdirSync(path.join(folder, inside), { withFileTypes: true })) {
    const name = path.posix.join(inside, entry.name);
    if (entry.isDirectory()) yield* filesUnder(folder, name);
    else yield name;
  }
}

const readJson = (file: string): any => (fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, "utf8")) : undefined);

/** `.fixture` at the end of a file's or a folder's name is not part of it: `.env.fixture`, `.git.fixture/index`. */
const withoutMark = (name: string): string => name.replace(/\.fixture(?=\/|$)/g, "");

/** Reads one case folder. `expect.json` may name a platform, modes of files by their path, and files that cannot be read. */
export function readCase(folder: string): Case {
  const expectation = readJson(path.join(folder, "expect.json")) ?? {};
  const platform: Platform = expectation.platform ?? "linux";
  const roots = platform === "win32" ? windows : posix;
  const keys = new Set<string>();
  const files: Record<string, FakeFile> = {};
  for (const [part, root] of [
    ["home", roots.home],
    ["project", roots.project],
    ["root", ""],
  ] as const) {
    for (const name of filesUnder(path.join(folder, part))) {
      const raw = fs.readFileSync(path.join(folder, part, name));
      const text = raw.toString("latin1");
      for (const key of keysOf(text)) keys.add(key);
      const real = withoutMark(name);
      const mode = expectation.modes?.[`${part}/${real}`] ?? (part === "home" ? "600" : "644");
      files[`${root}/${real}`] = { bytes: Buffer.from(expand(text), "latin1"), mode: parseInt(mode, 8) };
    }
    for (const [name, why] of Object.entries((expectation.unreadable ?? {}) as Record<string, Unreadable>))
      if (name.startsWith(`${part}/`)) files[`${root}/${name.slice(part.length + 1)}`] = { unreadable: why };
  }
  const place = (text: string): string => text.replaceAll("{home}", roots.home).replaceAll("{project}", roots.project);
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(
    (readJson(path.join(folder, "env.json")) ?? {}) as Record<string, string>,
  )) {
    for (const key of keysOf(value)) keys.add(key);
    env[name] = place(expand(value));
  }
  const wire = readJson(path.join(folder, "wire.json")) as Record<string, FakeAnswer> | undefined;
  const hasProject = fs.existsSync(path.join(folder, "project"));
  const world = memoryWorld({
    env,
    files,
    home: roots.home,
    cwd: hasProject ? roots.project : roots.home,
    platform,
    now: expectation.at ?? "2026-09-30",
    ...(wire ? { answers: wire } : {}),
  });
  const expect = wire ? { ...expectation, request: { probe: {}, ...expectation.request } } : expectation;
  return { name: path.basename(folder), folder, world, keys: [...keys], expect };
}

export const foldersIn = (folder: string): readonly string[] =>
  fs.existsSync(folder)
    ? fs
        .readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name)
        .sort()
    : [];

export const casesIn = (family: string): readonly Case[] =>
  foldersIn(path.join(fixtures, family)).map((name) => readCase(path.join(fixtures, family, name)));
