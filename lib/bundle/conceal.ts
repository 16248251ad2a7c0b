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
  const { home, cwd } = fakesOf(world);
  const above = parents(world.cwd, cwd).filter(([real]) => real !== world.home && !world.home.startsWith(`${real}/`));
  // The longest first: home and working directory may lie beside one another.
  const folders = [[world.home, home] as const, [world.cwd, cwd] as const, ...above, ...parents(world.home, home)]
    .filter(([real]) => real.length > 1 && !/^[A-Z]:\/?$/i.test(real))
    .sort(([a], [b]) => b.length - a.length);
  const path = (it: string): string => {
    for (const [real, fake] of folders) {
      if (it === real) return fake;
      if (it.startsWith(`${real}/`)) return (fake === "/" ? "" : fake) + it.slice(real.length);
    }
    return it;
  };
  const user = nameIn(world.home);
  const replacements: readonly (readonly [RegExp, string])[] = [
    ...folders.flatMap(([real, fake]) =>
      spellings(real).map((one) => [new RegExp(`(?<![\\w-])${escaped(one)}(?![\\w-])`, "gi"), fake] as const),
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

const below = (path: string, folder: string): boolean => path.startsWith(folder === "/" ? "/" : `${folder}/`);
const depthBelow = (path: string, folder: string): number =>
  path.slice(folder === "/" ? 0 : folder.length).split("/").length - 1;

/** Folders of made-up names, as many as there were: clients search upward. The last one is called as is said. */
const chain = (from: string, depth: number, last: string): string =>
  [
    from === "/" ? "" : from,
    ...Array.from({ length: depth }, (_, n) => (n === depth - 1 ? last : `folder${n + 1}`)),
  ].join("/") || "/";

/** Home folder and working directory under other names, the one still in the other where it was. */
function fakesOf({ home, cwd, platform }: Parameters<typeof concealing>[0]): { home: string; cwd: string } {
  const own = homes[platform];
  if (cwd === home) return { home: own, cwd: own };
  if (below(cwd, home)) return { home: own, cwd: chain(own, depthBelow(cwd, home), "project") };
  const root = platform === "win32" ? "C:" : "/";
  const top = platform === "win32" ? cwd.slice(0, 2) : "/";
  const project = cwd === "/" ? "/" : chain(root, depthBelow(cwd, top), "project");
  return { home: below(home, cwd) ? chain(project, depthBelow(home, cwd), "user") : own, cwd: project };
}

/** The folders above two paths of the same depth, by pairs; none where one of them is a root. */
function parents(real: string, fake: string): readonly (readonly [string, string])[] {
  const out: (readonly [string, string])[] = [];
  const up = (path: string): string => path.slice(0, path.lastIndexOf("/"));
  for (let [a, b] = [up(real), up(fake)]; a.length > 1 && b.length > 1; [a, b] = [up(a), up(b)]) out.push([a, b]);
  return out;
}

/** Matches the name of the user, where it is one that says something. */
function nameIn(home: string): RegExp | undefined {
  const name = home.split("/").at(-1) ?? "";
  if (name.length < 2 || nobody.has(name.toLowerCase())) return undefined;
  return new RegExp(`(?<![A-Za-z0-9])${escaped(name)}(?![A-Za-z0-9])`, "gi");
}

/** A path on Windows is also written with backslashes, doubled within strings. */
const spellings = (path: string): readonly string[] =>
  /^[A-Z]:/i.test(path) ? [path, path.replace(/\//g, "\\"), path.replace(/\//g, "\\\\")] : [path];
