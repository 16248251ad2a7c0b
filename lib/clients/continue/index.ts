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
import { placeIn } from "../../model/document.ts";
import type { Layer } from "../../model/layer.ts";
import { tableSource } from "../../model/settings-source.ts";
import { Secret } from "../../model/secret.ts";
import { msg, type Message } from "../../model/message.ts";
import { entriesIn, isOurs, isRead, openFiles, secrets, sourcesOf, type Entry, type Files } from "./files.ts";

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

function withOther(config: Layer, { ways, other }: Choice): Layer {
  const own = ways[0]?.entry;
  if (!config.doc || other === undefined || !own) return config;
  return {
    ...config,
    diagnostics: [
      ...config.diagnostics,
      {
        kind: "other-provider",
        place: placeIn(config.doc, own.path),
        hard: false,
        what: msg("`{own}` is described, and Continue takes `{other}` by itself", { own: own.name, other }),
        expected: msg("`{own}` as the first of `models`", { own: own.name }),
      },
    ],
  };
}

function open(context: Context, files: Files, { entry }: Way): Opened {
  const { config, dotenv } = files;
  const sources = sourcesOf(context, files);
  const filled = secrets(sources);
  const key = entry?.table["apiKey"];
  const reference = key instanceof Secret ? key.info.reference : null;
  const broken = config.status === "broken" || config.status === "unreadable";
  return {
    layers: [context.env.layer, config, files.state, ...dotenv].filter(({ status }) => status !== "absent"),
    steps: [],
    offers: {
      ...Object.fromEntries(sources.map((from, n) => [`variables${n}`, from])),
      ...(isRead(config) && entry
        ? {
            entry: filled(tableSource(config, entry.path)),
            headers: filled(headerOffers(config, [...entry.path, "requestOptions", "headers"])),
          }
        : {}),
    },
    hints: {
      ...(broken ? { broken: config.path ?? "" } : {}),
      ...(reference?.syntax === "${{}}" && reference.name ? { secret: reference.name } : {}),
    },
  };
}

function setUp({ config }: Files, facts: Facts): Message | null {
  const speaks =
    config.hints === true ||
    (config.doc !== undefined &&
      (facts.namesMimo({ models: config.doc.value["models"] ?? null }) ||
        entriesIn(config.doc.value).some((it) => isOurs(it, facts))));
  return speaks ? msg("{file} names MiMo", { file: { kind: "file", path: config.path ?? "" } }) : null;
}

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

const client: Client = {
  id: "continue",
  title: "Continue CLI",
  keyName: "apiKey",
  instructions: how,
  schema: reading("Continue", sources.continueCli, "models.*"),
  async survey(context) {
    const files = await openFiles(context);
    const choice = choiceOf(files, context.facts);
    return {
      layers: [withOther(files.config, choice), ...(files.old ? [files.old] : []), files.state, ...files.dotenv],
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
