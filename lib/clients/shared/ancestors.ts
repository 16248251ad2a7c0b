// How far up a client looks that searches the folders above the working directory: to the root of the repository.
import type { Context } from "../../model/contracts.ts";
import type { Scope } from "../../model/layer.ts";

const MAX_COUNT = 40;

/** The working directory and the folders above it, up to the root of the repository; without one, of the disk. */
export function levels({ cwd, exists, join }: Context): readonly string[] {
  const found: string[] = [];
  for (let folder = cwd; found.length < MAX_COUNT; folder = folder.replace(/\/[^/]*$/, "") || "/") {
    found.push(folder);
    if (exists(join(folder, ".git")) || folder === "/" || /^[A-Za-z]:\/?$/.test(folder)) break;
  }
  return found;
}

/** The home folder and what is above it are the user's own; everything else may have come with a repository. */
export const scopeOfLevel = (folder: string, { cwd, home }: Context): Scope =>
  cwd === home || folder === home || home.startsWith(folder === "/" ? "/" : `${folder}/`) ? "user" : "project";
