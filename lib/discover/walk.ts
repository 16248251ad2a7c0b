// Which files below a folder are looked at: as git sees them, and only those that may be configuration.
import type { Entry, Host } from "../model/host.ts";
import { excluded, isLeftOut, own, type Rules } from "../read/git-rules.ts";

/** What nobody wants to be walked through, whatever git says. */
const never: ReadonlySet<string> = new Set([".git", "node_modules", ".hg", ".svn"]);

export interface Wanted {
  /** Whether a file may be configuration, by its path. */
  readonly isCandidate: (path: string, name: string) => boolean;
  /** Honour `.gitignore`. */
  readonly asGit: boolean;
}

/** Candidates below a folder. Links are not followed, so that a walk neither leaves the tree nor goes in circles. */
export function walk(world: Host, root: string, wanted: Wanted): readonly string[] {
  const files: string[] = [];
  const outer = wanted.asGit ? above(world, root) : noRules;
  const visit = (folder: string, before: readonly Rules[]): void => {
    const entries = world.entries(folder);
    let rules = before;
    if (wanted.asGit) {
      if (folder !== root && isRepository(world, folder, entries)) {
        // git takes a repository in a repository for one thing, and does not look into it.
        if (outer.inRepository) return;
        rules = excluded(world, folder);
      }
      if (entries.some(({ name }) => name === ".gitignore")) rules = [...rules, own(world, folder)];
    }
    for (const entry of entries) {
      const path = folder === "/" ? `/${entry.name}` : `${folder}/${entry.name}`;
      if (entry.kind === "folder") {
        if (!wanted.asGit || !(never.has(entry.name) || isLeftOut(path, true, rules))) visit(path, rules);
      } else if (entry.kind === "file" && entry.name !== ".git" && wanted.isCandidate(path, entry.name)) {
        if (!wanted.asGit || !isLeftOut(path, false, rules)) files.push(path);
      }
    }
  };
  visit(root, outer.rules);
  return files.sort((a, b) => (a < b ? -1 : 1));
}

/** A worktree and a submodule have a file of that name. */
const isRepository = (world: Host, folder: string, entries: readonly Entry[]): boolean =>
  entries.some(({ name, kind }) => name === ".git" && (kind === "file" || world.exists(`${folder}/.git/HEAD`)));

interface Above {
  readonly rules: readonly Rules[];
  readonly inRepository: boolean;
}

const noRules: Above = { rules: [], inRepository: false };

/** Rules of the folders above, up to the root of the repository; none where there is no repository. */
function above(world: Host, root: string): Above {
  const rules: Rules[] = [];
  for (let folder = root; ; folder = folder.replace(/\/[^/]*$/, "")) {
    if (folder !== root && world.exists(`${folder}/.gitignore`)) rules.unshift(own(world, folder));
    if (world.exists(`${folder}/.git`)) return { rules: [...excluded(world, folder), ...rules], inRepository: true };
    if (!folder.includes("/") || folder === "") return noRules;
  }
}
