// The one file that kimi-code reads, and what it keeps beside it.
import type { Facts } from "../../model/facts.ts";
import { folder, names, oldFile } from "./facts.ts";
import { outdated } from "../shared/outdated.ts";
import { isMimoProvider } from "../shared/provider.ts";
import type { Context } from "../../model/contracts.ts";
import { at, isTable, type Table, type Value } from "../../model/document.ts";
import { grouped } from "../../model/group.ts";
import type { Layer } from "../../model/layer.ts";
import { entries } from "../../model/settings-source.ts";
import { msg } from "../../model/message.ts";

export interface Files {
  readonly config: Layer;
  /** The file of the version before, where there is one. */
  readonly old: Layer | undefined;
}

const baseNames = ["base_url"];

export async function openFiles(context: Context): Promise<Files> {
  const home = context.expand(`$${names.home}`) ?? context.join(context.home, folder);
  const config = await context.file({
    id: "kimi-code:config",
    title: msg("kimi-code's settings"),
    path: context.join(home, "config.toml"),
    scope: "user",
    dialect: "toml",
  });
  const path = context.join(context.home, oldFile);
  return {
    config,
    old: context.exists(path)
      ? outdated(await openOld(context, path), unread, "providers", msg("`~/.kimi-code/config.toml`"), context.facts)
      : undefined,
  };
}

const unread = msg("kimi-code no longer reads it");

const openOld = (context: Context, path: string): Promise<Layer> =>
  context.file({
    id: "kimi-code:old",
    title: msg("settings of the version before"),
    path,
    scope: "user",
    dialect: "toml",
  });

export interface Alias {
  readonly name: string;
  readonly provider: string;
  readonly model: string;
}

const textAt = (value: Value, name: string): string => {
  const found = at(value, [name]);
  return typeof found === "string" ? found : "";
};

/** Models by the names that they have in the file, in its order. */
export const aliasesIn = (root: Value): readonly Alias[] =>
  entries(at(root, ["models"])).map(([name, value]) => ({
    name,
    provider: textAt(value, "provider") || textAt(root, "default_provider"),
    model: textAt(value, "model"),
  }));

/** A provider with what its `env` adds, and with the models that are asked for by it. */
function described(root: Value, id: string, models: readonly Alias[]): Table {
  const table = at(root, ["providers", id]);
  const env = at(table, ["env"]);
  const base = entries(env).find(([name]) => name.endsWith("_BASE_URL"))?.[1];
  return {
    ...(base === undefined ? {} : { base_url: base }),
    ...(isTable(table) ? table : {}),
    models: models.map(({ model }) => model),
  };
}

/** The aliases of each provider that leads to MiMo, in the order of the file. */
export function oursIn(root: Value, facts: Facts): ReadonlyMap<string, readonly Alias[]> {
  const groups = new Map(grouped(aliasesIn(root), ({ provider }) => provider).map((all) => [all[0].provider, all]));
  const ids = new Set([...entries(at(root, ["providers"])).map(([id]) => id), ...groups.keys()]);
  const found = new Map<string, readonly Alias[]>();
  for (const id of ids) {
    const models = groups.get(id) ?? [];
    if (isMimoProvider(id, described(root, id, models), baseNames, facts)) found.set(id, models);
  }
  return found;
}
