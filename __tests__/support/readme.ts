// README.md as something that runs: its files, its commands with what they print, its programs.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expand } from "./keys.ts";

const project = path.resolve(import.meta.dirname, "../..");
/** The day of the examples: a reader's clock must not change them. */
const today = "2026-11-24T12:00:00Z";

export interface Block {
  /** Heading above it; blocks under one heading share a world. */
  readonly heading: string;
  readonly info: string;
  readonly title: string | undefined;
  /** Lines between the fences. */
  readonly lines: readonly string[];
  /** Index of the first of them in the file. */
  readonly at: number;
}

/** Fenced blocks, in order. */
export function blocksOf(markdown: string): readonly Block[] {
  const blocks: Block[] = [];
  let heading = "";
  let open: { info: string; at: number } | undefined;
  const lines = markdown.split("\n");
  lines.forEach((line, n) => {
    const fence = /^```(.*)$/.exec(line);
    if (open && fence) {
      const [, info = "", title] = /^(\w*)(?: title="(.*)")?$/.exec(open.info) ?? [];
      blocks.push({ heading, info, title, lines: lines.slice(open.at, n), at: open.at });
      open = undefined;
    } else if (!open && fence) open = { info: fence[1] ?? "", at: n + 1 };
    else if (!open) heading = /^#+ (.*)$/.exec(line)?.[1] ?? heading;
  });
  return blocks;
}

/** `tp-c…` stands for a key: the same one wherever it stands. */
const withKeys = (text: string): string =>
  text.replace(/\b(tp|sk)-([a-z]?)…/g, (_, prefix: string, letter: string) => expand(`${prefix}-${letter}0000example`));

/** A home folder, a project in it, and `mimo-doctor` on the path. */
export interface Scratch {
  readonly home: string;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

export function scratch(LANG: string): Scratch {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), "mimo-doctor-readme-"));
  const [cwd, tools] = [path.join(home, "project"), path.join(home, ".tools")];
  for (const folder of [cwd, tools]) fs.mkdirSync(folder);
  fs.symlinkSync(path.join(project, "bin/mimo-doctor.cjs"), path.join(tools, "mimo-doctor"));
  fs.writeFileSync(path.join(tools, "clock.cjs"), `Date.now = () => ${Date.parse(today)};\n`);
  const PATH = [tools, path.dirname(process.execPath), process.env["PATH"]].join(path.delimiter);
  return { home, cwd, env: { PATH, HOME: home, LANG, NODE_OPTIONS: `--require=${tools}/clock.cjs` } };
}

/** Writes the file that a block with a title shows. */
export function writeFile({ home, cwd }: Scratch, { title = "", lines }: Block): void {
  const file = title.startsWith("~/") ? path.join(home, title.slice(2)) : path.join(cwd, title);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, withKeys(`${lines.join("\n")}\n`), { mode: 0o600 });
}

/** The block as it must be: each command of it, run in one shell, with what it prints. */
export function transcript({ home, cwd, env }: Scratch, { lines }: Block): readonly string[] {
  const commands = lines.filter((line) => line.startsWith("$ "));
  const out = fs.mkdtempSync(path.join(home, ".out-"));
  const script = commands.map(
    (line, n) => `{ ${withKeys(line.slice(2))}\n} >${out}/${n} 2>${out}/${n}e; echo $? >${out}/${n}s`,
  );
  spawnSync("sh", ["-c", script.join("\n")], { cwd, env });
  const read = (name: string): string => fs.readFileSync(path.join(out, name), "utf8");
  return commands.flatMap((line, n) => {
    const status = read(`${n}s`).trim();
    const said = (read(`${n}`) + read(`${n}e`)).replace(/\n$/, "");
    return [line, ...(said === "" ? [] : said.split("\n")), ...(status === "0" ? [] : [`[exit ${status}]`])];
  });
}

/** What a program prints that uses the package as it was built; its types are checked first. */
export function program({ cwd, env }: Scratch, { lines }: Block): readonly string[] {
  fs.mkdirSync(path.join(cwd, "node_modules"), { recursive: true });
  fs.rmSync(path.join(cwd, "node_modules/mimo-doctor"), { force: true });
  fs.symlinkSync(project, path.join(cwd, "node_modules/mimo-doctor"));
  fs.writeFileSync(path.join(cwd, "example.mts"), withKeys(`${lines.join("\n")}\n`));
  const options = {
    module: "nodenext",
    target: "es2023",
    strict: true,
    types: ["node"],
    typeRoots: [path.join(project, "node_modules/@types")],
  };
  fs.writeFileSync(
    path.join(cwd, "tsconfig.json"),
    JSON.stringify({ compilerOptions: options, files: ["example.mts"] }),
  );
  const node = (...words: string[]) => spawnSync(process.execPath, words, { cwd, env, encoding: "utf8" });
  const compiled = node(path.join(project, "node_modules/typescript/bin/tsc"), "-p", ".");
  if (compiled.status !== 0) return compiled.stdout.split("\n");
  const { stdout, stderr } = node("example.mjs");
  return `${stdout}${stderr}`.replace(/\n$/, "").split("\n");
}
