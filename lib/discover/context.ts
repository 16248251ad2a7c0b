// How to show one file to a client as if it were the client's own: nothing else is there, and no environment.
import type { Context } from "../model/contracts.ts";
import type { Facts } from "../model/facts.ts";
import type { Layer, SettingsSource } from "../model/layer.ts";
import { msg } from "../model/message.ts";
import type { Platform } from "../model/host.ts";
import type { Opener } from "../read/open.ts";

/** Folders that no machine has. */
const home = "/\u0000home";
const cwd = "/\u0000project";

const noLayer: Layer = {
  id: "env",
  kind: "env",
  title: msg("environment"),
  scope: "process",
  status: "ignored",
  because: msg("not consulted: files were named"),
  diagnostics: [],
};

/** An environment in which nothing is set. */
export const noEnvironment: SettingsSource = {
  layer: noLayer,
  label: (name) => name,
  place: (name) => ({ kind: "env", name }),
  get: () => undefined,
};

export interface Shown {
  readonly path: string;
  /** The path template of the client that the file stands for. */
  readonly template: string;
  readonly env: SettingsSource;
  readonly facts: Facts;
  readonly platform: Platform;
  /** Others may read it; else it is the user's own. */
  readonly inProject: boolean;
  /** Reads a text in the file as a document. */
  readonly text: Context["text"];
}

const virtual = (template: string): string =>
  template.startsWith("~/") ? home + template.slice(1) : template.startsWith("./") ? cwd + template.slice(1) : template;

/** The world as a client sees it, with one file in it. */
export function contextOfFile({ path, template, env, platform, facts, inProject, text }: Shown, open: Opener): Context {
  const own = virtual(template).replace(/\*/g, "file");
  return {
    platform,
    home,
    cwd,
    facts,
    env,
    given: path,
    config: undefined,
    file: async (wanted) =>
      wanted.path === own || wanted.path === path
        ? await open({ ...wanted, path, scope: inProject ? "project" : "user" })
        : {
            id: wanted.id,
            kind: "file",
            title: wanted.title,
            path: wanted.path,
            scope: wanted.scope,
            status: "absent",
            because: msg("only the files that were named are read"),
            diagnostics: [],
          },
    variable: async (wanted) => ({
      id: wanted.id,
      kind: "env",
      title: wanted.title,
      scope: wanted.scope,
      status: "absent",
      because: msg("only the files that were named are read"),
      diagnostics: [],
    }),
    text,
    exists: (it) => it === own,
    list: (folder) => (own.startsWith(`${folder}/`) ? [own.slice(folder.length + 1).split("/")[0] as string] : []),
    join: (...parts) => parts.join("/"),
    expand: (it) => (it.startsWith("$") ? undefined : virtual(it)),
    find: (it) => (it === template ? [own] : []),
    absolute: virtual,
  };
}
