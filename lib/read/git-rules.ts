// What the `.gitignore` files around a path say of it.
import type { Host } from "../model/host.ts";
import { bytewise, isIgnored, readPatterns, type Pattern } from "./git-ignore.ts";

export interface Rules {
  /** Length of the folder that the patterns are relative to, with the slash at its end. */
  readonly base: number;
  readonly patterns: readonly Pattern[];
}

const limit = 1024 * 1024;

function patterns(world: Host, path: string): readonly Pattern[] {
  const reading = world.read(path, limit);
  return reading.kind === "file" ? readPatterns(reading.bytes) : [];
}

const base = (folder: string): number => bytewise(folder === "/" ? folder : `${folder}/`).length;

export const own = (world: Host, folder: string): Rules => ({
  base: base(folder),
  patterns: patterns(world, `${folder}/.gitignore`),
});

export const excluded = (world: Host, folder: string): readonly Rules[] => [
  { base: base(folder), patterns: patterns(world, `${folder}/.git/info/exclude`) },
];

/** A nearer file beats one farther up. */
export function isLeftOut(path: string, isFolder: boolean, rules: readonly Rules[]): boolean {
  if (rules.length === 0) return false;
  const whole = bytewise(path);
  for (let n = rules.length - 1; n >= 0; n--) {
    const { base: from, patterns: all } = rules[n] as Rules;
    const said = isIgnored(all, whole.slice(from), isFolder);
    if (said !== undefined) return said;
  }
  return false;
}

const parent = (path: string): string => path.slice(0, path.lastIndexOf("/"));

/** Folders from the root of the repository, or without one from the working directory, down to the one of the file. */
function foldersTo(world: Host, path: string): readonly string[] {
  const found: string[] = [];
  for (let folder = parent(path); ; folder = parent(folder)) {
    found.unshift(folder);
    if (world.exists(`${folder}/.git`)) return found;
    if (!folder.includes("/") || folder === "") break;
  }
  return found.filter((folder) => folder === world.cwd || folder.startsWith(`${world.cwd}/`));
}

/** Whether git leaves a file out by its rules, as one that nobody commits by accident. Index and global rules are not asked. */
export function isIgnoredByGit(world: Host, path: string): boolean {
  const folders = foldersTo(world, path);
  const rules = folders.filter((folder) => world.exists(`${folder}/.gitignore`)).map((folder) => own(world, folder));
  const [top] = folders;
  if (top !== undefined && world.exists(`${top}/.git`)) rules.unshift(...excluded(world, top));
  return folders.slice(1).some((folder) => isLeftOut(folder, true, rules)) || isLeftOut(path, false, rules);
}
