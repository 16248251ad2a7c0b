// The files of Continue's command line: one of settings, and those that hold what the settings call secrets.
import type { Facts } from "../../model/facts.ts";
import { folder, names } from "./facts.ts";
import { expanding } from "../shared/expand.ts";
import { isRead } from "../shared/layers.ts";
import { outdated } from "../shared/outdated.ts";
import { isMimoProvider } from "../shared/provider.ts";
import type { Context } from "../../model/contracts.ts";
import { at, isTable, type Table, type Value } from "../../model/document.ts";
import type { Layer, SettingsSource, Scope } from "../../model/layer.ts";
import { variableSource } from "../../model/settings-source.ts";
import { type Path } from "../../model/place.ts";
import { msg } from "../../model/message.ts";

export interface Files {
  readonly config: Layer;
  /** Settings in the format that editors alone still read. */
  readonly old: Layer | undefined;
  /** The model that was chosen last. */
  readonly state: Layer;
  /** Variables, the strongest first. */
  readonly dotenv: readonly Layer[];
}

const baseNames = ["apiBase"];

export async function openFiles(context: Context): Promise<Files> {
  const home = context.expand(`$${names.home}`) ?? context.join(context.home, folder);
  const variables = (id: string, path: string, scope: Scope): Promise<Layer> =>
    context.file({ id: `continue:${id}`, title: msg("variables"), path, scope, dialect: "dotenv" });
  const project = context.join(context.cwd, folder, ".env");
  const own = context.join(home, ".env");
  const [config, state, ...dotenv] = await Promise.all([
    context.file({
      id: "continue:config",
      title: msg("Continue's settings"),
      path: context.join(home, "config.yaml"),
      scope: "user",
      dialect: "yaml",
    }),
    context.file({
      id: "continue:state",
      title: msg("the model that was chosen last"),
      path: context.join(home, "index/globalContext.json"),
      scope: "user",
      dialect: "json",
    }),
    // It is taken into the environment at the start, and so comes before the other two.
    variables("env", context.join(context.cwd, ".env"), context.cwd === context.home ? "user" : "project"),
    variables("user-env", own, "user"),
    ...(project === own ? [] : [variables("project-env", project, "project")]),
  ]);
  const path = context.join(home, "config.json");
  return { config, state, dotenv, old: context.exists(path) ? await openOld(context, path) : undefined };
}

/** Editors still read it where there is no `config.yaml`. */
const openOld = async (context: Context, path: string): Promise<Layer> =>
  outdated(
    await context.file({
      id: "continue:old",
      title: msg("settings in the old format"),
      path,
      scope: "user",
      dialect: "jsonc",
    }),
    msg("Continue's command line reads `config.yaml` alone"),
    "models",
    msg("`~/.continue/config.yaml`"),
    context.facts,
  );

/** Every source of what the settings call secrets, the strongest first. */
export const variablesOf = (context: Context, { dotenv }: Files): readonly SettingsSource[] => [
  context.env,
  ...dotenv.filter(isRead).map((layer) => variableSource(layer, [])),
];

/** What stands for `${{ secrets.NAME }}`: the first source in which it is not blank. */
export const secrets =
  (sources: readonly SettingsSource[]) =>
  (from: SettingsSource): SettingsSource =>
    expanding(from, {
      lookup: (slot, name) => sources.map((it) => it.get(slot, name)).find((it) => it && it.state !== "blank"),
      syntaxes: new Set(["${{}}"]),
      form: /\$\{\{\s*secrets\.(\w+)\s*\}\}/,
    });

export interface Entry {
  readonly path: Path;
  readonly name: string;
  readonly table: Table;
  /** It can be talked to: others complete code, or search. */
  readonly chats: boolean;
}

export function entriesIn(root: Value | undefined): readonly Entry[] {
  const list = root === undefined ? undefined : at(root, ["models"]);
  if (!Array.isArray(list)) return [];
  return (list as readonly Value[]).flatMap((table, n): readonly Entry[] => {
    if (!isTable(table)) return [];
    const roles = table["roles"];
    const name = table["name"] ?? table["model"];
    return [
      {
        path: ["models", n],
        name: typeof name === "string" ? name : "",
        table,
        chats: !Array.isArray(roles) || (roles as readonly Value[]).includes("chat"),
      },
    ];
  });
}

export const isOurs = ({ table }: Entry, facts: Facts): boolean =>
  isMimoProvider(typeof table["provider"] === "string" ? table["provider"] : "", table, baseNames, facts);
