// Knows yargs: how our table of options is told to it, and what it makes of a command line.
import yargs from "yargs/yargs";
import type { OptionRow } from "./options.ts";

export interface Raw {
  readonly words: readonly string[];
  /** Words behind `--`: never options, never commands. */
  readonly literal: readonly string[];
  readonly options: Readonly<Record<string, unknown>>;
}

/** Splits a command line into words and options. Checks nothing: unknown options are in the result too. */
export default function read(argv: readonly string[], rows: readonly OptionRow[]): Raw {
  const parser = yargs([]).help(false).version(false).exitProcess(false).parserConfiguration({
    "camel-case-expansion": false,
    "dot-notation": false,
    "parse-numbers": false,
    "parse-positional-numbers": false,
    "greedy-arrays": false,
    "strip-aliased": true,
    "strip-dashed": false,
    "populate--": true,
    "short-option-groups": true,
  });
  for (const row of rows) {
    parser.option(row.name, {
      type: row.value === undefined ? "boolean" : "string",
      ...(row.short ? { alias: row.short } : {}),
      ...(row.value === undefined ? {} : { nargs: 1, requiresArg: true }),
    });
  }
  parser.fail((_message, error) => {
    if (error) throw error;
  });
  const result = parser.parse([...argv]) as unknown as Record<string, unknown> & {
    _: unknown[];
    $0: string;
    "--"?: unknown[];
  };
  const { _: words, $0: _script, "--": literal = [], ...options } = result;
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  return {
    words: [...words, ...literal].map(String),
    literal: literal.map(String),
    options: Object.fromEntries(given),
  };
}
