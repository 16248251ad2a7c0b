// OpenCode and its kin as a client: what was found, when it counts as set up for MiMo, and what a policy gets to see.
import type { Facts } from "../../model/facts.ts";
import { schemaOf } from "./inspect.ts";
import { putKey } from "../../facts/remedies.ts";
import { baseUrlOf } from "../../facts/endpoints.ts";
import { keyName, type Variant } from "./facts.ts";
import type { Client, Context, Instructions, Opened, Survey } from "../../model/contracts.ts";
import { at, isTable, placeIn, type Table, type Value } from "../../model/document.ts";
import type { Layer, SettingsSource, Diagnostic } from "../../model/layer.ts";
import type { Path } from "../../model/place.ts";
import { msg, type Message } from "../../model/message.ts";
import { choose, isAllowed, tableAt, textAt, providerOf, bareModel, variablesOf, type Choice } from "./choose.ts";
import { openAuth, openFiles, openRecent, saidBy, valueIn } from "./files.ts";
import { merged } from "./merge.ts";
import { addresses, headers, settings } from "./offers.ts";
import { isOurs } from "./ours.ts";
import type { Chosen, Sources } from "./sources.ts";

interface Found {
  readonly files: readonly Layer[];
  readonly auth: readonly Layer[];
  readonly recent: Layer;
  readonly config: Table;
  readonly choice: Choice;
  readonly env: SettingsSource;
}

async function look(context: Context, flavour: Variant): Promise<Found> {
  const [files, auth, recent] = await Promise.all([
    openFiles(context, flavour),
    openAuth(context, flavour),
    openRecent(context, flavour),
  ]);
  const config = merged(files);
  const { env } = context;
  const known = { config, auth: merged(auth), recent: recentModel(recent), env };
  const choice = choose(known, flavour, context.facts);
  return { files: withOther(files, choice), auth, recent, config, choice, env };
}

function recentModel(layer: Layer): string | undefined {
  const first = at(saidBy(layer), ["recent", 0]);
  const provider = isTable(first) ? textAt(first, "providerID") : undefined;
  const model = isTable(first) ? textAt(first, "modelID") : undefined;
  return provider !== undefined && model !== undefined ? `${provider}/${model}` : undefined;
}

/** MiMo is set up, and the model belongs to somebody else. */
function withOther(files: readonly Layer[], { providers }: Choice): readonly Layer[] {
  const named = files.find((layer) => typeof valueIn(layer, ["model"]) === "string");
  const model = named && textAt(saidBy(named), "model");
  if (!named?.doc || !model?.includes("/") || providers.length === 0 || providers.includes(providerOf(model)))
    return files;
  const remark: Diagnostic = {
    kind: "other-provider",
    place: named.kind === "env" ? { kind: "env", name: named.doc.path } : placeIn(named.doc, ["model"]),
    hard: false,
    what: msg("`model` names the provider `{other}`, while `{own}` is set up for MiMo", {
      other: providerOf(model),
      own: providers[0] as string,
    }),
    expected: msg("`{own}/…`", { own: providers[0] as string }),
  };
  return files.map((layer) => (layer === named ? { ...layer, diagnostics: [...layer.diagnostics, remark] } : layer));
}

/** The address of a schema and the servers of tools name MiMo without a provider of it. */
const withoutSide = (value: Table): Value => ({ ...value, $schema: null, mcp: null, plugin: null });

const speaks = (layer: Layer, facts: Facts): boolean =>
  layer.hints === true ||
  (layer.doc !== undefined &&
    (facts.namesMimo(withoutSide(layer.doc.value)) ||
      Object.entries(tableAt(layer.doc.value, "provider")).some(([id, table]) => isOurs(id, table, facts))));

function setUp({ files, auth }: Found, facts: Facts): Message | null {
  const named = [...files, ...auth].find((layer) => speaks(layer, facts));
  if (!named) return null;
  return named.kind === "env"
    ? msg("`{name}` names MiMo", { name: named.doc?.path ?? "" })
    : msg("{file} names MiMo", { file: { kind: "file", path: named.path ?? "" } });
}

const how = (flavour: Variant): Instructions => ({
  region(region, facts, { protocol: wire, endpointPath: tail }) {
    const url = baseUrlOf(facts.endpointOf(region), wire, tail);
    return msg("set `options.baseURL` of the provider to `{url}`", { url });
  },
  model: (id, place) =>
    place?.kind === "file"
      ? msg("write `{id}` in {place}, and under `models` of the provider", { id, place })
      : msg("set `model` to the provider, a slash and `{id}`", { id }),
  key: (place, facts) =>
    putKey(
      place,
      msg(
        "put the key of your console page ({page}) into `options.apiKey` of the provider, or log in with `{app} auth login`",
        {
          page: facts.keyPage,
          app: flavour.app === "mimocode" ? "mimo" : flavour.app,
        },
      ),
      facts,
    ),
});

/** The model of a route: the one that is set, else the first of those that the provider declares. */
function modelOf({ config, recent }: Found, id: string): Chosen | undefined {
  const set = textAt(config, "model");
  if (set !== undefined && providerOf(set) === id) return { key: bareModel(set), from: "model" };
  if (set !== undefined && !set.includes("/")) return { key: set, from: "model" };
  const last = recentModel(recent);
  if (set === undefined && last !== undefined && providerOf(last) === id)
    return { key: bareModel(last), from: "recent" };
  const key = Object.keys(tableAt(config, "provider", id, "models"))
    .toSorted()
    .at(-1);
  return key === undefined ? undefined : { key, from: "declared" };
}

/** Somebody has chosen this provider, and so its region. */
const isNamed = ({ config, auth, recent }: Found, id: string): boolean =>
  Object.hasOwn(tableAt(config, "provider"), id) ||
  auth.some((layer) => Object.hasOwn(saidBy(layer), id)) ||
  [textAt(config, "model"), textAt(config, "small_model"), recentModel(recent)].some(
    (model) => model !== undefined && providerOf(model) === id,
  );

/** By the conversation, by small tasks, or by an agent or a command that has a model of its own. */
function isUsed({ config, choice }: Found, route: string): boolean {
  const { providers, taken } = choice;
  if (route === (taken ?? providers[0] ?? "") || route === "") return true;
  const own = ["agent", "mode", "command"].flatMap((kind) =>
    Object.values(tableAt(config, kind)).map((it) => at(it, ["model"])),
  );
  return [textAt(config, "small_model"), ...own].some((it) => typeof it === "string" && providerOf(it) === route);
}

function open(found: Found, flavour: Variant, id: string): Opened<Sources> {
  const { files, auth, recent, config, choice, env } = found;
  const live = files.filter((layer) => layer.status === "read");
  const model = modelOf(found, id);
  const key = model?.key ?? "";
  const own: Path = ["provider", id];
  const tables = live.map((layer) => settings(layer, own, env));
  return {
    layers: [...files, ...auth, recent, env.layer].filter((layer) => layer.status !== "absent"),
    steps: [],
    sources: {
      provider: id,
      roots: live.map((layer) => settings(layer, [], env)),
      tables,
      addresses: tables.map((it) => addresses(it, env)),
      models: live.map((layer) => settings(layer, [...own, "models", key], env)),
      headers: live.map((layer) => headers(layer, [...own, "options", "headers"], env)),
      stored: settings((auth.find((layer) => layer.status === "read") ?? auth.at(-1)) as Layer, [id], env),
      shell: env,
      variables: variablesOf(id, config).filter((name) => name !== ""),
      model,
      isDeclared: Object.hasOwn(tableAt(config, "provider", id, "models"), key),
      isNamed: isNamed(found, id),
      isUnknown: choice.taken === id && choice.unknown === true,
      isOff: !isAllowed(id, config),
      broken: files.find((layer) => layer.status === "broken"),
    },
  };
}

/** OpenCode, or a client that was made from it. */
export const opencodeClient = (flavour: Variant): Client<Sources> => ({
  id: flavour.id,
  title: flavour.title,
  keyName,
  expands: new Set(["{env}"]),
  instructions: how(flavour),
  schema: schemaOf(flavour),
  async survey(context): Promise<Survey<Sources>> {
    const found = await look(context, flavour);
    const why = setUp(found, context.facts);
    const { providers } = found.choice;
    return {
      layers: [...found.files, ...found.auth, found.recent],
      setUp: why,
      routes: providers.length > 0 || why === null ? providers : [""],
      active: (_version, route) => isUsed(found, route),
      open: (_version, _view, route) => open(found, flavour, route),
    };
  },
});
