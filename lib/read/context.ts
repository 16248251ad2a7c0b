// Knows how to show the world to a client adapter: as layers, offers and paths, never as power.
import type { Context } from "../model/contracts.ts";
import type { Layer, Offers } from "../model/layer.ts";
import { say } from "../model/text.ts";
import type { World } from "../model/world.ts";
import { dotenvOffers, envOffers } from "./env.ts";
import { opener, type Opener } from "./open.ts";
import type { Vault } from "./seal.ts";

export interface Asked {
  readonly config: string | undefined;
  /** Files that stand in for the process environment. */
  readonly dotenv: readonly string[];
}

/** `a/b` with one slash between; a drive letter or a leading slash makes a path absolute. */
function joined(parts: readonly string[]): string {
  const path = parts.join("/");
  // Nearly every path is clean already.
  if (!path.includes("\\") && !path.includes("//") && !path.includes("./")) return path;
  return path
    .replace(/\\/g, "/")
    .replace(/\/{2,}/g, "/")
    .replace(/(?<=^|\/)\.\//g, "");
}

const isAbsolute = (path: string): boolean => path.startsWith("/") || /^[A-Za-z]:[/\\]/.test(path);

export function absolutePath(world: World, path: string): string {
  const clean = world.platform === "win32" ? path.replace(/\\/g, "/") : path;
  if (clean === "~" || clean.startsWith("~/")) return joined([world.home, clean.slice(2)]).replace(/(.)\/$/, "$1");
  return isAbsolute(clean) ? clean : joined([world.cwd, clean]);
}

/** One run's view of the world. */
export async function contextOf(world: World, asked: Asked, vault: Vault): Promise<Context> {
  const file = opener(world, vault);
  const env = await environment(world, asked.dotenv, file, vault);
  return {
    platform: world.platform,
    home: world.home,
    cwd: world.cwd,
    env,
    config: asked.config === undefined ? undefined : absolutePath(world, asked.config),
    file,
    exists: noticing(world),
    list: world.list,
    expand: (template) => expanded(template, world, env),
    join: (...parts) => joined(parts),
    absolute: (path) => absolutePath(world, path),
  };
}

/** Most files that are asked for are not there: the folders that hold them are listed once, instead of asking for each file. */
function noticing(world: World): (path: string) => boolean {
  const listed = new Map<string, ReadonlySet<string>>();
  const folders = [world.cwd, `${world.home}/.config`, world.home];
  return (path) => {
    const folder = folders.find((it) => path.startsWith(`${it}/`));
    if (folder === undefined) return world.exists(path);
    let names = listed.get(folder);
    if (!names) listed.set(folder, (names = new Set(world.list(folder))));
    const rest = path.slice(folder.length + 1);
    const [first = ""] = rest.split("/");
    return names.has(first) && (first === rest || world.exists(path));
  };
}

function expanded(template: string, world: World, env: Offers): string | undefined {
  const variable = /^\$(\w+)(.*)$/.exec(template);
  if (!variable) return absolutePath(world, template);
  const value = env.get("config", variable[1] as string)?.value;
  return typeof value === "string" && value.trim() !== "" ? absolutePath(world, value.trim() + variable[2]) : undefined;
}

async function environment(world: World, dotenv: readonly string[], file: Opener, vault: Vault): Promise<Offers> {
  const [first, ...rest] = await Promise.all(
    dotenv.map((path, n) =>
      file({
        id: `dotenv:${n + 1}`,
        title: say("`--dotenv`, in place of the environment"),
        path: absolutePath(world, path),
        scope: "process",
        dialect: "dotenv",
      }),
    ),
  );
  if (first) return dotenvOffers([first, ...rest], vault);
  const layer: Layer = {
    id: "env",
    kind: "env",
    title: say("environment"),
    scope: "process",
    status: "read",
    because: say("as this command was started"),
    remarks: [],
  };
  return envOffers(layer, world.env, world.platform === "win32", vault);
}
