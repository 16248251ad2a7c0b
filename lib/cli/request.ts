// Knows how options become a request, and which of the files that they name must be there.
import type { Request } from "../request.ts";
import { UsageError } from "../model/errors.ts";
import { say } from "../model/text.ts";
import type { World } from "../model/world.ts";
import { absolutePath } from "../read/context.ts";
import type { Parsed } from "./args.ts";

/** @throws {UsageError} where `--config` or `--dotenv` names no file. */
export function requestOf(parsed: Parsed, world: World): Request {
  const { client, at, config, dotenv } = parsed.values;
  for (const [name, paths] of [
    ["config", config],
    ["dotenv", dotenv],
  ] as const) {
    const missing = paths?.find((path) => !world.exists(absolutePath(world, path)));
    if (missing !== undefined)
      throw new UsageError(say("`--{name}` names a file that does not exist: `{path}`", { name, path: missing }));
  }
  return {
    ...(client ? { clients: client } : {}),
    ...(at?.[0] === undefined ? {} : { at: at[0] }),
    ...(config?.[0] === undefined ? {} : { config: config[0] }),
    ...(dotenv ? { dotenv } : {}),
  };
}
