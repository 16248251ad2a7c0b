// Which files OpenClaw reads, and in which order it looks a variable up.
import { storeLayer } from "../shared/store.ts";
import { isRead } from "../shared/layers.ts";
import { names, reference, refusedInProject } from "./facts.ts";
import { inspect } from "./inspect.ts";
import type { Lookup } from "../shared/expand.ts";
import type { Context } from "../../model/contracts.ts";
import type { Dialect } from "../../model/document.ts";
import type { Layer, Scope } from "../../model/layer.ts";
import { variableSource } from "../../model/settings-source.ts";
import { msg, type Message } from "../../model/message.ts";
import type { Variables } from "./sources.ts";

export interface Files {
  readonly config: Layer;
  readonly project: Layer;
  readonly dotenv: Layer;
  /** Keys of older versions, in the way until they are moved into the store. */
  readonly profiles: Layer;
  readonly store: Layer;
}

const agentFolder = "agents/main/agent";

export async function openFiles(context: Context): Promise<Files> {
  const { join, expand } = context;
  const state = expand(`$${names.state}`) ?? join(expand(`$${names.home}`) ?? context.home, ".openclaw");
  const own = expand(`$${names.config}`) ?? join(state, "openclaw.json");
  const here = join(context.cwd, "openclaw.json");
  // Without settings of one's own, a file in the project is for a container or another machine: judged as it is read there.
  const inProject = !context.exists(own) && context.exists(here);
  const open = (id: string, title: Message, path: string, scope: Scope, dialect: Dialect): Promise<Layer> =>
    context.file({
      id: `openclaw:${id}`,
      title,
      path,
      scope,
      dialect,
      ...(id === "config" ? { inspect: (doc) => inspect(doc, context.facts) } : {}),
    });
  const [config, project, dotenv, profiles] = await Promise.all([
    inProject
      ? open("config", msg("settings for a container or another machine"), here, "project", "json5")
      : open("config", msg("user settings"), own, "user", "json5"),
    open("project-dotenv", msg("project `.env`"), join(context.cwd, ".env"), "project", "dotenv"),
    open("dotenv", msg("OpenClaw's own variables"), join(state, ".env"), "user", "dotenv"),
    open("profiles", msg("keys of an older OpenClaw"), join(state, agentFolder, "auth-profiles.json"), "user", "json"),
  ]);
  return {
    config,
    project,
    dotenv,
    profiles,
    store: storeAt(context, join(state, agentFolder, "openclaw-agent.sqlite")),
  };
}

function storeAt({ exists }: Context, path: string): Layer {
  const seen = exists(path);
  return storeLayer({ id: "openclaw:store", title: msg("OpenClaw's store of keys"), path, seen });
}

export const variablesIn = (context: Context, { config, project, dotenv }: Files): Variables => ({
  environment: context.env,
  project: isRead(project) ? variableSource(project, []) : undefined,
  dotenv: isRead(dotenv) ? variableSource(dotenv, []) : undefined,
  vars: isRead(config) ? variableSource(config, ["env", "vars"]) : undefined,
});

/** The first that sets the name counts, and be it to nothing. */
export const lookupIn =
  ({ environment, project, dotenv, vars }: Variables): Lookup =>
  (slot, name) => {
    if (!reference.test(name)) return undefined;
    const found = [environment, refusedInProject(name) ? undefined : project, dotenv, vars]
      .map((from) => from?.get(slot, name))
      .find((it) => it !== undefined);
    return found?.state === "blank" ? undefined : found;
  };
