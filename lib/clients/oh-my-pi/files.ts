// Which files Oh My Pi reads, and in which order it takes a variable from them.
import { storeLayer } from "../shared/store.ts";
import { folder, line, names, root } from "./facts.ts";
import { inspecting } from "../pi/inspect.ts";
import { isRead } from "../shared/layers.ts";
import type { Known } from "../pi/known.ts";
import type { Context } from "../../model/contracts.ts";
import type { Dialect } from "../../model/document.ts";
import type { Layer, Scope } from "../../model/layer.ts";
import { variableSource } from "../../model/settings-source.ts";
import { msg, type Message } from "../../model/message.ts";

export interface Files {
  readonly models: Layer;
  /** Settings, the strongest first. */
  readonly settings: readonly Layer[];
  /** Variables, the strongest first. */
  readonly dotenv: readonly Layer[];
  readonly store: Layer;
}

export async function openFiles(context: Context): Promise<Files> {
  const { join, cwd, home, exists } = context;
  const own = context.expand(`$${names.folder}`) ?? join(home, folder);
  const open = (id: string, title: Message, path: string, scope: Scope, dialect: Dialect): Promise<Layer> =>
    context.file({ id: `oh-my-pi:${id}`, title, path, scope, dialect });
  // Of several spellings the first that is there.
  const spelt = (base: string, ...endings: readonly string[]): string =>
    endings.map((ending) => `${base}.${ending}`).find(exists) ?? `${base}.${endings[0]}`;
  const path = spelt(join(own, "models"), "yml", "yaml", "json");
  const inProject =
    cwd === home
      ? []
      : [
          open("project", msg("project settings"), join(cwd, root, "config.yml"), "project", "yaml"),
          open("project-settings", msg("project settings"), join(cwd, root, "settings.json"), "project", "jsonc"),
        ];
  const variables = msg("variables");
  const [models, settings, dotenv] = await Promise.all([
    context.file({
      id: "oh-my-pi:models",
      title: msg("providers and models"),
      path,
      scope: "user",
      dialect: path.endsWith(".json") ? "jsonc" : "yaml",
      inspect: inspecting("oh-my-pi", [line], context.facts),
    }),
    Promise.all([
      ...inProject,
      open("settings", msg("user settings"), spelt(join(own, "config"), "yml", "yaml"), "user", "yaml"),
    ]),
    Promise.all([
      ...(cwd === home ? [] : [open("project-env", variables, join(cwd, ".env"), "project", "dotenv")]),
      open("agent-env", variables, join(own, ".env"), "user", "dotenv"),
      open("user-env", variables, join(home, root, ".env"), "user", "dotenv"),
      open("home-env", variables, join(home, ".env"), "user", "dotenv"),
    ]),
  ]);
  return { models, settings, dotenv, store: storeAt(context, own) };
}

/** Keys that were entered in it are in a database. */
function storeAt(context: Context, own: string): Layer {
  const { join, exists } = context;
  const data = context.expand("$XDG_DATA_HOME/omp/agent.db");
  const path = data !== undefined && context.platform === "linux" && exists(data) ? data : join(own, "agent.db");
  const seen = exists(path);
  return storeLayer({ id: "oh-my-pi:store", title: msg("Oh My Pi's store of keys"), path, seen });
}

export const knownOf = ({ env, given }: Context, { models, settings, dotenv }: Files): Known => ({
  line,
  models,
  stored: undefined,
  settings: settings.filter(isRead),
  alone: given !== undefined,
  variables: [env, ...dotenv.filter(isRead).map((layer) => variableSource(layer, []))],
});
