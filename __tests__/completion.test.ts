// `completion`: what bash, zsh and fish offer for a command line when its script is loaded. A shell that is missing is skipped, visibly.
import { describe, expect, test } from "@jest/globals";
import clients from "../lib/clients/index.ts";
import { replies } from "../lib/facts/replies.ts";
import { commandRows, optionRows, type OptionRow } from "../lib/cli/options.ts";
import { formats } from "../lib/report/formats/index.ts";
import { levels } from "../lib/rules/severities.ts";
import { memoryWorld } from "../lib/host/memory.ts";
import { capture } from "./support/capture.ts";
import { faults, hasShell, offers, type Offered, type Shell } from "./support/completions.ts";

const files = ["adir/", "afile", "bfile"];
const beginning = (start: string, words: readonly string[]): string[] => words.filter((it) => it.startsWith(start));
const rules = Object.keys(levels);

/** What every shell offers. */
const everywhere: readonly (readonly [line: string, offered: readonly string[]])[] = [
  ["mimo-doctor w", ["why"]],
  ["mimo-doctor a", ["adir", "afile"]],
  ["mimo-doctor check a", ["adir", "afile"]],
  ["mimo-doctor check afile b", ["bfile"]],
  ["mimo-doctor merge b", ["bfile"]],
  ["mimo-doctor list ", ["rules", "clients", "formats", "facts"]],
  ["mimo-doctor why ", ["key", "baseUrl", "mode", "model", "auth"]],
  ["mimo-doctor completion ", ["bash", "zsh", "fish"]],
  ["mimo-doctor explain key-", beginning("key-", rules)],
  ["mimo-doctor --fo", ["--format"]],
  ["mimo-doctor --no-", ["--no-color", "--no-ignore", "--no-settings"]],
  ["mimo-doctor probe --dr", ["--dry-run"]],
  ["mimo-doctor listen --dr", []],
  ["mimo-doctor why --config x ke", ["key"]],
  ["mimo-doctor --config list why ke", ["key"]],
  ["mimo-doctor --format ", Object.keys(formats)],
  ["mimo-doctor --format=s", ["--format=sarif"]],
  ["mimo-doctor --format json=a", ["json=adir", "json=afile"]],
  ["mimo-doctor why --format ", ["text", "json"]],
  ["mimo-doctor listen --format ", ["text", "jsonl"]],
  ["mimo-doctor --config b", ["bfile"]],
  ["mimo-doctor --dotenv=b", ["--dotenv=bfile"]],
  ["mimo-doctor --baseline b", ["bfile"]],
  ["mimo-doctor --client codewhale@", ["codewhale@0.9", "codewhale@pr2627"]],
  ["mimo-doctor --client=codewhale@p", ["--client=codewhale@pr2627"]],
  ["mimo-doctor check --as ", clients.map((row) => row.id)],
  ["mimo-doctor --fail-on ", ["error", "warning", "note", "never"]],
  ["mimo-doctor --only ", rules],
  ["mimo-doctor --only key-missing,key-q", ["key-missing,key-quoted"]],
  ["mimo-doctor --skip=key-q", ["--skip=key-quoted"]],
  ["mimo-doctor --severity key-q", ["key-quoted"]],
  ["mimo-doctor --severity key-missing=", ["error", "warning", "note", "off"].map((it) => `key-missing=${it}`)],
  ["mimo-doctor --severity key-missing=error,key-q", ["key-missing=error,key-quoted"]],
  ["mimo-doctor --severity=key-missing=w", ["--severity=key-missing=warning"]],
  ["mimo-doctor --probe=", ["--probe=models", "--probe=chat"]],
  ["mimo-doctor --timeout ", []],
  ["mimo-doctor listen --answer-as token-plan-s", ["token-plan-sgp"]],
  ["mimo-doctor listen --reply ", Object.keys(replies)],
  ["mimo-doctor why --set XIAOMI_MIMO_A", ["XIAOMI_MIMO_API_KEY"]],
  ["mimo-doctor why --unset XIAOMI_MIMO_MOD", ["XIAOMI_MIMO_MODE", "XIAOMI_MIMO_MODEL"]],
];

const built = commandRows.filter((row) => !("later" in row)).map((row) => row.name);
const longNames = ({ name, negated, orNot }: OptionRow): string[] =>
  negated ? [`--no-${name}`] : orNot || name === "color" ? [`--${name}`, `--no-${name}`] : [`--${name}`];
/** Every option of every command, and no other. */
const ofCommands = built.map((name): readonly [string, readonly string[]] => [
  `mimo-doctor ${name} --`,
  optionRows.filter((row) => !row.later && (row.commands === "all" || row.commands.includes(name))).flatMap(longNames),
]);

const ask = (words: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  capture(["completion", ...words], memoryWorld({ env }));

describe.each(["bash", "zsh", "fish"] as const)("%s", (shell: Shell) => {
  const there = hasShell(shell);
  if (!there) process.stderr.write(`skipped: completion in ${shell}, which is missing here\n`);
  const run = there ? test : test.skip;
  const table = [...everywhere, ...ofCommands];
  let offered: Offered | undefined;
  const offer = async (line: string): Promise<readonly string[] | undefined> => {
    offered ??= offers(shell, (await ask([shell])).out, [...table.map(([it]) => it), "mimo-doctor "], files);
    return offered.get(line);
  };

  run("takes the script", async () => {
    expect(faults(shell, (await ask([shell])).out)).toBe("");
  });
  run.each(table.map(([line, words]) => [line, words] as const))("%s", async (line, words) => {
    expect(await offer(line)).toEqual([...words].sort());
  });
  run("every command as the first word", async () => {
    expect(await offer("mimo-doctor ")).toEqual(expect.arrayContaining([...built]));
  });
});

describe("which shell", () => {
  test("the user's where none is named", async () => {
    for (const shell of ["bash", "zsh", "fish"])
      expect(await ask([], { SHELL: `/usr/bin/${shell}` })).toEqual(await ask([shell]));
  });

  test.each([
    [["fis"], "mimo-doctor: `completion` has no `fis`: did you mean `fish`?\n"],
    [["tcsh"], "mimo-doctor: `completion` has no `tcsh`: it wants one of bash, zsh, fish\n"],
    [["bash", "zsh"], "mimo-doctor: `completion` takes one word, and `zsh` is another\n"],
    [[], "mimo-doctor: `completion` wants one of: bash, zsh, fish\n"],
  ])("%j is none", async (words, err) => {
    expect(await ask(words, { SHELL: "/bin/toString" })).toMatchObject({ out: "", err, status: 2 });
  });
});
