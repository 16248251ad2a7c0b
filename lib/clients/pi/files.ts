// Knows which files Pi reads, and whether it takes the settings of a project.
import { current, folder, names, previous, projectFolder } from "../../facts/pi.ts";
import { inspecting } from "../../kit/pi/inspect.ts";
import { isRead } from "../../kit/pi/known.ts";
import type { Context } from "../../model/contracts.ts";
import type { Layer, Scope } from "../../model/layer.ts";
import { say, type Text } from "../../model/text.ts";

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
  const open = (id: string, title: Text, path: string, scope: Scope): Promise<Layer> =>
    context.file({ id: `pi:${id}`, title, path, scope, dialect: "json" });
  const inProject = (name: string): string => join(cwd, projectFolder, name);
  const [models, auth, settings] = await Promise.all([
    context.file({
      id: "pi:models",
      title: say("providers and models"),
      path: join(own, "models.json"),
      scope: "user",
      dialect: "jsonc",
      inspect: inspecting("pi", [current, previous]),
    }),
    open("auth", say("keys that were entered in Pi"), join(own, "auth.json"), "user"),
    open("settings", say("user settings"), join(own, "settings.json"), "user"),
  ]);
  const project =
    cwd === home ? undefined : await open("project", say("project settings"), inProject("settings.json"), "project");
  const trust = isRead(project)
    ? await open("trust", say("folders that are trusted"), join(own, "trust.json"), "user")
    : undefined;
  return { models, auth, settings, project, trust, stray: strayAt(context, inProject("models.json")) };
}

const unread = say("Pi reads models from the user's folder only");

function strayAt({ exists }: Context, path: string): Layer | undefined {
  if (!exists(path)) return undefined;
  return {
    id: "pi:stray",
    kind: "file",
    title: say("models in the project"),
    path,
    scope: "project",
    status: "ignored",
    because: unread,
    remarks: [],
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
