// Codex: providers described in TOML, a `.env` that beats the shell, and a login that one setting alone brings in.
import type { Facts } from "../../model/facts.ts";
import { sources } from "../../facts/sources.ts";
import { reading } from "../shared/schema.ts";
import { putKey } from "../../facts/remedies.ts";
import * as codex from "./facts.ts";
import { isFirst } from "../shared/active.ts";
import { installedBy, installedTraces, nearest } from "../shared/installed.ts";
import { isMimoAddress, isMimoProvider } from "../shared/provider.ts";
import type { Client, Instructions, Detection } from "../../model/contracts.ts";
import { at, placeIn } from "../../model/document.ts";
import type { Layer } from "../../model/layer.ts";
import { entries } from "../../model/settings-source.ts";
import { msg, type Message } from "../../model/message.ts";
import { isRead, openFiles, settingsOf, type Files } from "./files.ts";
import { ignored, inProject, isMisplaced, merged, providersIn, refusals, setting } from "./inspect.ts";
import { open, stores } from "./opened.ts";
import type { Sources } from "./sources.ts";

const npmPackage = "@openai/codex";
/** Oldest first. */
const versions = ["0.169", "0.171"] as const;

export const detection: Detection = {
  files: [
    "~/.codex/config.toml",
    "./.codex/config.toml",
    "$CODEX_HOME/config.toml",
    "/etc/codex/config.toml",
    "/etc/codex/managed_config.toml",
    "$ProgramData/OpenAI/Codex/config.toml",
  ],
  env: [codex.names.home, codex.names.key],
  also: [
    "~/.codex/.env",
    "~/.codex/auth.json",
    "~/.codex/managed_config.toml",
    "$CODEX_HOME/.env",
    "$CODEX_HOME/auth.json",
    "$CODEX_HOME/managed_config.toml",
    ...installedTraces(npmPackage),
  ],
  names: [".codex/*.config.toml"],
  signatures: ["model_providers", "model_provider"],
};

const baseNames = ["base_url"];

/** A file with one setting that Codex refuses is out of use as a whole. */
function inspected(files: Files, facts: Facts): Files {
  const all = settingsOf(files);
  const look = (layer: Layer): Layer => {
    const refused = refusals(layer, all);
    const found = [...refused, ...ignored(layer, facts)];
    const [first] = refused;
    return {
      ...layer,
      ...(first ? { status: "broken", because: first.what } : {}),
      diagnostics: [...layer.diagnostics, ...found],
    };
  };
  return {
    ...files,
    managed: look(files.managed),
    user: look(files.user),
    system: files.system && look(files.system),
    projects: files.projects.map((layer) => ({
      ...layer,
      diagnostics: [...layer.diagnostics, ...inProject(layer, facts)],
    })),
  };
}

interface Choice {
  /** Providers that lead to MiMo, the one that Codex takes by itself first. */
  readonly routes: readonly string[];
  /** The one that it takes by itself, where that is another. */
  readonly other: string | undefined;
}

function choiceOf(files: Files, facts: Facts): Choice {
  const all = settingsOf(files).filter(isRead);
  const tables = [...new Set(all.flatMap(providersIn).map(([id]) => id))];
  const ours = tables.filter((id) => isMimoProvider(id, merged(all, id), baseNames, facts));
  const named = setting(all, "model_provider");
  const active = typeof named === "string" ? named : codex.defaults.provider;
  if (ours.includes(active)) return { routes: [active, ...ours.filter((id) => id !== active)], other: undefined };
  const model = setting([files.managed, ...files.projects, ...all].filter(isRead), "model");
  const meant =
    active === codex.defaults.provider &&
    ((typeof model === "string" && facts.isMimoModel(model)) ||
      isMimoAddress(setting(all, "openai_base_url"), facts) ||
      (ours.length > 0 && all.some(isMisplaced)));
  if (meant || ours.length === 0) return { routes: [active, ...ours], other: undefined };
  return { routes: ours, other: active };
}

/** Told where the choice stands; else where the provider is described that is not chosen. */
function withOther(layer: Layer, { routes: [ours = ""], other }: Choice): Layer {
  if (!layer.doc || other === undefined) return layer;
  const keys = layer.doc.value["model_provider"] === undefined ? ["model_providers", ours] : ["model_provider"];
  if (at(layer.doc.value, keys) === undefined) return layer;
  return {
    ...layer,
    diagnostics: [
      ...layer.diagnostics,
      {
        kind: "other-provider",
        place: placeIn(layer.doc, keys),
        hard: false,
        what: msg("`{ours}` is described, and Codex uses `{other}`", { ours, other }),
        expected: msg('`model_provider = "{ours}"`', { ours }),
      },
    ],
  };
}

const inSettings = ({ doc }: Layer, facts: Facts): boolean =>
  doc !== undefined &&
  (facts.namesMimo({ model: doc.value["model"] ?? null, provider: doc.value["model_provider"] ?? null }) ||
    isMimoAddress(doc.value["openai_base_url"], facts) ||
    entries(doc.value["model_providers"]).some(([id, table]) => isMimoProvider(id, table, baseNames, facts)));

function setUp(files: Files, facts: Facts): Message | null {
  const named =
    [...settingsOf(files), ...files.projects.filter(isRead)].find((layer) => layer.hints || inSettings(layer, facts)) ??
    [files.dotenv, files.auth].find(({ doc, hints }) => hints || (doc && facts.namesMimo(doc.value)));
  return named ? msg("{file} names MiMo", { file: { kind: "file", path: named.path ?? "" } }) : null;
}

const how: Instructions = {
  region(region, facts, { baseUrl }) {
    const url = facts.endpointOf(region).openai;
    return baseUrl.place?.kind === "file"
      ? msg('write `base_url = "{url}"` in {place}', { url, place: baseUrl.place })
      : msg('write `base_url = "{url}"` into the table of the provider in `~/.codex/config.toml`', { url });
  },
  model: (id, place) =>
    place?.kind === "file"
      ? msg("write `{id}` in {place}", { id, place })
      : msg('write `model = "{id}"` at the top of `~/.codex/config.toml`', { id }),
  key: (place, facts) =>
    putKey(
      place,
      msg("put the key of your console page ({page}) into the variable that `env_key` names", { page: facts.keyPage }),
      facts,
    ),
};

const client: Client<Sources> = {
  id: "codex",
  title: "Codex",
  keyName: "MIMO_API_KEY",
  instructions: how,
  schema: reading("Codex", sources.clientsSeen, "model_providers.*"),
  async survey(context) {
    const files = inspected(await openFiles(context), context.facts);
    const choice = choiceOf(files, context.facts);
    const user = withOther(files.user, choice);
    const kept = choice.routes.flatMap((id) => stores(files, id));
    return {
      layers: [
        files.managed,
        ...files.projects,
        user,
        ...(files.system ? [files.system] : []),
        files.dotenv,
        files.auth,
        ...new Map(kept.map((layer) => [layer.id, layer])).values(),
      ],
      setUp: setUp(files, context.facts),
      routes: choice.routes,
      judges: [nearest(versions, await installedBy(context, npmPackage))],
      active: (_version, route) => isFirst(choice.routes, choice.other, route),
      open: (_version, _view, route) => open(context, files, route, isFirst(choice.routes, choice.other, route)),
    };
  },
};

export default client;
