// Qwen Code: settings that describe models, and variables that every `.env` around may bring in.
import type { Facts } from "../../model/facts.ts";
import { sources } from "../../facts/sources.ts";
import { reading } from "../shared/schema.ts";
import { isFirst } from "../shared/active.ts";
import { putKey } from "../../facts/remedies.ts";
import { baseUrlOf } from "../../facts/endpoints.ts";
import { isMimoVariable } from "../../facts/mimo.ts";
import type { Client, Instructions, Detection } from "../../model/contracts.ts";
import { placeIn, type Table, type Value } from "../../model/document.ts";
import type { Layer } from "../../model/layer.ts";
import { entries } from "../../model/settings-source.ts";
import { msg, type Message } from "../../model/message.ts";
import { folder } from "./facts.ts";
import { choiceOf, modelPath, type Choice } from "./choice.ts";
import { openFiles, type Files } from "./files.ts";
import { entriesIn, isOurs } from "./inspect.ts";
import { knownOf, open } from "./opened.ts";
import type { Sources } from "./sources.ts";

export const detection: Detection = {
  files: [
    "~/.qwen/settings.json",
    "~/.qwen/.env",
    "./.qwen/settings.json",
    "./.qwen/.env",
    "$QWEN_HOME/settings.json",
    "$QWEN_HOME/.env",
    "$QWEN_CODE_SYSTEM_SETTINGS_PATH",
    "$QWEN_CODE_SYSTEM_DEFAULTS_PATH",
    "/etc/qwen-code/settings.json",
    "/etc/qwen-code/system-defaults.json",
    "/Library/Application Support/QwenCode/settings.json",
    "/Library/Application Support/QwenCode/system-defaults.json",
    "C:/ProgramData/qwen-code/settings.json",
    "C:/ProgramData/qwen-code/system-defaults.json",
  ],
  env: ["QWEN_HOME"],
  also: [
    "./.env",
    "~/.env",
    "~/.qwen/trustedFolders.json",
    "$QWEN_HOME/trustedFolders.json",
    "$QWEN_CODE_TRUSTED_FOLDERS_PATH",
    "~/.qwen/oauth_creds.json",
    "$QWEN_HOME/oauth_creds.json",
  ],
  signatures: ["modelProviders.openai", "modelProviders.anthropic", "security.auth.selectedType"],
};

/** The parts of the settings that decide about models. */
const ours = ({ env, modelProviders, model, security }: Table): Value => ({
  env: env ?? null,
  modelProviders: modelProviders ?? null,
  model: model ?? null,
  security: security ?? null,
});

const speaks = ({ doc, hints }: Layer, facts: Facts): boolean =>
  hints === true ||
  (doc !== undefined &&
    (facts.namesMimo(ours(doc.value)) ||
      entries(doc.value["env"]).some(([name]) => isMimoVariable(name)) ||
      entriesIn(doc.value).some((it) => isOurs(it, facts))));

/** `.qwen/.env` is Qwen Code's own; every other program reads `.env`. */
const isOwn = ({ path, status }: Layer): boolean => status !== "absent" && path?.endsWith(`${folder}/.env`) === true;

function setUp({ settings, dotenv }: Files, facts: Facts): Message | null {
  const named =
    settings.find((it) => speaks(it, facts)) ??
    dotenv
      .filter(isOwn)
      .find(({ doc }) => doc && (facts.namesMimo(doc.value) || Object.keys(doc.value).some(isMimoVariable)));
  return named ? msg("{file} names MiMo", { file: { kind: "file", path: named.path ?? "" } }) : null;
}

/** Told where the choice stands; else where the model is described that is not chosen. */
function withOther(files: readonly Layer[], { ways, other }: Choice): readonly Layer[] {
  const mine = ways[0]?.entry;
  if (other === undefined || !mine) return files;
  const named = files.find((layer) => layer.status === "read" && modelPath(layer));
  const doc = named?.doc;
  const keys = named && modelPath(named);
  if (!doc || !keys) return files;
  const remark = {
    kind: "other-provider" as const,
    place: placeIn(doc, keys),
    hard: false,
    what: msg("`{own}` is described, and Qwen Code takes `{other}`", { own: mine.id, other }),
    expected: msg("`{own}`", { own: mine.id }),
  };
  return files.map((layer) => (layer === named ? { ...layer, diagnostics: [...layer.diagnostics, remark] } : layer));
}

const how: Instructions = {
  region(region, facts, { baseUrl, protocol: wire }) {
    const url = baseUrlOf(facts.endpointOf(region), wire);
    return baseUrl.place?.kind === "file"
      ? msg('write `"baseUrl": "{url}"` in {place}', { url, place: baseUrl.place })
      : msg("set `baseUrl` of the model in `modelProviders` of `~/.qwen/settings.json` to `{url}`", { url });
  },
  model: (id, place) =>
    place?.kind === "file"
      ? msg("write `{id}` in {place}, and in `model.name`", { id, place })
      : msg("set `id` of the model in `modelProviders` and `model.name` to `{id}`", { id }),
  key: (place, facts) =>
    putKey(
      place,
      msg("put the key of your console page ({page}) into the variable that `envKey` names", { page: facts.keyPage }),
      facts,
    ),
};

const client: Client<Sources> = {
  id: "qwen-code",
  title: "Qwen Code",
  keyName: "MIMO_API_KEY",
  expands: new Set(["$", "${}"]),
  instructions: how,
  schema: reading("Qwen Code", sources.clientsSeen, "modelProviders.*.*"),
  async survey(context) {
    const files = await openFiles(context);
    const known = knownOf(context, files);
    const choice = choiceOf(known, context.facts);
    return {
      layers: [
        ...withOther(files.settings, choice),
        ...(files.trust ? [files.trust] : []),
        ...files.dotenv,
        files.login,
      ],
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
        return open(context, files, known, way);
      },
    };
  },
};

export default client;
