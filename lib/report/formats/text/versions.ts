// What people call versions that have an id of their own: explained at the first mention, short afterwards.
import type { View } from "../../../model/format.ts";
import { formatter, msg, type Message } from "../../../model/message.ts";

interface Name {
  /** The version where it stands as a word, and the client before it. */
  readonly pattern: RegExp;
  readonly first: (client: string) => Message;
  readonly later: (client: string) => Message;
}

const names: readonly Name[] = [
  {
    pattern: /(CodeWhale )?(?<![@\w/.-])pr2627(?![\w.-])(?:\/wire)?/g,
    first: (client) =>
      client === ""
        ? msg("pull request 2627 (not released)")
        : msg("{client} with pull request 2627 (not released)", { client }),
    later: (client) => (client === "" ? msg("pull request 2627") : msg("{client} with pull request 2627", { client })),
  },
  {
    pattern: /(CodeWhale )(?<![@\w/.-])0\.9(?![\w.-])(?:\/wire)?/g,
    first: (client) => msg("{client} 0.9 (released)", { client }),
    later: (client) => msg("{client} 0.9", { client }),
  },
];

/** Writes the names into one output, line after line. */
export function versionNames({ words }: Pick<View, "words">): (text: string) => string {
  const tell = formatter(words);
  const told = new Set<Name>();
  return (text) =>
    names
      .reduce(
        (all, name) =>
          all.replace(name.pattern, (_whole, client: string | undefined) => {
            const known = told.has(name);
            told.add(name);
            return tell((known ? name.later : name.first)(client?.trimEnd() ?? ""));
          }),
        text,
      )
      // A bracket of Chinese is wide enough.
      .replace(/\uff09 (?=\p{Script=Han})/gu, "\uff09");
}
