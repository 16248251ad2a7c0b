// What the settings file means for one file, and for one finding.
import type { Severity } from "../../model/finding.ts";
import { bytewise, isIgnored, readPatterns, type Pattern } from "../../read/git-ignore.ts";
import type { Settings } from "./read.ts";

type Level = Severity | "off";

/** By absolute path; undefined where a finding stands in no file. */
export interface Meaning {
  readonly isIgnored: (path: string) => boolean;
  readonly levelOf: (rule: string, path: string | undefined) => Level | undefined;
}

/** Without `.` and `..`, as patterns are matched. */
function straight(path: string): string {
  if (!path.includes("/.")) return path;
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== ".") parts.push(part);
  }
  return parts.join("/");
}

/** A file in a folder that is ignored cannot be taken back, as with git. */
function isCovered(patterns: readonly Pattern[], path: string): boolean {
  for (let at = path.indexOf("/"); at >= 0; at = path.indexOf("/", at + 1))
    if (isIgnored(patterns, path.slice(0, at), true)) return true;
  return isIgnored(patterns, path, false) === true;
}

export function meaningOf({ path: file, ignore: left = [], rules = {}, overrides = [] }: Settings): Meaning {
  const folder = straight(file).replace(/[^/]*$/, "");
  const matcher = (patterns: readonly string[]): ((path: string) => boolean) => {
    const own = readPatterns(new TextEncoder().encode(patterns.join("\n")));
    // Patterns mean what is below the folder of the settings file.
    return (path) => {
      const real = straight(path);
      return (
        real.startsWith(folder) && real.length > folder.length && isCovered(own, bytewise(real.slice(folder.length)))
      );
    };
  };
  const isLeft = matcher(left);
  const special = overrides.map((it) => ({ covers: matcher(it.paths), rules: it.rules }));
  return {
    isIgnored: isLeft,
    levelOf(rule, path) {
      if (path !== undefined && isLeft(path)) return "off";
      const own = path === undefined ? undefined : special.findLast((it) => it.rules[rule] && it.covers(path));
      return own?.rules[rule] ?? rules[rule];
    },
  };
}
