// How a command line is read: by yargs, and every word that is wrong is answered in our own words.
import { nearest } from "../facts/hosts.ts";
import { UsageError } from "../model/errors.ts";
import { msg, type Message } from "../model/message.ts";
import { langs } from "./locale.ts";
import read from "./yargs.ts";
import { commandRows, optionRows, type CommandName, type OptionRow } from "./options.ts";

export interface Parsed {
  readonly command: CommandName;
  /** Words after the command. */
  readonly words: readonly string[];
  readonly values: Readonly<Record<string, readonly string[]>>;
  readonly flags: Readonly<Record<string, boolean>>;
}

const byName = new Map(optionRows.map((row) => [row.name, row]));
const isCommand = (word: string | undefined): word is CommandName => commandRows.some((row) => row.name === word);

/** Reads a command line. `exists` tells whether a word is a path. @throws {UsageError} */
export function parseArgs(asTyped: readonly string[], exists: (path: string) => boolean): Parsed {
  const argv = inFull(asTyped, exists);
  const raw = read(argv, optionRows);
  for (const name of Object.keys(raw.options)) if (!byName.has(name)) unknownOption(name, argv);
  checkValues(argv, raw.starved);
  const [first, ...rest] = raw.words;
  const named = isCommand(first);
  if (!named && first !== undefined && first !== "-" && !raw.literal.includes(first) && !exists(first))
    unknownWord(first);
  const command = named ? first : "check";
  const values: Record<string, readonly string[]> = {};
  const flags: Record<string, boolean> = {};
  for (const [name, value] of Object.entries(raw.options)) {
    const row = byName.get(name) as OptionRow;
    if (row.commands !== "all" && !row.commands.includes(command)) {
      throw new UsageError(msg("`--{name}` does not go with `{command}`", { name, command }));
    }
    if (row.orNot && [value].flat().at(-1) === false) flags[`no-${name}`] = true;
    else if (row.value === undefined) flags[name] = [value].flat().at(-1) === true;
    else values[name] = listOf(row, row.orNot ? [value].flat().at(-1) : value);
  }
  const lang = values["lang"]?.[0];
  if (lang !== undefined && !langs.includes(lang))
    throw new UsageError(msg("`--lang` is one of {all}, not `{lang}`", { all: langs, lang }));
  return { command, words: named ? rest : raw.words, values, flags };
}

/** `help`, `version` and `--json` are words for options, unless a file is called so. */
function inFull(argv: readonly string[], exists: (path: string) => boolean): readonly string[] {
  const [first, ...rest] = argv;
  if (first === "help" && !exists(first)) return [...rest, "--help"];
  if (first === "version" && !exists(first)) return [...rest, "--version"];
  const end = argv.indexOf("--");
  return argv.map((word, n) => (word === "--json" && (end < 0 || n < end) ? "--format=json" : word));
}

/** A value where none belongs, and none where one does: yargs takes the one for a flag and drops the other. */
function checkValues(argv: readonly string[], starved: boolean): void {
  const end = argv.indexOf("--");
  const words = end < 0 ? argv : argv.slice(0, end);
  for (const [n, word] of words.entries()) {
    const [, dashes = "", name = "", equals] = /^(--?)(?:no-)?([\w-]+)(=)?/.exec(word) ?? [];
    const row = dashes === "-" ? optionRows.find((it) => it.short === name[0]) : byName.get(name);
    if (row?.orNot && word.startsWith("--no-")) continue;
    if (row?.value === undefined) {
      if (row && equals) throw new UsageError(flagWithValue(row.name));
    } else if (starved && !equals && (words[n + 1] ?? "--").startsWith("--")) throw new UsageError(needsValue(row));
    else if (word.startsWith("--no-")) unknownOption(word.slice(2), argv);
  }
}

const flagWithValue = (name: string): Message =>
  name === "color"
    ? msg("`--color` takes no value: there is `--no-color`")
    : msg("`--{name}` takes no value", { name });

const needsValue = (row: OptionRow): Message =>
  msg("`--{name}` needs a value: {value}", { name: row.name, value: row.value ?? "" });

function listOf(row: OptionRow, value: unknown): readonly string[] {
  const all = [value].flat().map((one) => (typeof one === "string" ? one : ""));
  if (all.some((one) => one === "")) throw new UsageError(needsValue(row));
  if (row.many === "list")
    return all.flatMap((one) =>
      one
        .split(",")
        .map((part) => part.trim())
        .filter(Boolean),
    );
  return row.many ? all : all.slice(-1);
}

function unknownOption(name: string, argv: readonly string[]): never {
  if (byName.get(/^no-(.*)/.exec(name)?.[1] ?? "")?.orNot) throw new UsageError(flagWithValue(name));
  // `-format`: yargs takes it for six letters.
  const long = name.length === 1 ? argv.find((word) => word.startsWith(`-${name}`) && word.length > 3) : undefined;
  const flag = long ?? (name.length === 1 ? `-${name}` : `--${name}`);
  const word = long === undefined ? name : long.slice(1).replace(/=.*$/s, "");
  if (isCommand(word))
    throw new UsageError(msg("unknown option `{flag}`: did you mean `mimo-doctor {word}`?", { flag, word }));
  const near = word.length > 1 ? nearest(word, byName.keys(), 2) : undefined;
  throw new UsageError(
    near
      ? msg("unknown option `{flag}`: did you mean `--{near}`?", { flag, near })
      : msg("unknown option `{flag}`: see `mimo-doctor --help`", { flag }),
  );
}

function unknownWord(word: string): never {
  const near = nearest(
    word,
    commandRows.map((row) => row.name),
    2,
  );
  throw new UsageError(
    near
      ? msg("unknown command or file `{word}`: did you mean `{near}`?", { word, near })
      : msg("unknown command or file `{word}`: see `mimo-doctor --help`", { word }),
  );
}
