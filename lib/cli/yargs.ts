// Yargs' parser: how our table of options is told to it, and what it makes of a command line.
import { Parser } from "yargs/helpers";
import type { OptionRow } from "./options.ts";

export interface Raw {
  readonly words: readonly string[];
  /** Words behind `--`: never options, never commands. */
  readonly literal: readonly string[];
  readonly options: Readonly<Record<string, unknown>>;
  /** An option that takes a value has none. */
  readonly starved: boolean;
}

const configuration = {
  "camel-case-expansion": false,
  "dot-notation": false,
  "parse-numbers": false,
  "parse-positional-numbers": false,
  "greedy-arrays": false,
  "nargs-eats-options": false,
  "strip-aliased": true,
  "populate--": true,
} as const;

/** Splits a command line into words and options. Checks nothing: unknown options are in the result too. */
export default function read(argv: readonly string[], rows: readonly OptionRow[]): Raw {
  const flags = rows.filter((row) => row.value === undefined);
  const valued = rows.filter((row) => row.value !== undefined);
  const bare = new Map<string, string>(
    rows.flatMap((row) => (row.bare === undefined ? [] : [[`--${row.name}`, `--${row.name}=${row.bare}`] as const])),
  );
  const end = argv.indexOf("--");
  const { argv: result, error } = Parser.detailed(
    argv.map((word, n) => (end >= 0 && n > end ? word : (bare.get(word) ?? word))),
    {
      configuration,
      boolean: flags.map((row) => row.name),
      string: valued.map((row) => row.name),
      narg: Object.fromEntries(valued.map((row) => [row.name, 1])),
      alias: Object.fromEntries(rows.flatMap((row) => (row.short ? [[row.name, [row.short]]] : []))),
    },
  );
  const {
    _: words,
    "--": literal = [],
    ...options
  } = result as Record<string, unknown> & { _: unknown[]; "--"?: unknown[] };
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  return {
    words: [...words, ...literal].map(String),
    literal: literal.map(String),
    options: Object.fromEntries(given),
    starved: error !== null && error !== undefined,
  };
}
