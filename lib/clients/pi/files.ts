// Which files Pi reads, and whether it takes the settings of a project.
import { all, folder, names, projectFolder } from "./facts.ts";
import { inspecting } from "./inspect.ts";
import { isRead } from "../shared/layers.ts";
import type { Context } from "../../model/contracts.ts";
import type { Layer, Scope } from "../../model/layer.ts";
import { msg, type Message } from "../../model/message.ts";

export interface Files {
  readonly models: Layer;
  /** Keys that were entered in Pi. */
  readonly auth: Layer;
  readonly settings: Layer;
  /** Settings of a project; none in the home folder. */
  readonly project: Layer | undefined;
  /** Which folders are trusted; opened only where there are settings that it decides about. */
  readonly trust: Layer | undefined;
  /** A file in a project that people take for one of Pi's. */
  readonly stray: Layer | undefined;
}

export async function openFiles(context: Context): Promise<Files> {
  const { join, cwd, home } = context;
  const own = context.expand(`$${names.folder}`) ?? join(home, folder);
  const open = (id: string, title: Message, path: string, scope: Scope): Promise<Layer> =>
    context.file({ id: `pi:${id}`, title, path, scope, dialect: "json" });
  const inProject = (name: string): string => join(cwd, projectFolder, name);
  const [models, auth, settings] = await Promise.all([
    context.file({
      id: "pi:models",
      title: msg("providers and models"),
      path: join(own, "models.json"),
      scope: "user",
      dialect: "jsonc",
      inspect: inspecting("pi", all, context.facts),
    }),
    open("auth", msg("keys that were entered in Pi"), join(own, "auth.json"), "user"),
    open("settings", msg("user settings"), join(own, "settings.json"), "user"),
  ]);
  const project =
    cwd === home ? undefined : await open("project", msg("project settings"), inProject("settings.json"), "project");
  const trust = isRead(project)
    ? await open("trust", msg("folders that are trusted"), join(own, "trust.json"), "user")
    : undefined;
  return { models, auth, settings, project, trust, stray: strayAt(context, inProject("models.json")) };
}

const unread = msg("Pi reads models from the user's folder only");

function strayAt({ exists }: Context, path: string): Layer | undefined {
  if (!exists(path)) return undefined;
  return {
    id: "pi:stray",
    kind: "file",
    title: msg("models in the project"),
    path,
    scope: "project",
    status: "ignored",
    because: unread,
    diagnostics: [],
  };
}

/** The nearest folder about which something is written decides. */
export function isTrusted({ trust, settings }: Files, cwd: string): boolean {
  const folders = isRead(trust) ? (trust.doc?.value ?? {}) : {};
  for (let at = cwd; at !== ""; at = at.slice(0, at.lastIndexOf("/"))) {
    const decision = folders[at];
    if (typeof decision === "boolean") return decision;
  }
  return settings.doc?.value["defaultProjectTrust"] === "always";
}
