// Knows the facts of `--facts`: they count for all that this call does. Loaded by nobody who gives none.
import { makeUsual } from "../facts/current.ts";
import { UsageError } from "../model/errors.ts";
import { say } from "../model/text.ts";
import type { World } from "../model/world.ts";
import { absolutePath } from "../read/context.ts";
import { readFacts } from "../refresh/read.ts";

/** The result puts back what counted before. @throws {UsageError} for a file that is not there, or not right. */
export function useFacts(name: string, world: World): () => void {
  const path = absolutePath(world, name);
  if (!world.exists(path))
    throw new UsageError(say("`--{name}` names a file that does not exist: `{path}`", { name: "facts", path: name }));
  const before = makeUsual({ facts: readFacts(path, world), given: { path } });
  return () => void makeUsual(before);
}
