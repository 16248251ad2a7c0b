// What real shells offer for lines of a command line, with our completion loaded: by their own machinery, not by ours.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

export type Shell = "bash" | "zsh" | "fish";

export const hasShell = (name: Shell): boolean => spawnSync(name, ["--version"]).status === 0;

/** What a shell has to say against a script that it only reads. */
export function faults(shell: Shell, script: string): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mimo-doctor-script-"));
  const file = path.join(folder, "script");
  fs.writeFileSync(file, script);
  const { status, stderr } = spawnSync(shell, ["-n", file], { encoding: "utf8" });
  fs.rmSync(folder, { recursive: true });
  return status === 0 ? stderr : `${status}: ${stderr}`;
}

/** What may stand behind a line, sorted; a slash or an equals sign at the end is the shell's own matter. */
export type Offered = ReadonlyMap<string, readonly string[]>;

const support = import.meta.dirname;

/** The word that is being typed. */
const typed = (line: string): string => /\S*$/.exec(line)?.[0] ?? "";

const sections = (text: string): readonly (readonly string[])[] =>
  text
    .split(/^== \n/m)
    .slice(1)
    .map((part) => part.split("\n").filter(Boolean));

const tidy = (line: string, words: readonly string[]): readonly string[] =>
  [...new Set(words.map((word) => word.replace(/[=/]$/, "")))].filter((word) => word !== typed(line)).sort();

/** bash replaces only what follows the last `=`, `:` or `@`; of an `@` that too. */
function wholeWords(line: string, words: readonly string[]): readonly string[] {
  const head = (/^.*[=:@]/.exec(typed(line))?.[0] ?? "").replace(/@$/, "");
  const before = line.slice(0, line.length - typed(line).length).split(/\s+/).length - 2;
  return words.slice(before).map((word) => (word.startsWith(head) ? word : head + word));
}

/** Offers of one shell for all lines, in a folder that holds these files. */
export function offers(shell: Shell, script: string, lines: readonly string[], files: readonly string[]): Offered {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mimo-doctor-complete-"));
  const cwd = path.join(folder, "cwd");
  fs.mkdirSync(cwd);
  for (const file of files)
    if (file.endsWith("/")) fs.mkdirSync(path.join(cwd, file));
    else fs.writeFileSync(path.join(cwd, file), "");
  const source = path.join(folder, "script");
  fs.writeFileSync(source, script);
  const out = path.join(folder, "out");
  const env = { PATH: process.env["PATH"], HOME: folder, TERM: "dumb", LC_ALL: "C.UTF-8", SCRIPT: source, OUT: out };
  const run = (words: readonly string[], input = ""): string => {
    const { stdout, stderr, error } = spawnSync(shell, words, { cwd, env, input, encoding: "utf8", timeout: 60_000 });
    if (error) throw new Error(`${shell}: ${error.message}\n${stderr}`);
    return stdout;
  };
  try {
    const found = sections(ask[shell](run, lines, { source, folder, out }));
    return new Map(
      lines.map((line, n) => [
        line,
        tidy(line, shell === "bash" ? wholeWords(line, found[n] ?? []) : (found[n] ?? [])),
      ]),
    );
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

type Run = (words: readonly string[], input?: string) => string;
type Places = Readonly<Record<"source" | "folder" | "out", string>>;

const ask: Readonly<Record<Shell, (run: Run, lines: readonly string[], places: Places) => string>> = {
  bash(run, lines, { out }) {
    const rc = path.join(support, "bash-completions.bash");
    run(["--noprofile", "--rcfile", rc, "-i"], lines.map((line) => `${line}\u0014\n`).join(""));
    return fs.readFileSync(out, "utf8");
  },
  zsh: (run, lines, { source, folder }) =>
    run(["-f", path.join(support, "zsh-completions.zsh"), source, folder, ...lines]),
  fish: (run, lines, { source }) =>
    run([
      "--no-config",
      "--command",
      `source $argv[1]; for line in $argv[2..]; echo "== "; complete -C $line | string replace -r '\\t.*' ''; end`,
      source,
      ...lines,
    ]),
};
