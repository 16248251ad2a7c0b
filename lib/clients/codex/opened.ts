// What Codex's policy gets to see of its files, for one provider.
import type { Context, Opened } from "../../model/contracts.ts";
import { headerOffers } from "../shared/headers.ts";
import { numbered } from "../shared/series.ts";
import { isTable } from "../../model/document.ts";
import type { Layer, SettingsSource } from "../../model/layer.ts";
import { overlay, tableSource, variableSource } from "../../model/settings-source.ts";
import { Secret } from "../../model/secret.ts";
import { msg, type Message } from "../../model/message.ts";
import { isRead, settingsOf, type Files } from "./files.ts";
import { merged, setting } from "./inspect.ts";

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

/** What may hold the key and is never opened: by provider, since each may name a program. */
export function stores(files: Files, id: string): readonly Layer[] {
  const all = settingsOf(files).filter(isRead);
  const kept = setting(all, "cli_auth_credentials_store");
  return [
    ...(isTable(merged(all, id)["auth"])
      ? [store("helper", msg("the program that `auth.command` names"), msg("never run"), files.user)]
      : []),
    ...(kept === "keyring" || kept === "auto"
      ? [store("keyring", msg("the keyring, which Codex's settings name"), msg("never opened"), files.user)]
      : []),
    ...(isRead(files.auth) && isTable(files.auth.doc?.value["tokens"])
      ? [store("login", msg("a ChatGPT login"), msg("seen, and never used"), files.auth)]
      : []),
  ];
}

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

export function open(context: Context, files: Files, id: string, chosen: boolean): Opened {
  const all = settingsOf(files);
  const readable = all.filter(isRead);
  const projects = files.projects.filter(isRead);
  const variables = isRead(files.dotenv) ? overlay(variableSource(files.dotenv, []), context.env) : context.env;
  const table = ["model_providers", id];
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
    offers: {
      ...numbered("root", readable, (layer) => tableSource(layer, [])),
      ...numbered(
        "model",
        [...readable.slice(0, managedIn(readable)), ...projects, ...readable.slice(managedIn(readable))],
        (layer) => tableSource(layer, []),
      ),
      ...numbered("table", readable, (layer) => tableSource(layer, table)),
      ...numbered("variableHeaders", readable, (layer) =>
        fromVariables(headerOffers(layer, [...table, "env_http_headers"]), (name) => variables.get("key", name)),
      ),
      ...numbered("headers", readable, (layer) => headerOffers(layer, [...table, "http_headers"])),
      ...(isRead(files.dotenv) ? { dotenv: variableSource(files.dotenv, []) } : {}),
      ...(isRead(files.auth) ? { auth: tableSource(files.auth, []) } : {}),
      env: context.env,
      ...Object.fromEntries(
        stores(files, id).map((layer) => [layer.id.slice("codex:".length), tableSource(layer, [])]),
      ),
    },
    hints: { provider: id, ...(chosen ? { chosen: "yes" } : {}), ...(stopped ? { stopped: "yes" } : {}) },
  };
}

const managedIn = (layers: readonly Layer[]): number => (layers[0]?.id === "codex:managed" ? 1 : 0);
