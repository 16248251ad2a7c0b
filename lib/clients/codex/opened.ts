// What Codex's policy gets to see of its files, for one provider.
import type { Context, Opened } from "../../model/contracts.ts";
import { headerOffers } from "../shared/headers.ts";
import { isTable } from "../../model/document.ts";
import type { Layer, SettingsSource } from "../../model/layer.ts";
import { overlay, tableSource, variableSource } from "../../model/settings-source.ts";
import { Secret } from "../../model/secret.ts";
import { msg, type Message } from "../../model/message.ts";
import { isRead, settingsOf, type Files } from "./files.ts";
import { merged, setting } from "./inspect.ts";
import type { Sources, Stores } from "./sources.ts";

const store = (id: string, title: Message, because: Message, from: Layer): Layer => ({
  id: `codex:${id}`,
  kind: "store",
  title,
  scope: from.scope,
  ...(from.path === undefined ? {} : { path: from.path }),
  status: "ignored",
  because,
  diagnostics: [],
});

function storesOf(files: Files, id: string): Stores {
  const all = settingsOf(files).filter(isRead);
  const kept = setting(all, "cli_auth_credentials_store");
  const hasLogin = isRead(files.auth) && isTable(files.auth.doc?.value["tokens"]);
  return {
    helper: isTable(merged(all, id)["auth"])
      ? store("helper", msg("the program that `auth.command` names"), msg("never run"), files.user)
      : undefined,
    keyring:
      kept === "keyring" || kept === "auto"
        ? store("keyring", msg("the keyring, which Codex's settings name"), msg("never opened"), files.user)
        : undefined,
    login: hasLogin ? store("login", msg("a ChatGPT login"), msg("seen, and never used"), files.auth) : undefined,
  };
}

/** What may hold the key and is never opened: by provider, since each may name a program. */
export const stores = (files: Files, id: string): readonly Layer[] =>
  Object.values(storesOf(files, id)).filter((it) => it !== undefined);

/** Headers whose settings name the variable that holds the value. */
function fromVariables(
  from: SettingsSource,
  lookup: (name: string) => ReturnType<SettingsSource["get"]>,
): SettingsSource {
  return {
    ...from,
    get(slot, name) {
      const value = from.get(slot, name)?.value;
      const variable = value instanceof Secret ? value.info.variable : value;
      return typeof variable === "string" ? lookup(variable) : undefined;
    },
  };
}

export function open(context: Context, files: Files, id: string, chosen: boolean): Opened<Sources> {
  const all = settingsOf(files);
  const readable = all.filter(isRead);
  const projects = files.projects.filter(isRead);
  const variables = isRead(files.dotenv) ? overlay(variableSource(files.dotenv, []), context.env) : context.env;
  const table = ["model_providers", id];
  const managed = readable[0] === files.managed ? 1 : 0;
  const stopped = all.some((layer) => layer.status === "broken" || layer.status === "unreadable");
  return {
    layers: [
      context.env.layer,
      ...all,
      ...files.projects.filter((layer) => layer.status !== "ignored"),
      files.dotenv,
      files.auth,
    ],
    steps: [],
    sources: {
      provider: id,
      chosen,
      stopped,
      settings: readable.map((layer) => tableSource(layer, [])),
      models: [...readable.slice(0, managed), ...projects, ...readable.slice(managed)].map((layer) =>
        tableSource(layer, []),
      ),
      tables: readable.map((layer) => tableSource(layer, table)),
      headers: [
        ...readable.map((layer) =>
          fromVariables(headerOffers(layer, [...table, "env_http_headers"]), (name) => variables.get("key", name)),
        ),
        ...readable.map((layer) => headerOffers(layer, [...table, "http_headers"])),
      ],
      dotenv: isRead(files.dotenv) ? variableSource(files.dotenv, []) : undefined,
      auth: isRead(files.auth) ? tableSource(files.auth, []) : undefined,
      env: context.env,
      ...storesOf(files, id),
    },
  };
}
