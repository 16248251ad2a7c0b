// Claude Code: settings files whose `env` beats the shell, variable by variable, and the stores beside them.
import type { Facts } from "../../model/facts.ts";
import { putKey } from "../../facts/remedies.ts";
import { storeLayer } from "../shared/store.ts";
import { fieldTypes, names } from "./facts.ts";
import { sources } from "../../facts/sources.ts";
import { validating } from "../shared/schema.ts";
import type { Client, Context, Instructions, Detection, Wanted } from "../../model/contracts.ts";
import { at, type Document, type Value } from "../../model/document.ts";
import type { Layer, SettingsSource, Scope } from "../../model/layer.ts";
import { entries, variableSource, tableSource } from "../../model/settings-source.ts";
import { Secret } from "../../model/secret.ts";
import type { SettingsSchema } from "../../model/settings-schema.ts";
import { msg, type Message } from "../../model/message.ts";
import type { Sources } from "./sources.ts";

export const detection: Detection = {
  files: [
    "~/.claude/settings.json",
    "~/.claude.json",
    "./.claude/settings.json",
    "./.claude/settings.local.json",
    "$CLAUDE_CONFIG_DIR/settings.json",
    "/etc/claude-code/managed-settings.json",
    "/Library/Application Support/ClaudeCode/managed-settings.json",
    "C:/Program Files/ClaudeCode/managed-settings.json",
  ],
  env: [names.baseUrl, names.token, names.login],
  also: ["/etc/claude-code/managed-settings.d/*", "~/.claude/.credentials.json", "$CLAUDE_CONFIG_DIR/.claude.json"],
  names: [".claude/settings*.json", "managed-settings.json"],
  signatures: [`env.${names.baseUrl}`, `env.${names.token}`, `env.${names.model}`],
};

const managedFolder = {
  linux: "/etc/claude-code",
  darwin: "/Library/Application Support/ClaudeCode",
  win32: "C:/Program Files/ClaudeCode",
} as const;

/** One field of a wrong type, and Claude Code leaves the whole file out without a word. */
const schema: SettingsSchema = {
  title: "Claude Code",
  source: sources.clientsSeen,
  refuses: "leaves-out",
  tables: [
    { at: [], fields: fieldTypes },
    { at: ["env"], fields: {} },
  ],
};
const inspect = validating(schema);

/** It moves into the folder that is named instead of `~/.claude`. */
const stateFile = ({ expand, join, home }: Context): string =>
  join(expand("$CLAUDE_CONFIG_DIR") ?? home, ".claude.json");

/** Settings files, the strongest first. */
async function settings(context: Context): Promise<readonly Layer[]> {
  const open = (id: string, title: Message, path: string, scope: Scope): Promise<Layer> => {
    const wanted: Wanted = { id: `claude-code:${id}`, title, path, scope, dialect: "json", wide: true, inspect };
    return context.file(wanted);
  };
  const managed = managedFolder[context.platform];
  const parts = context.list(`${managed}/managed-settings.d`).filter((name) => name.endsWith(".json"));
  const userFolder = context.expand("$CLAUDE_CONFIG_DIR") ?? context.join(context.home, ".claude");
  const project =
    context.cwd === context.home
      ? []
      : [
          await open(
            "local",
            msg("project settings of this user"),
            context.join(context.cwd, ".claude/settings.local.json"),
            "project",
          ),
          await open("project", msg("project settings"), context.join(context.cwd, ".claude/settings.json"), "project"),
        ];
  return [
    ...(await Promise.all(
      parts
        .toReversed()
        .map((name) =>
          open(`managed-${name}`, msg("managed settings"), `${managed}/managed-settings.d/${name}`, "managed"),
        ),
    )),
    await open("managed", msg("managed settings"), `${managed}/managed-settings.json`, "managed"),
    ...project,
    await open("user", msg("user settings"), context.join(userFolder, "settings.json"), "user"),
    await open("state", msg("Claude Code's own file"), stateFile(context), "user"),
  ];
}

/** A login in a store is used only where no variable and no helper is. */
function store(context: Context): Layer {
  const folder = context.expand("$CLAUDE_CONFIG_DIR") ?? context.join(context.home, ".claude");
  const path = context.join(folder, ".credentials.json");
  const seen = context.exists(path);
  return storeLayer({ id: "claude-code:login", title: msg("stored Claude login"), path, seen });
}

function helper(files: readonly Layer[]): Layer | undefined {
  const named = files.find((layer) => layer.doc && layer.doc.value["apiKeyHelper"] !== undefined);
  return (
    named && {
      ...named,
      id: "claude-code:helper",
      kind: "store",
      title: msg("the program that `apiKeyHelper` names"),
      status: "ignored",
      because: msg("never run"),
      diagnostics: [],
    }
  );
}

/** What stands under the names of others is for the programs that it starts. */
const ownVariables = ({ value }: Document): Value =>
  Object.fromEntries(entries(at(value, ["env"])).filter(([name]) => /^(?:ANTHROPIC|CLAUDE)_/.test(name)));

function setUp(files: readonly Layer[], shell: SettingsSource, facts: Facts): Message | null {
  const named = files.find(
    (layer) =>
      layer.hints ||
      (layer.doc && facts.namesMimo({ env: ownVariables(layer.doc), model: layer.doc.value["model"] ?? null })),
  );
  if (named) return msg("{file} names MiMo", { file: { kind: "file", path: named.path ?? "" } });
  const variable = [names.baseUrl, names.token, names.model].find((name) => {
    const value = shell.get("mode", name)?.value;
    return typeof value === "string"
      ? facts.isMimoText(value)
      : value instanceof Secret && value.info.plan === "token-plan";
  });
  return variable ? msg("`{name}` names MiMo", { name: variable }) : null;
}

const how: Instructions = {
  region(region, facts, { baseUrl }) {
    const url = facts.endpointOf(region).anthropic;
    return baseUrl.place?.kind === "file"
      ? msg("set `{name}` to `{url}` in {place}", { name: names.baseUrl, url, place: baseUrl.place })
      : msg("`export {name}={url}`", { name: names.baseUrl, url });
  },
  model: (id, place) =>
    place?.kind === "file"
      ? msg("write `{id}` in {place}", { id, place })
      : msg("`export {name}={id}`", { name: names.model, id }),
  key: (place, facts) =>
    putKey(
      place,
      msg("put the key of your console page ({page}) into `{name}`, in the `env` of `~/.claude/settings.json`", {
        page: facts.keyPage,
        name: names.token,
      }),
      facts,
    ),
};

const client: Client<Sources> = {
  id: "claude-code",
  title: "Claude Code",
  keyName: names.token,
  instructions: how,
  schema,
  async survey(context) {
    const files = await settings(context);
    const state = files.find((layer) => layer.id === "claude-code:state");
    const login = store(context);
    const program = helper(files);
    const readable = files.filter((layer) => layer.status === "read");
    return {
      layers: [...files, ...(program ? [program] : []), login],
      setUp: setUp(files, context.env, context.facts),
      open: () => ({
        layers: [...files, context.env.layer],
        steps: [],
        sources: {
          shell: context.env,
          variables: readable.map((layer) => variableSource(layer, ["env"])),
          settings: readable.map((layer) => tableSource(layer, [])),
          state: state?.status === "read" ? tableSource(state, []) : undefined,
          helper: program,
          login: login.status === "ignored" ? login : undefined,
        },
      }),
    };
  },
};

export default client;
