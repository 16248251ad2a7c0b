// What may follow on a command line: commands, options and their values, for the shells that complete them.
import clients from "../../../clients/index.ts";
import { mimoNames } from "../../../facts/names.ts";
import { replies } from "../../../facts/replies.ts";
import { shipped } from "../../../facts/shipped.ts";
import { formats } from "../../../report/formats/index.ts";
import { levels } from "../../../rules/severities.ts";
import { commandRows, optionRows, type CommandName, type CommandRow, type OptionRow } from "../../options.ts";

/** What a word may be. */
export interface Values {
  /** Words to choose from. */
  readonly words: readonly string[];
  /** Files too. */
  readonly files?: boolean;
  /** What may follow `=` behind a word: a file, or one of these. */
  readonly tail?: "file" | readonly string[];
  /** Several words, with commas between them. */
  readonly list?: boolean;
}

/** A switch as it is typed. */
export interface Switch {
  readonly name: string;
  readonly short: string | undefined;
  readonly does: string;
  readonly commands: readonly CommandName[];
  /** Undefined where it takes no value. */
  readonly values: Values | undefined;
  /** A value only behind `=`. */
  readonly bare: boolean;
  readonly repeated: boolean;
}

const none: Values = { words: [] };
const files: Values = { words: [], files: true };
const rules = Object.keys(levels);
const ids = clients.map((row) => row.id);
const versions = clients.flatMap((row) => row.versions.filter((it) => it !== "any").map((it) => `${row.id}@${it}`));
const names = [...new Set([...mimoNames, ...clients.flatMap((row) => row.detection.env)])].sort();

/** `a|b` names all that there is; `FILE` is one. */
function byLabel(label: string): Values {
  const words = /[a-z][\w-]*(?:\|[a-z][\w-]*)+/.exec(label)?.[0].split("|");
  return words ? { words } : label === "FILE" || label === "REPORT" ? files : none;
}

const byOption: Readonly<Record<string, Values>> = {
  client: { words: [...ids, ...versions] },
  as: { words: ids },
  format: { words: Object.keys(formats), tail: "file" },
  "fail-on": { words: ["error", "warning", "note", "never"] },
  only: { words: rules, list: true },
  skip: { words: rules, list: true },
  severity: { words: rules, tail: ["error", "warning", "note", "off"], list: true },
  "answer-as": { words: shipped.endpoints.map((row) => row.id) },
  reply: { words: Object.keys(replies) },
  set: { words: names, tail: [] },
  unset: { words: names },
};

const few = (...words: readonly string[]): Values => ({ words, tail: "file" });

/** Answers that are no report have fewer formats. */
export const ownFormats: Readonly<Partial<Record<CommandName, Values>>> = {
  why: few("text", "json"),
  explain: few("text", "json"),
  list: few("text", "json"),
  listen: { words: ["text", "jsonl"] },
};

const byCommand: Readonly<Partial<Record<CommandName, Values>>> = {
  check: files,
  why: { words: ["key", "baseUrl", "mode", "model", "auth"] },
  explain: { words: rules },
  merge: files,
};

/** What may stand behind a command. */
export const wordsOf = (row: CommandRow): Values => byCommand[row.name] ?? byLabel(row.words);

/** Commands that are there. */
export const built: readonly CommandRow[] = commandRows.filter((row) => !("later" in row));

function switchesOf(row: OptionRow): readonly Switch[] {
  const commands = built
    .map(({ name }) => name)
    .filter((name) => row.commands === "all" || row.commands.includes(name));
  const one: Switch = {
    name: row.negated ? `no-${row.name}` : row.name,
    short: row.short,
    does: row.does.template,
    commands,
    values: row.value === undefined ? undefined : (byOption[row.name] ?? byLabel(row.value)),
    bare: row.bare !== undefined,
    repeated: row.many !== undefined,
  };
  if (row.name !== "color" && !row.orNot) return [one];
  return [one, { ...one, name: `no-${row.name}`, does: `no ${row.name}`, values: undefined, bare: false }];
}

/** Options that are there, each with the commands that take it. */
export const switches: readonly Switch[] = optionRows
  .filter((row) => !row.later)
  .flatMap(switchesOf)
  .filter((it) => it.commands.length > 0);
