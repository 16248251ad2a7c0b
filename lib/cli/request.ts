// How options become a request, and which of the files that they name must be there.
import type { Request } from "../request.ts";
import { UsageError } from "../model/errors.ts";
import { msg } from "../model/message.ts";
import type { Facts } from "../model/facts.ts";
import type { Host } from "../model/host.ts";
import { absolutePath } from "../read/context.ts";
import type { Parsed } from "./args.ts";

/** @throws {UsageError} where `--config` or `--dotenv` names no file. */
export function requestOf(parsed: Parsed, world: Host, facts: Facts): Request {
  const { client, at, config, dotenv } = parsed.values;
  for (const [name, paths] of [
    ["config", config],
    ["dotenv", dotenv],
  ] as const) {
    const missing = paths?.find((path) => !world.exists(absolutePath(world, path)));
    if (missing !== undefined)
      throw new UsageError(msg("`--{name}` names a file that does not exist: `{path}`", { name, path: missing }));
  }
  return {
    facts,
    ...(parsed.command === "check" ? pathsOf(parsed) : {}),
    ...(client ? { clients: client } : {}),
    ...(at?.[0] === undefined ? {} : { at: at[0] }),
    ...(config?.[0] === undefined ? {} : { config: config[0] }),
    ...(dotenv ? { dotenv } : {}),
  };
}

/** What goes with files that were named. @throws {UsageError} */
function pathsOf({ words, values, flags }: Parsed): Request {
  const { as, shard, "stdin-name": stdinName } = values;
  if (words.length === 0) {
    const [name] = ["as", "stdin-name", "shard"].filter((it) => values[it]);
    const lonely = name ?? (flags["ignore"] === undefined ? undefined : "no-ignore");
    if (lonely !== undefined) throw new UsageError(msg("`--{name}` goes with paths only", { name: lonely }));
    return {};
  }
  return {
    paths: words,
    ...(as?.[0] === undefined ? {} : { as: as[0] }),
    ...(stdinName?.[0] === undefined ? {} : { stdinName: stdinName[0] }),
    ...(flags["ignore"] === undefined ? {} : { ignore: flags["ignore"] }),
    ...(shard?.[0] === undefined ? {} : { shard: shardOf(shard[0]) }),
  };
}

function shardOf(text: string): { readonly index: number; readonly of: number } {
  const [, index, of] = /^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? [];
  const part = { index: Number(index), of: Number(of) };
  if (!(part.index >= 1 && part.index <= part.of))
    throw new UsageError(msg("`--shard` wants I/N, such as 1/4, not `{text}`", { text }));
  return part;
}
