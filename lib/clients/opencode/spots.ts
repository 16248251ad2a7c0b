// Every place of a settings file of OpenCode and its kin, from the weakest to the strongest.
import { managedFolder, type Variant } from "./facts.ts";
import type { Context } from "../../model/contracts.ts";
import type { Scope } from "../../model/layer.ts";
import { msg, type Message } from "../../model/message.ts";
import { levels, scopeOfLevel } from "../shared/ancestors.ts";

export interface Folders {
  readonly config: string;
  readonly data: string;
  readonly state: string;
}

/** Where the settings, the keys and the state of this user are. */
export function foldersOf(context: Context, { app, variables, windows }: Variant): Folders {
  const own = variables.home && context.expand(`$${variables.home}`);
  if (own)
    return { config: context.join(own, "config"), data: context.join(own, "data"), state: context.join(own, "state") };
  const at = (variable: string, otherwise: string): string =>
    context.expand(`$${variable}/${app}`) ?? context.join(context.home, otherwise, app);
  const local = context.platform === "win32" && windows ? context.expand(windows) : undefined;
  if (local && context.exists(local)) return { config: local, data: local, state: local };
  return {
    config: at("XDG_CONFIG_HOME", ".config"),
    data: at("XDG_DATA_HOME", ".local/share"),
    state: at("XDG_STATE_HOME", ".local/state"),
  };
}

export interface Spot {
  readonly path: string;
  readonly title: Message;
  readonly scope: Scope;
  /** Listed even where nothing is there. */
  readonly listed: boolean;
}

const user = msg("user settings");
const project = msg("project settings");

/** The files of one folder that is looked for as a whole; the first stands for all where none is there. */
const inFolder = (title: Message, scope: Scope, listed: boolean, folder: string, names: readonly string[]): Spot[] =>
  names.map((name, n) => ({ path: `${folder}/${name}`, title, scope, listed: listed && n === 0 }));

/** Files of the project, then folders of the project; there the upper ones come last, and win. */
function inProject(context: Context, { variables, projects, folders, inFolders }: Variant): readonly Spot[] {
  if (isOn(context, variables.noProject)) return [];
  const { cwd, join } = context;
  const above = levels(context);
  const files = projects.flatMap((names) =>
    above.toReversed().flatMap((level) =>
      names.map((name): Spot => {
        const scope = scopeOfLevel(level, context);
        return { path: join(level, name), title: project, scope, listed: level === cwd };
      }),
    ),
  );
  const own = above.flatMap((level) =>
    folders.flatMap((name) =>
      inFolder(project, scopeOfLevel(level, context), level === cwd, join(level, name), inFolders),
    ),
  );
  return [...files, ...own];
}

/** Every place of a settings file; `content` is the variable that holds settings itself. */
export function spots(context: Context, flavour: Variant): readonly (Spot | "content")[] {
  const { variables, folders, inFolders, globals, managed } = flavour;
  const { config } = foldersOf(context, flavour);
  const file = context.expand(`$${variables.config}`);
  const folder = context.expand(`$${variables.folder}`);
  const named = (name: string): Message => msg("the file or folder that `{name}` names", { name });
  return [
    ...globals.map((name): Spot => ({ path: `${config}/${name}`, title: user, scope: "user", listed: true })),
    ...(file ? [{ path: file, title: named(variables.config), scope: "user", listed: true } as const] : []),
    ...inProject(context, flavour),
    ...folders.flatMap((name) => inFolder(user, "user", true, `${context.home}/${name}`, inFolders)),
    ...(folder ? inFolder(named(variables.folder), "user", true, folder, inFolders) : []),
    "content",
    ...inFolder(msg("managed settings"), "managed", false, managedFolder[context.platform], managed),
  ];
}

const isOn = (context: Context, name: string): boolean => {
  const value = context.env.get("config", name)?.value;
  return typeof value === "string" && /^(?:1|true)$/i.test(value);
};
