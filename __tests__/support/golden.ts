// Sessions that a person can read: a title, files, commands with what they print and their exit status.
// Hosts answer as the block `json wire` says. A line `2> …` came over standard error, `␛` is an escape character, `[wrote …]` a report file.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { memoryWorld, type FakeAnswer } from "../../lib/host/memory.ts";
import { capture, type Captured } from "./capture.ts";
import { expand } from "./keys.ts";

const project = path.resolve(import.meta.dirname, "../..");
const home = "/home/u";
const repo = "/repo";

export interface Command {
  /** Without `$ `. */
  readonly line: string;
  /** Lines up to the next command. */
  readonly output: readonly string[];
  /** Columns of the terminal; undefined where there is none. */
  readonly columns: number | undefined;
}

export interface Session {
  readonly title: string;
  readonly files: Readonly<Record<string, string>>;
  /** Variables of every command: the block `env`. */
  readonly env: Readonly<Record<string, string>>;
  /** What hosts answer to a live probe: the block `json wire`. Without it there is no network. */
  readonly answers: Readonly<Record<string, FakeAnswer>> | undefined;
  readonly commands: readonly Command[];
}

interface Block {
  readonly info: string;
  readonly lines: readonly string[];
}

const blocksOf = (markdown: string): readonly Block[] =>
  [...markdown.matchAll(/^```(.*)\n([^]*?)^```$/gm)].map(([, info = "", body = ""]) => ({
    info,
    lines: body.split("\n").slice(0, -1),
  }));

function commandsOf({ info, lines }: Block): readonly Command[] {
  const columns = /^console tty=(\d+)$/.exec(info)?.[1];
  const starts = lines.flatMap((line, n) => (line.startsWith("$ ") ? [n] : []));
  return starts.map((at, n) => ({
    line: (lines[at] as string).slice(2),
    output: lines.slice(at + 1, starts[n + 1] ?? lines.length),
    columns: columns === undefined ? undefined : Number(columns),
  }));
}

const variablesOf = (words: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    words.map((word) => [word.slice(0, word.indexOf("=")), expand(word.slice(word.indexOf("=") + 1))]),
  );

export function readSession(markdown: string): Session {
  const blocks = blocksOf(markdown);
  const isConsole = ({ info }: Block): boolean => /^console\b/.test(info);
  const wire = blocks.find(({ info }) => info === "json wire");
  return {
    title: /^# (.*)$/m.exec(markdown)?.[1] ?? "",
    files: Object.fromEntries(
      blocks
        .filter((block) => !isConsole(block) && block.info !== "env" && block !== wire)
        .map(({ info, lines }) => [info.replace(/^\w* ?/, ""), expand(`${lines.join("\n")}\n`)]),
    ),
    env: variablesOf(blocks.find(({ info }) => info === "env")?.lines ?? []),
    answers: wire && JSON.parse(wire.lines.join("\n")),
    commands: blocks.filter(isConsole).flatMap(commandsOf),
  };
}

/** The session with other outputs; everything else as it stands. */
export function rewrite(markdown: string, outputs: readonly (readonly string[])[]): string {
  let n = 0;
  return markdown.replace(/^(```console.*\n)([^]*?)^```$/gm, (_, head: string, body: string) => {
    const lines = body.split("\n").filter((line) => line.startsWith("$ "));
    return `${head}${lines.map((line) => [line, ...(outputs[n++] ?? []), ""].join("\n")).join("")}\`\`\``;
  });
}

interface Call {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Of JSON only this part is shown: `.summary.errors`. */
  readonly part: readonly string[] | undefined;
}

/** Words as a shell splits them: single and double quotes, nothing else. */
function callOf(line: string): Call {
  const [before = "", part] = line.split(" | jq .");
  const words = [...before.matchAll(/(?:[^\s"']|"[^"]*"|'[^']*')+/g)].map(([word]) =>
    word.replace(/"([^"]*)"|'([^']*)'/g, "$1$2"),
  );
  const at = words.indexOf("mimo-doctor");
  if (at < 0) throw new Error(`no call of mimo-doctor: ${line}`);
  const env = variablesOf(words.slice(0, at));
  return { argv: words.slice(at + 1).map(expand), env, part: part?.split(".").filter(Boolean) };
}

const pick = (text: string, part: readonly string[]): string =>
  `${JSON.stringify(
    part.reduce<any>((value, name) => value[name], JSON.parse(text)),
    null,
    2,
  )}\n`;

/** What a person would see. */
function shown(
  { out, err, files, status }: Captured,
  part: Call["part"],
  folders: readonly [string, string],
): readonly string[] {
  const lines = (text: string): string[] => (text === "" ? [] : text.replace(/\n$/, "").split("\n"));
  const own = (file: string): string => file.replace(`${folders[0]}/`, "~/").replace(`${folders[1]}/`, "./");
  return [
    ...lines(part ? pick(out, part) : out),
    ...lines(err).map((line) => `2> ${line}`),
    ...[...files.keys()].map((file) => `[wrote ${own(file)}]`),
    `[exit ${status}]`,
  ].map((line) => line.replaceAll("\u001b", "␛"));
}

const inProject = (session: Session): boolean => Object.keys(session.files).some((name) => name.startsWith("./"));
const placed = (name: string, own: string, here: string): string => name.replace(/^~/, own).replace(/^\./, here);

/** Runs a command in this process, in a world that is made of the session's files. */
export async function runHere(session: Session, { line, columns }: Command): Promise<readonly string[]> {
  const { argv, env, part } = callOf(line);
  const files = Object.fromEntries(
    Object.entries(session.files).map(([name, text]) => [placed(name, home, repo), text]),
  );
  const cwd = inProject(session) ? repo : home;
  const { answers } = session;
  const world = memoryWorld({
    env: { ...session.env, ...env },
    files,
    home,
    cwd,
    now: "2026-09-30",
    ...(answers && { answers }),
  });
  const captured = await capture(argv, world, { isTerminal: columns !== undefined, columns });
  return shown(captured, part, [home, cwd]);
}

/** Runs a command as it is installed, over the same files on a disk. */
export function runInstalled(session: Session, { line }: Command): readonly string[] {
  const { argv, env, part } = callOf(line);
  const root = fs.mkdtempSync(path.join(os.tmpdir(), "golden-"));
  const [own, here] = [path.join(root, "home"), path.join(root, "repo")];
  for (const folder of [own, here]) fs.mkdirSync(folder);
  for (const [name, text] of Object.entries(session.files)) {
    const file = placed(name, own, here);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text, { mode: 0o600 });
  }
  const cwd = inProject(session) ? here : own;
  const { stdout, stderr, status } = spawnSync(process.execPath, [path.join(project, "bin/mimo-doctor.cjs"), ...argv], {
    cwd,
    encoding: "utf8",
    env: { HOME: own, ...session.env, ...env },
  });
  fs.rmSync(root, { recursive: true });
  return shown({ out: stdout, err: stderr, files: new Map(), status: status ?? -1 }, part, [own, cwd]);
}
