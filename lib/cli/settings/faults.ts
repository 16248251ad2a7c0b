// How to say what is wrong with a settings file: where, what, and what was probably meant.
import type * as z from "zod/mini";
import { nearest } from "../../facts/hosts.ts";
import { dotted, type Path } from "../../model/place.ts";
import { msg, type Message } from "../../model/message.ts";
import { shape } from "./shape.ts";

export interface Fault {
  /** What is wrong, by its keys. */
  readonly at: Path;
  readonly part: "key" | "value";
  readonly what: Message;
}

type Issue = z.core.$ZodIssue;
type Input = unknown;

/** Each fault that the check found, in our own words: those of the checker are for programmers. */
export const faultsOf = (issues: readonly Issue[], input: Input): readonly Fault[] =>
  issues.flatMap((issue) => faultOf(issue, input));

function faultOf(issue: Issue, input: Input): readonly Fault[] {
  const at = issue.path.filter((key): key is string | number => typeof key !== "symbol");
  const here = valueAt(input, at);
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => ({ at: [...at, key], part: "key", what: unknownKey(key, at) }));
    case "invalid_value":
      return [{ at, part: "value", what: wrongWord(here, issue.values.map(String)) }];
    case "too_small":
      return [{ at, part: "value", what: msg("`{key}` is empty", { key: dotted(at) }) }];
    case "invalid_type":
      return here === undefined
        ? [{ at: at.slice(0, -1), part: "key", what: msg("`{key}` is missing", { key: dotted(at) }) }]
        : [
            {
              at,
              part: "value",
              what: msg("`{key}` must be {type}", { key: dotted(at), type: typeOf(issue.expected) }),
            },
          ];
    default:
      return [{ at, part: "value", what: msg("`{key}` is not as it must be", { key: dotted(at) }) }];
  }
}

const types: Readonly<Record<string, Message>> = {
  string: msg("a text in quotes"),
  array: msg("a list"),
  object: msg("a table"),
};
const typeOf = (expected: string): Message => types[expected] ?? msg("something else");

function valueAt(input: Input, keys: Path): unknown {
  let here = input;
  for (const key of keys) here = (here as Readonly<Record<string | number, unknown>> | undefined)?.[key];
  return here;
}

function unknownKey(key: string, at: Path): Message {
  const inRules = at.at(-1) === "rules";
  const known = inRules
    ? Object.keys(shape.shape.rules.def.innerType.shape)
    : at.length === 0
      ? Object.keys(shape.shape)
      : ["paths", "rules"];
  const near = nearest(key, known, inRules ? 4 : 3);
  const word = inRules ? msg("rule") : msg("setting");
  if (near) return msg("`{key}` is no {word}: did you mean `{near}`?", { key, word, near });
  return inRules
    ? msg("`{key}` is no rule: see `mimo-doctor list rules`", { key })
    : msg("`{key}` is no setting: there are {all}", { key, all: known });
}

function wrongWord(value: unknown, all: readonly string[]): Message {
  if (typeof value !== "string") return msg("it must be a text in quotes: {all}", { all: some(all) });
  const near = nearest(value, all, Math.min(3, Math.ceil(value.length / 2)));
  return near
    ? msg("`{value}` is not possible here: did you mean `{near}`?", { value, near })
    : msg("`{value}` is not possible here: {all}", { value, all: some(all) });
}

const some = (all: readonly string[]): readonly string[] => all.slice(0, 24);
