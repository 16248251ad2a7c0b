// Hermes Agent: which of its files speak of MiMo, and what a policy gets to see of them.
import type { Facts } from "../../model/facts.ts";
import { sources } from "../../facts/sources.ts";
import { reading } from "../shared/schema.ts";
import { isFirst } from "../shared/active.ts";
import { putKey } from "../../facts/remedies.ts";
import { names, own } from "./facts.ts";
import { baseUrlOf } from "../../facts/endpoints.ts";
import { endedBy, setUpBy, textIn, withOther } from "../shared/entries.ts";
import { isBroken, isRead } from "../shared/layers.ts";
import { expanding } from "../shared/expand.ts";
import type { Client, Context, Instructions, Opened, Detection } from "../../model/contracts.ts";
import { at, isTable, placeIn, type Value } from "../../model/document.ts";
import type { Layer, SettingsSource } from "../../model/layer.ts";
import { overlay, tableSource, variableSource } from "../../model/settings-source.ts";
import type { Path } from "../../model/place.ts";
import { msg } from "../../model/message.ts";
import { choiceOf, type Way } from "./choose.ts";
import { withFeatures, withShadowed } from "./features.ts";
import { openFiles, unread, unusedEntry, type Files } from "./files.ts";
import { folderOf, otherProfiles } from "./profiles.ts";
import type { Sources } from "./sources.ts";

export const detection: Detection = {
  files: [
    "~/.hermes/.env",
    "~/.hermes/config.yaml",
    "~/.hermes/auth.json",
    "$HERMES_HOME/.env",
    "$HERMES_HOME/config.yaml",
    "$HERMES_HOME/auth.json",
    "$LOCALAPPDATA/hermes/.env",
    "$LOCALAPPDATA/hermes/config.yaml",
    "$LOCALAPPDATA/hermes/auth.json",
  ],
  env: [names.home],
  names: [".hermes*/config.yaml", ".hermes*/.env", ".hermes*/profiles/*/config.yaml", ".hermes*/profiles/*/.env"],
};

/** The keys of the pool, the first to be taken first; one that stands for a variable is left to it where that is set. */
function pooled(auth: Layer, pool: string, variables: SettingsSource): readonly SettingsSource[] {
  const list = isRead(auth) ? at(auth.doc?.value, ["credential_pool", pool]) : undefined;
  if (!Array.isArray(list)) return [];
  return (list as readonly Value[])
    .map((entry, n) => ({ entry, n }))
    .filter(({ entry }) => isTable(entry) && !isLeftTo(variables, textIn(entry, "source")))
    .toSorted((a, b) => priority(a.entry) - priority(b.entry))
    .map(({ n }) => asEntry(auth, ["credential_pool", pool, n]));
}

const isLeftTo = (variables: SettingsSource, source: string | undefined): boolean =>
  source?.startsWith("env:") === true && variables.get("key", source.slice("env:".length)) !== undefined;

const priority = (entry: Value): number => Number(at(entry, ["priority"]) ?? 0);

/** A key of the pool stands for its whole entry: people know it by that. */
function asEntry(layer: Layer, keys: Path): SettingsSource {
  const from = tableSource(layer, keys);
  return {
    ...from,
    get(slot, name) {
      const found = from.get(slot, name);
      return found && layer.doc && slot === "key" ? { ...found, place: placeIn(layer.doc, keys) } : found;
    },
  };
}

/** Its own `.env` beats the shell. */
const variablesOf = ({ env }: Context, dotenv: Layer): SettingsSource =>
  isRead(dotenv) ? overlay(variableSource(dotenv, []), env) : env;

function open(
  context: Context,
  { dotenv, config, auth }: Files,
  { name, keys, unknown }: Way,
  taken: boolean,
): Opened<Sources> {
  const { env } = context;
  const variables = variablesOf(context, dotenv);
  const filled = (path: Path): SettingsSource =>
    expanding(tableSource(config, path), {
      lookup: (slot, it) => variables.get(slot, it),
      syntaxes: new Set(["${}"]),
      form: /\$\{(\w+)\}/,
    });
  const root = config.doc?.value;
  const hasTable = isTable(root?.["model"]);
  return {
    layers: [env.layer, dotenv, config, auth],
    steps: [],
    sources: {
      builtIn: name === own.id,
      provider: textIn(root, "model", "provider")?.trim().toLowerCase() ?? "",
      unknown: unknown && config.doc ? { name, place: placeIn(config.doc, ["model", "provider"]) } : undefined,
      env,
      dotenv: isRead(dotenv) ? variableSource(dotenv, []) : undefined,
      pool: pooled(auth, name, variables),
      model: taken && hasTable ? filled(["model"]) : undefined,
      whole: taken && !hasTable ? filled([]) : undefined,
      entry: keys && filled(keys),
      keyVariable: keys && textIn(root, ...keys, "key_env"),
    },
  };
}

const lost = msg("Hermes goes on with its own defaults where it cannot read `config.yaml`");

const how: Instructions = {
  region(region, facts, { baseUrl, protocol: wire }) {
    const url = baseUrlOf(facts.endpointOf(region), wire);
    return baseUrl.place?.kind === "file"
      ? msg("write `{url}` in {place}", { url, place: baseUrl.place })
      : msg("write `{name}={url}` in `~/.hermes/.env`", { name: own.base, url });
  },
  model: (id, place) =>
    place?.kind === "file"
      ? msg("write `{id}` in {place}", { id, place })
      : msg("`hermes config set model {id}`", { id }),
  key: (place, facts) =>
    putKey(
      place,
      msg("put the key of your console page ({page}) into `{name}`, in `~/.hermes/.env`", {
        page: facts.keyPage,
        name: own.key,
      }),
      facts,
    ),
};

/** Variables that entries and settings name. */
const namedIn = (config: Layer): readonly string[] =>
  [...JSON.stringify(config.doc?.value ?? {}).matchAll(/"(?:key_env|api_key_env)":"(\w+)"|\$\{(\w+)\}/g)].map(
    (match) => (match[1] ?? match[2]) as string,
  );

/** Settings that choose models; a tool or a channel may name MiMo for reasons of its own. */
const speaks = ({ id, doc }: Layer, facts: Facts): boolean =>
  doc !== undefined &&
  facts.namesMimo(
    id === "hermes:config"
      ? [doc.value["model"] ?? null, doc.value["providers"] ?? null, doc.value["custom_providers"] ?? null]
      : doc.value,
  );

/** Models for small tasks, pictures and other agents, and the ones that are tried after a failure. */
const isBeside = ({ doc }: Layer, route: string): boolean =>
  ["auxiliary", "fallback_model", "fallback_providers", "delegation"].some((name) =>
    JSON.stringify(doc?.value[name] ?? null).includes(JSON.stringify(route.replace(/^custom:/, ""))),
  );

const client: Client<Sources> = {
  id: "hermes",
  title: "Hermes Agent",
  keyName: own.key,
  instructions: how,
  schema: reading("Hermes Agent", sources.hermes, "providers.*", "custom_providers.*"),
  async survey(context) {
    const folder = await folderOf(context);
    const opened = await openFiles(context, folder.path);
    const choice = choiceOf(opened, context);
    const [first] = choice.ways;
    const isCustom = first?.name.startsWith("custom") === true;
    const files: Files = {
      ...opened,
      dotenv: unread(opened.dotenv, [...namedIn(opened.config), ...(isCustom ? [names.ofHost.variable] : [])]),
      config: withShadowed(
        withFeatures(unusedEntry(opened.config), variablesOf(context, opened.dotenv), context.facts),
      ),
    };
    const { config } = files;
    const ours = first?.name ?? "";
    const what = msg("`{ours}` is described, and Hermes takes `{other}`", { ours, other: choice.other ?? "" });
    const all = [files.dotenv, config, files.auth];
    const setUp = setUpBy(all, (it) => speaks(it, context.facts));
    const told =
      choice.other === undefined ? config : withOther(config, ["model", "provider"], what, msg("`{ours}`", { ours }));
    return {
      layers: [files.dotenv, told, files.auth],
      ...(folder.active ? { opened: [folder.active] } : {}),
      unread: await otherProfiles(context, folder),
      setUp,
      routes: isBroken(config) && setUp ? [""] : choice.ways.map(({ name }) => name),
      active: (_version, route) =>
        isFirst(
          choice.ways.map(({ name }) => name),
          choice.other,
          route,
        ) ||
        route === "" ||
        isBeside(config, route),
      open: (_version, _view, route) => {
        const way = route === "" ? undefined : choice.ways.find(({ name }) => name === route);
        return way ? open(context, files, way, way === first && choice.other === undefined) : endedBy(config, lost);
      },
    };
  },
};

export default client;
