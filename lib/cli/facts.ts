// The facts of `--facts`: they count for all that this call does. Loaded by nobody who gives none.
import { setDefault } from "../facts/current.ts";
import { UsageError } from "../model/errors.ts";
import { msg } from "../model/message.ts";
import type { Host } from "../model/host.ts";
import { absolutePath } from "../read/context.ts";
import { readFacts } from "../facts/load/read.ts";

/** The result puts back what counted before. @throws {UsageError} for a file that is not there, or not right. */
export function useFacts(name: string, world: Host): () => void {
  const path = absolutePath(world, name);
  if (!world.exists(path))
    throw new UsageError(msg("`--{name}` names a file that does not exist: `{path}`", { name: "facts", path: name }));
  const before = setDefault({ facts: readFacts(path, world), given: { path } });
  return () => void setDefault(before);
}
