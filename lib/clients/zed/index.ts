// Zed: providers in the user's settings, and keys that never stand there but in a variable or in the system's keyring.
import type { Facts } from "../../model/facts.ts";
import { sources } from "../../facts/sources.ts";
import { reading } from "../shared/schema.ts";
import { builtIns, group, variableOf } from "./facts.ts";
import { endedBy, entryHow, remarked, setUpBy, textIn, withOther } from "../shared/entries.ts";
import { storeOf } from "../shared/store.ts";
import { headerOffers } from "../shared/headers.ts";
import { namesIn } from "../shared/names.ts";
import { isMimoAddress, isMimoProvider } from "../shared/provider.ts";
import type { Client, Context, Opened, Detection } from "../../model/contracts.ts";
import { at } from "../../model/document.ts";
import type { Layer } from "../../model/layer.ts";
import { entries, tableSource } from "../../model/settings-source.ts";
import type { Path } from "../../model/place.ts";
import { msg } from "../../model/message.ts";
import type { Sources } from "./sources.ts";

export const detection: Detection = {
  files: [
    "~/.config/zed/settings.json",
    "$XDG_CONFIG_HOME/zed/settings.json",
    "$APPDATA/Zed/settings.json",
    "~/AppData/Roaming/Zed/settings.json",
  ],
  env: [],
  also: ["./.zed/settings.json"],
  signatures: ["language_models.openai_compatible"],
};

function pathOf(context: Context): string {
  if (context.platform === "win32")
    return context.expand("$APPDATA/Zed/settings.json") ?? `${context.home}/AppData/Roaming/Zed/settings.json`;
  const moved = context.platform === "linux" ? context.expand("$XDG_CONFIG_HOME/zed/settings.json") : undefined;
  return moved ?? context.join(context.home, ".config/zed/settings.json");
}

/** Models are asked for by the editor, whatever project is open. */
function inProject(layer: Layer, facts: Facts): Layer {
  const what = msg("Zed reads `language_models` in the user's own settings only");
  const found = facts.namesMimo(layer.doc?.value["language_models"] ?? null);
  return found
    ? remarked(layer, ["language_models"], { kind: "not-read", slot: "baseUrl", hard: false, what }, "key")
    : layer;
}

const lost = msg("Zed goes on without the settings that it cannot read, and so without the provider");

interface Way {
  readonly id: string;
  readonly keys: Path;
}

/** Providers that lead to MiMo, the one that the agent takes first. */
function waysIn(settings: Layer, facts: Facts): readonly Way[] {
  const value = settings.doc?.value;
  const own = namesIn(settings, group)
    .filter((id) => isMimoProvider(id, at(value, [...group, id]), ["api_url"], facts))
    .map((id): Way => ({ id, keys: [...group, id] }));
  const known = Object.keys(builtIns)
    .map((id): Way => ({ id, keys: ["language_models", id] }))
    .filter(({ keys }) => isMimoAddress(at(value, [...keys, "api_url"]), facts));
  const chosen = textIn(value, "agent", "default_model", "provider");
  return [...own, ...known].toSorted((a, b) => Number(b.id === chosen) - Number(a.id === chosen));
}

const keyring: Layer = storeOf("zed:keyring", msg("the system's keyring, where Zed keeps keys"), msg("never opened"));

function open({ env }: Context, settings: Layer, { id, keys }: Way): Opened<Sources> {
  const value = settings.doc?.value;
  const chosen = textIn(value, "agent", "default_model", "provider") === id;
  const wanted = chosen ? textIn(value, "agent", "default_model", "model") : undefined;
  const models = at(value, [...keys, "available_models"]);
  const list = Array.isArray(models) ? (models as readonly Layer[]).map((_, n) => n) : [];
  const first = list.find((n) => textIn(value, ...keys, "available_models", n, "name") === wanted) ?? 0;
  const chat = at(value, [...keys, "available_models", first, "capabilities", "chat_completions"]);
  return {
    layers: [env.layer, settings],
    steps: [],
    sources: {
      env,
      table: tableSource(settings, keys),
      headers: headerOffers(settings, [...keys, "custom_headers"]),
      models: { ...tableSource(settings, [...keys, "available_models"]), names: list.map((n) => `${n}.name`) },
      agent: chosen ? tableSource(settings, ["agent", "default_model"]) : undefined,
      keyring,
      variable: builtIns[id]?.variable ?? variableOf(id),
      builtIn: builtIns[id],
      responses: chat === false,
    },
  };
}

function told(settings: Layer, [way]: readonly Way[]): Layer {
  const other = textIn(settings.doc?.value, "agent", "default_model", "provider");
  if (!way || other === undefined || other === way.id) return settings;
  const what = msg("`{ours}` is described, and Zed's agent takes `{other}`", { ours: way.id, other });
  return withOther(settings, ["agent", "default_model", "provider"], what, msg("`{ours}`", { ours: way.id }));
}

/** By the agent, by small tasks and edits; without a choice all that is described. */
function isUsed({ doc }: Layer, ways: readonly Way[], route: string): boolean {
  const named = entries(doc?.value["agent"]).map(([, value]) => textIn(value, "provider"));
  return textIn(doc?.value, "agent", "default_model", "provider") === undefined || ways.length === 0
    ? true
    : named.includes(route);
}

const client: Client<Sources> = {
  id: "zed",
  title: "Zed",
  keyName: "the variable of the provider",
  instructions: entryHow({
    file: "~/.config/zed/settings.json",
    base: "api_url",
    model: "available_models[].name",
    key: "the settings of Zed's agent",
  }),
  schema: reading("Zed", sources.zed, "language_models.openai_compatible.*.available_models.*"),
  async survey(context) {
    const settings = await context.file({
      id: "zed:settings",
      title: msg("user settings"),
      path: pathOf(context),
      scope: "user",
      dialect: "jsonc",
    });
    const project = await context.file({
      id: "zed:project",
      title: msg("project settings"),
      path: context.join(context.cwd, ".zed/settings.json"),
      scope: "project",
      dialect: "jsonc",
    });
    const ways = waysIn(settings, context.facts);
    const setUp = setUpBy([settings], () => ways.length > 0);
    return {
      layers: [inProject(project, context.facts), told(settings, ways), keyring],
      setUp,
      routes: ways.length > 0 || setUp === null ? ways.map(({ id }) => id) : [""],
      active: (_version, route) => isUsed(settings, ways, route),
      open(_version, _view, route) {
        const way = ways.find(({ id }) => id === route);
        return way ? open(context, settings, way) : endedBy(settings, lost);
      },
    };
  },
};

export default client;
