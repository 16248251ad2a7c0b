// Continue's command line: models in one file, of which the first that chats is taken.
import type { Facts } from "../../model/facts.ts";
import { sources } from "../../facts/sources.ts";
import { reading } from "../shared/schema.ts";
import { isFirst } from "../shared/active.ts";
import { putKey } from "../../facts/remedies.ts";
import { names } from "./facts.ts";
import { baseUrlOf } from "../../facts/endpoints.ts";
import { headerOffers } from "../shared/headers.ts";
import type { Client, Context, Instructions, Opened, Detection } from "../../model/contracts.ts";
import type { Layer } from "../../model/layer.ts";
import { tableSource } from "../../model/settings-source.ts";
import { Secret } from "../../model/secret.ts";
import { msg, type Message } from "../../model/message.ts";
import { endedBy, setUpBy, withOther } from "../shared/entries.ts";
import { isBroken, isRead } from "../shared/layers.ts";
import { entriesIn, isOurs, openFiles, secrets, variablesOf, type Entry, type Files } from "./files.ts";
import type { Sources } from "./sources.ts";

export const detection: Detection = {
  files: ["~/.continue/config.yaml", "$CONTINUE_GLOBAL_DIR/config.yaml"],
  env: [names.home],
  also: [
    "~/.continue/.env",
    "~/.continue/index/globalContext.json",
    "~/.continue/config.json",
    "$CONTINUE_GLOBAL_DIR/.env",
    "$CONTINUE_GLOBAL_DIR/index/globalContext.json",
    "$CONTINUE_GLOBAL_DIR/config.json",
    "./.env",
    "./.continue/.env",
  ],
};

/** One way to a model; none where the file describes no model that chats. */
interface Way {
  readonly name: string;
  readonly entry: Entry | undefined;
}

interface Choice {
  readonly ways: readonly Way[];
  /** The model that is taken without a word, where another vendor's. */
  readonly other: string | undefined;
}

/** Nobody has more of them. */
const MAX_COUNT = 40;

function choiceOf({ config, state }: Files, facts: Facts): Choice {
  const all = isRead(config) ? entriesIn(config.doc?.value).filter(({ chats }) => chats) : [];
  const last = isRead(state) ? state.doc?.value["cliSelectedModel"] : undefined;
  const taken = all.find(({ name }) => name === last) ?? all[0];
  if (!taken) return { ways: [{ name: "", entry: undefined }], other: undefined };
  const sorted = [taken, ...all.filter((entry) => entry !== taken)]
    .filter((it) => isOurs(it, facts))
    .slice(0, MAX_COUNT);
  const ways = (sorted.length > 0 ? sorted : [taken]).map((entry, n, among): Way => {
    const before = among.slice(0, n).filter(({ name }) => name === entry.name).length;
    return { name: before > 0 ? `${entry.name} (${before + 1})` : entry.name, entry };
  });
  return { ways, other: sorted.length > 0 && sorted[0] !== taken ? taken.name : undefined };
}

function told(config: Layer, { ways, other }: Choice): Layer {
  const own = ways[0]?.entry;
  if (other === undefined || !own) return config;
  const what = msg("`{own}` is described, and Continue takes `{other}` by itself", { own: own.name, other });
  return withOther(config, own.path, what, msg("`{own}` as the first of `models`", { own: own.name }));
}

function open(context: Context, files: Files, { entry }: Way): Opened<Sources> {
  const { config, dotenv } = files;
  const layers = [context.env.layer, config, files.state, ...dotenv].filter(({ status }) => status !== "absent");
  if (isBroken(config))
    return { ...endedBy(config, msg("the settings are broken, so Continue does not start")), layers };
  const variables = variablesOf(context, files);
  const filled = secrets(variables);
  const key = entry?.table["apiKey"];
  const reference = key instanceof Secret ? key.info.reference : null;
  return {
    layers,
    steps: [],
    sources: {
      variables,
      entry: entry && filled(tableSource(config, entry.path)),
      headers: entry && filled(headerOffers(config, [...entry.path, "requestOptions", "headers"])),
      secret: (reference?.syntax === "${{}}" && reference.name) || undefined,
    },
  };
}

const setUp = ({ config }: Files, facts: Facts): Message | null =>
  setUpBy(
    [config],
    ({ doc }) =>
      doc !== undefined &&
      (facts.namesMimo({ models: doc.value["models"] ?? null }) ||
        entriesIn(doc.value).some((it) => isOurs(it, facts))),
  );

const how: Instructions = {
  region(region, facts, { baseUrl, protocol: wire }) {
    // In Anthropic's protocol Continue adds no version.
    const url = baseUrlOf(facts.endpointOf(region), wire) + (wire === "anthropic" ? "/v1" : "");
    return baseUrl.place?.kind === "file"
      ? msg("write `apiBase: {url}` in {place}", { url, place: baseUrl.place })
      : msg("write `apiBase: {url}` beside the model in `~/.continue/config.yaml`", { url });
  },
  model: (id, place) =>
    place?.kind === "file"
      ? msg("write `{id}` in {place}", { id, place })
      : msg("write `model: {id}` in `~/.continue/config.yaml`", { id }),
  key: (place, facts) =>
    putKey(
      place,
      msg("put the key of your console page ({page}) into `apiKey` beside the model in `~/.continue/config.yaml`", {
        page: facts.keyPage,
      }),
      facts,
    ),
  variable: (name, facts) =>
    msg("write `{name}=…` in `~/.continue/.env`, with the key of your console page ({page}) in place of `…`", {
      name,
      page: facts.keyPage,
    }),
};

const client: Client<Sources> = {
  id: "continue",
  title: "Continue CLI",
  keyName: "apiKey",
  instructions: how,
  schema: reading("Continue", sources.continueCli, "models.*"),
  async survey(context) {
    const files = await openFiles(context);
    const choice = choiceOf(files, context.facts);
    return {
      layers: [told(files.config, choice), ...(files.old ? [files.old] : []), files.state, ...files.dotenv],
      setUp: setUp(files, context.facts),
      routes: choice.ways.map(({ name }) => name),
      active: (_version, route) =>
        isFirst(
          choice.ways.map(({ name }) => name),
          choice.other,
          route,
        ),
      open(_version, _view, name) {
        const way = choice.ways.find((it) => it.name === name);
        if (!way) throw new Error("no such way");
        return open(context, files, way);
      },
    };
  },
};

export default client;
