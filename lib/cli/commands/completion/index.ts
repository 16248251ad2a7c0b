// Knows `completion`: the script by which a shell completes our command line; nothing of ours runs when it does.
import { nearest } from "../../../facts/hosts.ts";
import { UsageError } from "../../../model/errors.ts";
import { msg } from "../../../model/message.ts";
import { status, type Command } from "../../command.ts";
import { bash } from "./bash.ts";
import { fish } from "./fish.ts";
import { zsh } from "./zsh.ts";

const scripts: Readonly<Record<string, () => string>> = { bash, zsh, fish };

/** The shell that is named, else the user's. @throws {UsageError} */
function scriptOf(words: readonly string[], shell: string | undefined): () => string {
  const [word, ...more] = words;
  const all = Object.keys(scripts);
  const name = word ?? /([^/\\]+?)(?:\.exe)?$/.exec(shell ?? "")?.[1] ?? "";
  const script = Object.hasOwn(scripts, name) && more.length === 0 ? scripts[name] : undefined;
  if (script) return script;
  const near = word !== undefined && more.length === 0 ? nearest(word, all, 1) : undefined;
  throw new UsageError(
    near
      ? msg("`completion` has no `{word}`: did you mean `{near}`?", { word: word ?? "", near })
      : msg("`completion` wants one of: {all}", { all }),
  );
}

const command: Command = async ({ parsed, world }) => ({
  out: scriptOf(parsed.words, world.env["SHELL"])(),
  status: status.clean,
});

export default command;
