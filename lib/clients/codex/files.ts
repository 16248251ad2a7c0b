// Which files Codex reads, in which order, and when it reads a project's.
import { names } from "./facts.ts";
import type { Context } from "../../model/contracts.ts";
import { at, isTable } from "../../model/document.ts";
import type { Layer, Scope } from "../../model/layer.ts";
import { msg, type Message } from "../../model/message.ts";

export interface Files {
  readonly managed: Layer;
  /** Of the trusted project, the nearest first; then one that is not read. */
  readonly projects: readonly Layer[];
  readonly user: Layer;
  readonly system: Layer | undefined;
  readonly dotenv: Layer;
  readonly auth: Layer;
}

export const isRead = (layer: Layer): boolean => layer.status === "read";

/** Files that decide about providers, the strongest first. */
export const settingsOf = ({ managed, user, system }: Files): readonly Layer[] => [
  managed,
  user,
  ...(system ? [system] : []),
];

export async function openFiles(context: Context): Promise<Files> {
  const home = context.expand(`$${names.home}`) ?? context.join(context.home, ".codex");
  const windows = context.platform === "win32";
  const toml = (id: string, title: Message, path: string, scope: Scope): Promise<Layer> =>
    context.file({ id: `codex:${id}`, title, path, scope, dialect: "toml" });
  const systemPath = windows ? context.expand("$ProgramData/OpenAI/Codex/config.toml") : "/etc/codex/config.toml";
  const managedPath = windows ? context.join(home, "managed_config.toml") : "/etc/codex/managed_config.toml";
  const [managed, user, system, dotenv, auth] = await Promise.all([
    toml("managed", msg("managed settings"), managedPath, "managed"),
    toml("user", msg("user settings"), context.join(home, "config.toml"), "user"),
    systemPath === undefined ? undefined : toml("system", msg("settings for this machine"), systemPath, "managed"),
    context.file({
      id: "codex:dotenv",
      title: msg("Codex's own variables"),
      path: context.join(home, ".env"),
      scope: "user",
      dialect: "dotenv",
    }),
    context.file({
      id: "codex:auth",
      title: msg("Codex's stored login"),
      path: context.join(home, "auth.json"),
      scope: "user",
      dialect: "json",
    }),
  ]);
  const trust = trustOf([managed, user, ...(system ? [system] : [])]);
  const levels = levelsOf(context, trust);
  const open = (folder: string, n: number): Promise<Layer> =>
    toml(n === 0 ? "project" : `project-${n}`, msg("project settings"), `${folder}/.codex/config.toml`, "project");
  const found = await Promise.all(levels.filter((folder) => `${folder}/.codex` !== home).map(open));
  const trusted = levels.map(trust).find((it) => it !== undefined) === true;
  const present = found.filter((layer, n) => n === 0 || layer.status !== "absent");
  return { managed, user, system, dotenv, auth, projects: trusted ? present : present.map(untrusted) };
}

const untrusted = (layer: Layer): Layer =>
  layer.status === "absent"
    ? layer
    : {
        ...layer,
        status: "ignored",
        because: msg("Codex reads it only in a project that its own settings call trusted"),
      };

type Trust = (folder: string) => boolean | undefined;

const plain = (folder: string): string => folder.replace(/\\/g, "/").replace(/(.)\/$/, "$1");

/** What the settings say of a folder: trusted, not trusted, or nothing. */
function trustOf(files: readonly Layer[]): Trust {
  const said = new Map<string, boolean>();
  for (const { doc, status } of files) {
    const projects = status === "read" && doc ? at(doc.value, ["projects"]) : undefined;
    if (!isTable(projects)) continue;
    for (const [folder, project] of Object.entries(projects)) {
      const level = at(project, ["trust_level"]);
      if (typeof level === "string" && !said.has(plain(folder))) said.set(plain(folder), level === "trusted");
    }
  }
  return (folder) => said.get(folder);
}

/** The working directory, and the folders above it up to the root of its repository or to a folder that is spoken of. */
function levelsOf({ cwd, home, exists }: Context, trust: Trust): readonly string[] {
  const levels: string[] = [];
  for (let folder = cwd; folder !== home && /\/[^/]/.test(folder); folder = folder.slice(0, folder.lastIndexOf("/"))) {
    levels.push(folder);
    if (exists(`${folder}/.git`) || trust(folder) !== undefined) return levels;
  }
  return levels.slice(0, 1);
}
