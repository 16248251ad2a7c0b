// Knows which files below a folder are looked at: as git sees them, and only those that may be configuration.
import ignore, { type Ignore } from "ignore";
import type { World } from "../model/world.ts";

/** What nobody wants to be walked through, whatever git says. */
const never: ReadonlySet<string> = new Set([".git", "node_modules", ".hg", ".svn"]);

interface Rules {
  /** Folder that the patterns are relative to, with a slash at the end. */
  readonly base: string;
  readonly matcher: Ignore;
}

export interface Wanted {
  /** Whether a file may be configuration, by its path. */
  readonly isCandidate: (path: string, name: string) => boolean;
  /** Honour `.gitignore`. */
  readonly asGit: boolean;
}

/** Candidates below a folder. Links are not followed, so that a walk neither leaves the tree nor goes in circles. */
export function walk(world: World, root: string, wanted: Wanted): readonly string[] {
  const files: string[] = [];
  const visit = (folder: string, rules: readonly Rules[]): void => {
    const entries = world.entries(folder);
    const inner =
      wanted.asGit && entries.some(({ name }) => name === ".gitignore") ? [...rules, own(world, folder)] : rules;
    for (const entry of entries) {
      const path = folder === "/" ? `/${entry.name}` : `${folder}/${entry.name}`;
      if (entry.kind === "folder") {
        if (wanted.asGit && (never.has(entry.name) || isIgnored(`${path}/`, inner))) continue;
        visit(path, inner);
      } else if (entry.kind === "file" && wanted.isCandidate(path, entry.name)) {
        if (!wanted.asGit || !isIgnored(path, inner)) files.push(path);
      }
    }
  };
  visit(root, wanted.asGit ? above(world, root) : []);
  return files.sort((a, b) => (a < b ? -1 : 1));
}

const limit = 1024 * 1024;

function patterns(world: World, path: string): string | undefined {
  const reading = world.read(path, limit);
  return reading.kind === "file" ? new TextDecoder().decode(reading.bytes) : undefined;
}

const own = (world: World, folder: string): Rules => ({
  base: folder === "/" ? "/" : `${folder}/`,
  matcher: ignore({ ignorecase: false }).add(patterns(world, `${folder}/.gitignore`) ?? ""),
});

/** Rules of the folders above, up to the root of the repository; none where there is no repository. */
function above(world: World, root: string): readonly Rules[] {
  const rules: Rules[] = [];
  for (let folder = root; ; folder = folder.replace(/\/[^/]*$/, "")) {
    if (folder !== root && world.exists(`${folder}/.gitignore`)) rules.unshift(own(world, folder));
    if (world.exists(`${folder}/.git`)) {
      const excluded = patterns(world, `${folder}/.git/info/exclude`);
      if (excluded !== undefined)
        rules.unshift({ base: `${folder}/`, matcher: ignore({ ignorecase: false }).add(excluded) });
      return rules;
    }
    if (!folder.includes("/") || folder === "") return [];
  }
}

/** The last rule that matches decides, and a nearer file beats one farther up. */
function isIgnored(path: string, rules: readonly Rules[]): boolean {
  for (let n = rules.length - 1; n >= 0; n--) {
    const { base, matcher } = rules[n] as Rules;
    const result = matcher.test(path.slice(base.length));
    if (result.ignored) return true;
    if (result.unignored) return false;
  }
  return false;
}
