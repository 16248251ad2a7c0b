// The facts of `--facts`: they count for all that this call does. Loaded by nobody who gives none.
import { compileFacts } from "../facts/compile.ts";
import { readFacts } from "../facts/load/read.ts";
import { UsageError } from "../model/errors.ts";
import type { Facts } from "../model/facts.ts";
import { msg } from "../model/message.ts";
import type { Host } from "../model/host.ts";
import { absolutePath } from "../read/context.ts";

/** @throws {UsageError} for a file that is not there, or not right. */
export function factsIn(name: string, world: Host): Facts {
  const path = absolutePath(world, name);
  if (!world.exists(path))
    throw new UsageError(msg("`--{name}` names a file that does not exist: `{path}`", { name: "facts", path: name }));
  return compileFacts(readFacts(path, world), path);
}
