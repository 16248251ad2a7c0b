// OpenClaw: one JSON5 file, the variables that it refers to, and a store of keys that comes before it.
import type { Facts } from "../../model/facts.ts";
import { putKey } from "../../facts/remedies.ts";
import { isMimoProvider } from "../shared/provider.ts";
import type { Client, Instructions, Detection } from "../../model/contracts.ts";
import { at } from "../../model/document.ts";
import type { Layer } from "../../model/layer.ts";
import { msg, type Message } from "../../model/message.ts";
import {
  choiceOf,
  isElsewhere,
  isUsed,
  mainModels,
  otherModels,
  providersIn,
  speechRoute,
  type Choice,
} from "./choose.ts";
import { openFiles, type Files } from "./files.ts";
import { refusedIn, unmoved } from "./inspect.ts";
import { open } from "./opened.ts";
import { schema } from "./schema.ts";
import type { Sources } from "./sources.ts";

export const detection: Detection = {
  files: [
    "~/.openclaw/openclaw.json",
    "$OPENCLAW_CONFIG_PATH",
    "$OPENCLAW_STATE_DIR/openclaw.json",
    "$OPENCLAW_HOME/.openclaw/openclaw.json",
    "./openclaw.json",
  ],
  env: ["OPENCLAW_CONFIG_PATH", "OPENCLAW_STATE_DIR", "OPENCLAW_HOME"],
  also: [
    "./.env",
    "~/.openclaw/.env",
    "~/.openclaw/agents/main/agent/auth-profiles.json",
    "$OPENCLAW_STATE_DIR/.env",
    "$OPENCLAW_STATE_DIR/agents/main/agent/auth-profiles.json",
    "$OPENCLAW_HOME/.openclaw/.env",
    "$OPENCLAW_HOME/.openclaw/agents/main/agent/auth-profiles.json",
  ],
  names: ["openclaw*.json", "openclaw*.json5"],
  signatures: ["models.providers.*.baseUrl", "agents.defaults.model.primary"],
};

function inspected(files: Files): Files {
  const { config } = files;
  return {
    ...files,
    project: { ...files.project, diagnostics: [...files.project.diagnostics, ...refusedIn(files.project, config)] },
    profiles: { ...files.profiles, diagnostics: [...files.profiles.diagnostics, ...unmoved(files.profiles)] },
  };
}

function setUp({ config, dotenv, profiles }: Files, facts: Facts): Message | null {
  const inConfig =
    config.hints === true ||
    providersIn(config).some(([id, table]) => isMimoProvider(id, table, ["baseUrl"], facts)) ||
    [...mainModels(config), ...otherModels(config)].some(({ value }) => facts.namesMimo([value])) ||
    (config.doc !== undefined &&
      facts.namesMimo([at(config.doc.value, ["env"]) ?? null, at(config.doc.value, ["messages", "tts"]) ?? null]));
  const named = inConfig
    ? config
    : [dotenv, profiles].find(({ doc, hints }) => hints || (doc && facts.namesMimo(doc.value)));
  return named ? msg("{file} names MiMo", { file: { kind: "file", path: named.path ?? "" } }) : null;
}

function withOther(config: Layer, choice: Choice, facts: Facts): Layer {
  if (!isElsewhere(choice, facts) || !choice.place || !choice.main) return config;
  const [ours = ""] = choice.routes;
  return {
    ...config,
    diagnostics: [
      ...config.diagnostics,
      {
        kind: "other-provider",
        place: choice.place,
        hard: false,
        what: msg("`{ours}` is described, and OpenClaw uses `{other}`", { ours, other: choice.main.provider }),
        expected: msg("a model that begins with `{ours}/`", { ours }),
      },
    ],
  };
}

const how: Instructions = {
  region(region, facts, { baseUrl, protocol: wire }) {
    const url = facts.endpointOf(region)[wire === "anthropic" ? "anthropic" : "openai"];
    return baseUrl.place?.kind === "file"
      ? msg("write `{url}` in {place}", { url, place: baseUrl.place })
      : msg("write `{url}` as `baseUrl` of the provider in `~/.openclaw/openclaw.json`", { url });
  },
  model: (id, place) =>
    place?.kind === "file"
      ? msg("write `{id}`, after the provider's name and a slash, in {place}", { id, place })
      : msg("write `{id}`, after the provider's name and a slash, as `agents.defaults.model.primary`", { id }),
  key: (place, facts) =>
    putKey(
      place,
      msg("put the key of your console page ({page}) into `~/.openclaw/.env`, and `apiKey` refers to it: `${NAME}`", {
        page: facts.keyPage,
      }),
      facts,
    ),
};

const client: Client<Sources> = {
  id: "openclaw",
  title: "OpenClaw",
  keyName: "apiKey",
  instructions: how,
  schema,
  async survey(context) {
    const files = inspected(await openFiles(context));
    const choice = choiceOf(files.config, context.facts);
    const routes = [...choice.routes, ...(choice.speech ? [speechRoute] : [])];
    const { project, dotenv, profiles, store } = files;
    return {
      layers: [withOther(files.config, choice, context.facts), project, dotenv, profiles, store],
      setUp: setUp(files, context.facts),
      routes: routes.length > 0 ? routes : [choice.main?.provider ?? ""],
      active: (_version, route) => isUsed(files.config, choice, route),
      open: (_version, _view, route) => open(context, files, choice, route),
    };
  },
};

export default client;
