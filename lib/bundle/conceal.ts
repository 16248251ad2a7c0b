// How home folders, user names and project names become ones that say nothing.
import type { Platform } from "../model/host.ts";

export interface Concealed {
  readonly home: string;
  readonly cwd: string;
  /** An absolute path as it is in the capsule. */
  readonly path: (path: string) => string;
  /** A text in which paths and the user's name may stand. */
  readonly text: (text: string) => string;
}

const homes: Readonly<Record<Platform, string>> = {
  linux: "/home/user",
  darwin: "/Users/user",
  win32: "C:/Users/user",
};

/** Names that belong to nobody, or that are ordinary words of a configuration. */
const nobody = new Set([
  "root",
  "user",
  "users",
  "home",
  "admin",
  "ubuntu",
  "runner",
  "node",
  "u",
  "dev",
  "mimo",
  "me",
]);

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

export function concealing(world: {
  readonly home: string;
  readonly cwd: string;
  readonly platform: Platform;
}): Concealed {
  const home = homes[world.platform];
  const inHome = world.cwd === world.home || world.cwd.startsWith(`${world.home}/`);
  // As deep as it was: clients search upward.
  const depth =
    world.cwd === world.home ? 0 : (inHome ? world.cwd.slice(world.home.length) : world.cwd).split("/").length - 1;
  const names = Array.from({ length: depth }, (_, n) => (n === depth - 1 ? "project" : `folder${n + 1}`));
  const root = inHome ? home : world.platform === "win32" ? "C:" : "";
  const cwd = [root, ...names].join("/") || "/";
  const above = upward(world.cwd, inHome ? world.home : root).map((real, n): readonly [string, string] => [
    real,
    [root, ...names.slice(0, depth - n)].join("/"),
  ]);
  const folders = [...above, [world.home, home] as const].filter(([real]) => real.length > 1);
  const path = (it: string): string => {
    for (const [real, fake] of folders) {
      if (it === real) return fake;
      if (it.startsWith(`${real}/`)) return fake + it.slice(real.length);
    }
    return it;
  };
  const user = nameIn(world.home);
  const replacements: readonly (readonly [RegExp, string])[] = [
    ...folders.flatMap(([real, fake]) =>
      spellings(real).map((one) => [new RegExp(`${escaped(one)}(?![\\w-])`, "gi"), fake] as const),
    ),
    ...(user ? [[user, "user"] as const] : []),
  ];
  return {
    home,
    cwd,
    path: (it) => (user ? path(it).replace(user, "user") : path(it)),
    text: (it) => replacements.reduce((text, [from, to]) => text.replace(from, to), it),
  };
}

/** Matches the name of the user, where it is one that says something. */
function nameIn(home: string): RegExp | undefined {
  const name = home.split("/").at(-1) ?? "";
  if (name.length < 2 || nobody.has(name.toLowerCase())) return undefined;
  return new RegExp(`(?<![A-Za-z0-9])${escaped(name)}(?![A-Za-z0-9])`, "gi");
}

/** The working directory and its parents, up to and without `top`. */
function upward(from: string, top: string): readonly string[] {
  const out: string[] = [];
  for (let at = from; at.length > top.length && at !== top && at !== ""; at = at.slice(0, at.lastIndexOf("/")))
    out.push(at);
  return out;
}

/** A path on Windows is also written with backslashes, doubled within strings. */
const spellings = (path: string): readonly string[] =>
  /^[A-Z]:/i.test(path) ? [path, path.replace(/\//g, "\\"), path.replace(/\//g, "\\\\")] : [path];
