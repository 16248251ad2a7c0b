// Crush: JSON of the user and of the folders above the project, merged setting by setting, and scripts beside it that are never run.
import type { Facts } from "../../model/facts.ts";
import { sources } from "../../facts/sources.ts";
import { reading } from "../shared/schema.ts";
import { isFirst } from "../shared/active.ts";
import { projectNames, scriptNames } from "./facts.ts";
import { endedBy, entryHow, setUpBy, textIn, withOther } from "../shared/entries.ts";
import { isBroken, isRead } from "../shared/layers.ts";
import { storeOf } from "../shared/store.ts";
import { expanding, shellForm } from "../shared/expand.ts";
import { headerOffers } from "../shared/headers.ts";
import { levels, scopeOfLevel } from "../shared/ancestors.ts";
import { namesIn } from "../shared/names.ts";
import { isMimoProvider } from "../shared/provider.ts";
import type { Client, Context, Opened, Detection } from "../../model/contracts.ts";
import { at, isTable, type Table } from "../../model/document.ts";
import type { Layer, SettingsSource, Scope } from "../../model/layer.ts";
import { tableSource } from "../../model/settings-source.ts";
import type { Path } from "../../model/place.ts";
import { Secret } from "../../model/secret.ts";
import { msg, type Message } from "../../model/message.ts";
import type { Sources } from "./sources.ts";

export const detection: Detection = {
  files: [
    "~/.config/crush/crush.json",
    "$XDG_CONFIG_HOME/crush/crush.json",
    "$CRUSH_GLOBAL_CONFIG/crush.json",
    "~/.local/share/crush/crush.json",
    "$XDG_DATA_HOME/crush/crush.json",
    "$CRUSH_GLOBAL_DATA/crush.json",
    "$LOCALAPPDATA/crush/crush.json",
    "./.crush.json",
    "./crush.json",
  ],
  env: ["CRUSH_GLOBAL_CONFIG", "CRUSH_GLOBAL_DATA"],
  also: ["./.crushrc", "./crushrc", "~/.config/crush/crushrc", "$XDG_CONFIG_HOME/crush/crushrc"],
};

interface Files {
  /** The strongest first. */
  readonly settings: readonly Layer[];
  readonly scripts: readonly Layer[];
}

function folders(context: Context): { readonly config: string; readonly data: string } {
  const { platform, home, expand, join } = context;
  const local = platform === "win32" ? expand("$LOCALAPPDATA/crush") : undefined;
  return {
    config: expand("$CRUSH_GLOBAL_CONFIG") ?? expand("$XDG_CONFIG_HOME/crush") ?? join(home, ".config/crush"),
    data: expand("$CRUSH_GLOBAL_DATA") ?? expand("$XDG_DATA_HOME/crush") ?? local ?? join(home, ".local/share/crush"),
  };
}

async function openFiles(context: Context): Promise<Files> {
  const { cwd, join, exists } = context;
  const { config, data } = folders(context);
  const open = (title: Message, path: string, scope: Scope): Promise<Layer> =>
    context.file({ id: `crush:${path.replace(`${cwd}/`, "./")}`, title, path, scope, dialect: "json" });
  const above = levels(context);
  const inProject = above.flatMap((folder) =>
    projectNames
      .map((name) => join(folder, name))
      .filter((path) => exists(path) || path === join(cwd, "crush.json"))
      .map((path) => open(msg("project settings"), path, scopeOfLevel(folder, context))),
  );
  const scripts = [...above, config].flatMap((folder) => scriptNames.map((name) => join(folder, name))).filter(exists);
  return {
    settings: await Promise.all([
      ...inProject,
      open(msg("what Crush itself has stored"), join(data, "crush.json"), "user"),
      open(msg("user settings"), join(config, "crush.json"), "user"),
    ]),
    scripts: scripts.map((path) => storeOf("crush:script", msg("the script `crushrc`"), msg("never run"), path)),
  };
}

/** Everything that any file says of a provider. */
const described = (settings: readonly Layer[], id: string): Table =>
  Object.assign(
    {},
    ...settings.toReversed().map(({ doc }) => {
      const table = doc && at(doc.value, ["providers", id]);
      return isTable(table) ? table : {};
    }),
  ) as Table;

interface Choice {
  readonly routes: readonly string[];
  readonly other: { readonly name: string; readonly layer: Layer } | undefined;
}

function choiceOf(settings: readonly Layer[], facts: Facts): Choice {
  const read = settings.filter(isRead);
  const ids = [...new Set(read.flatMap((layer) => namesIn(layer, ["providers"])))];
  const ours = ids.filter((id) => isMimoProvider(id, described(read, id), ["base_url"], facts));
  const layer = read.find(({ doc }) => textIn(doc?.value, "models", "large", "provider") !== undefined);
  const name = textIn(layer?.doc?.value, "models", "large", "provider");
  const routes = ours.toSorted((a, b) => Number(b === name) - Number(a === name));
  return { routes, other: layer && name !== undefined && !ours.includes(name) ? { name, layer } : undefined };
}

/** Titles and small tasks. */
const isSmall = (settings: readonly Layer[], route: string): boolean =>
  settings.some(({ doc, status }) => status === "read" && textIn(doc?.value, "models", "small", "provider") === route);

/** `$NAME`, `${NAME}` and `${NAME:-otherwise}`; what a command prints is not known. */
function filled(from: SettingsSource, env: SettingsSource): SettingsSource {
  const looked = expanding(from, {
    lookup: (slot, name) => env.get(slot, name),
    syntaxes: new Set(["$", "${}", "${:-}"]),
    form: shellForm,
  });
  return {
    ...looked,
    get(slot, name) {
      const found = looked.get(slot, name);
      const { value } = found ?? {};
      const command = value instanceof Secret && value.info.reference?.syntax === "$()";
      return found && command ? { ...found, stored: true } : found;
    },
  };
}

const lost = msg("settings that cannot be read keep Crush from starting");

function open({ env }: Context, { settings, scripts }: Files, id: string): Opened<Sources> {
  const read = settings.filter(isRead);
  const keys: Path = ["providers", id];
  const chosen = read.some(({ doc }) => textIn(doc?.value, "models", "large", "provider") === id);
  return {
    layers: [env.layer, ...settings],
    steps: [],
    sources: {
      id,
      provider: read.map((layer) => filled(tableSource(layer, keys), env)),
      headers: read.map((layer) => headerOffers(layer, [...keys, "extra_headers"])),
      listed: read.map((layer) => tableSource(layer, [...keys, "models", 0])),
      large: chosen ? read.map((layer) => tableSource(layer, ["models", "large"])) : [],
      small: read.map((layer) => tableSource(layer, ["models", "small"])),
      script: scripts[0],
    },
  };
}

const client: Client<Sources> = {
  id: "crush",
  title: "Crush",
  keyName: "api_key",
  instructions: entryHow({
    file: "~/.config/crush/crush.json",
    base: "base_url",
    model: "models.large.model",
    key: "api_key",
  }),
  schema: reading("Crush", sources.crush, "providers.*.models.*"),
  async survey(context) {
    const files = await openFiles(context);
    const { routes, other } = choiceOf(files.settings, context.facts);
    const setUp =
      setUpBy(files.settings, () => false) ?? setUpBy(files.settings, ({ doc }) => speaks(doc?.value, context.facts));
    const what = msg("`{ours}` is described, and Crush takes `{other}`", {
      ours: routes[0] ?? "",
      other: other?.name ?? "",
    });
    const settings = files.settings.map((layer) =>
      layer === other?.layer && routes.length > 0
        ? withOther(layer, ["models", "large", "provider"], what, msg("`{ours}`", { ours: routes[0] ?? "" }))
        : layer,
    );
    const broken = files.settings.find(isBroken);
    return {
      layers: [...settings, ...files.scripts],
      setUp,
      routes: broken && setUp ? [""] : routes,
      active: (_version, route) => route === "" || isFirst(routes, other, route) || isSmall(files.settings, route),
      open: (_version, _view, route) =>
        route === "" && broken ? endedBy(broken, lost) : open(context, { ...files, settings }, route),
    };
  },
};

const speaks = (value: Table | undefined, facts: Facts): boolean =>
  Object.entries((value?.["providers"] ?? {}) as Table).some(([id, table]) =>
    isMimoProvider(id, table, ["base_url"], facts),
  );

export default client;
