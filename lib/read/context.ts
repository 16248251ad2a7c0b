// How to show the world to a client adapter: as layers, offers and paths, never as power.
import type { Context } from "../model/contracts.ts";
import type { Facts } from "../model/facts.ts";
import type { Layer, SettingsSource } from "../model/layer.ts";
import { msg } from "../model/message.ts";
import type { Host } from "../model/host.ts";
import { dotenvOffers, envOffers } from "./env.ts";
import type { Variables } from "./fill.ts";
import { opener, openVariable, type Opener } from "./open.ts";
import type { SecretRegistry } from "./secrets.ts";

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

export function absolutePath(world: Host, path: string): string {
  const clean = world.platform === "win32" ? path.replace(/\\/g, "/") : path;
  if (clean === "~" || clean.startsWith("~/")) return joined([world.home, clean.slice(2)]).replace(/(.)\/$/, "$1");
  return isAbsolute(clean) ? clean : joined([world.cwd, clean]);
}

/** One run's view of the world. */
export async function contextOf(world: Host, asked: Asked, vault: SecretRegistry, facts: Facts): Promise<Context> {
  const variables = asked.dotenv.length === 0 ? rawVariables(world) : undefined;
  const file = opener(world, vault, variables);
  const env = await environment(world, asked.dotenv, file, vault);
  const folders = noticing(world);
  const expand = (template: string): string | undefined => expanded(template, world, env);
  return {
    platform: world.platform,
    home: world.home,
    cwd: world.cwd,
    facts,
    env,
    given: undefined,
    config: asked.config === undefined ? undefined : absolutePath(world, asked.config),
    file,
    variable: (wanted) => openVariable(wanted, variables?.(wanted.path), vault, world, variables),
    text: (wanted, text) => openVariable(wanted, text, vault, world),
    exists: folders.exists,
    list: world.list,
    expand,
    find: (template) => found(expand(template), folders),
    join: (...parts) => joined(parts),
    absolute: (path) => absolutePath(world, path),
  };
}

/** The environment as text, which stays in this room. On Windows names have no case. */
function rawVariables({ env, platform }: Host): Variables {
  if (platform !== "win32") return (name) => (Object.hasOwn(env, name) ? env[name] : undefined);
  const names = new Map(Object.keys(env).map((name) => [name.toUpperCase(), name]));
  return (name) => env[names.get(name.toUpperCase()) ?? name];
}

interface Folders {
  exists(path: string): boolean;
  names(folder: string): readonly string[];
}

/** Most files that are asked for are not there: the folders that hold them are listed once, instead of asking for each file. */
function noticing(world: Host): Folders {
  const listed = new Map<string, ReadonlySet<string>>();
  const folders = [world.cwd, `${world.home}/.config`, world.home];
  const namesIn = (folder: string): ReadonlySet<string> => {
    let names = listed.get(folder);
    if (!names) listed.set(folder, (names = new Set(world.list(folder))));
    return names;
  };
  const exists = (path: string): boolean => {
    const folder = folders.find((it) => path.startsWith(`${it}/`));
    if (folder === undefined) return world.exists(path);
    const rest = path.slice(folder.length + 1);
    const [first = ""] = rest.split("/");
    return namesIn(folder).has(first) && (first === rest || world.exists(path));
  };
  return { exists, names: (folder) => (folders.includes(folder) || exists(folder) ? [...namesIn(folder)] : []) };
}

/** What is there of a path in whose last part `*` stands for any characters. */
function found(path: string | undefined, folders: Folders): readonly string[] {
  if (path === undefined) return [];
  if (!path.includes("*")) return folders.exists(path) ? [path] : [];
  const folder = path.slice(0, path.lastIndexOf("/"));
  const form = new RegExp(
    `^${path
      .slice(folder.length + 1)
      .split("*")
      .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"))
      .join(".*")}$`,
  );
  return folders.names(folder).flatMap((name) => (form.test(name) ? [`${folder}/${name}`] : []));
}

function expanded(template: string, world: Host, env: SettingsSource): string | undefined {
  const variable = /^\$(\w+)(.*)$/.exec(template);
  if (!variable) return absolutePath(world, template);
  const value = env.get("config", variable[1] as string)?.value;
  return typeof value === "string" && value.trim() !== "" ? absolutePath(world, value.trim() + variable[2]) : undefined;
}

async function environment(
  world: Host,
  dotenv: readonly string[],
  file: Opener,
  vault: SecretRegistry,
): Promise<SettingsSource> {
  const [first, ...rest] = await Promise.all(
    dotenv.map((path, n) =>
      file({
        id: `dotenv:${n + 1}`,
        title: msg("`--dotenv`, in place of the environment"),
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
    title: msg("environment"),
    scope: "process",
    status: "read",
    because:
      world.process === undefined
        ? msg("as this command was started")
        : msg("of process {pid}, as it was started", { pid: world.process }),
    diagnostics: [],
  };
  return envOffers(layer, world.env, world.platform === "win32", vault);
}
