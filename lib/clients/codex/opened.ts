// Knows what Codex's policy gets to see of its files, for one provider.
import type { Context, Opened } from "../../model/contracts.ts";
import { headerOffers } from "../../kit/headers.ts";
import { numbered } from "../../kit/series.ts";
import { isTable } from "../../model/document.ts";
import type { Layer, Offers } from "../../model/layer.ts";
import { stacked, tableOffers, variableOffers } from "../../model/offers.ts";
import { Secret } from "../../model/secret.ts";
import { say, type Text } from "../../model/text.ts";
import { isRead, settingsOf, type Files } from "./files.ts";
import { merged, setting } from "./inspect.ts";

const store = (id: string, title: Text, because: Text, from: Layer): Layer => ({
  id: `codex:${id}`,
  kind: "store",
  title,
  scope: from.scope,
  ...(from.path === undefined ? {} : { path: from.path }),
  status: "ignored",
  because,
  remarks: [],
});

/** What may hold the key and is never opened: by provider, since each may name a program. */
export function stores(files: Files, id: string): readonly Layer[] {
  const all = settingsOf(files).filter(isRead);
  const kept = setting(all, "cli_auth_credentials_store");
  return [
    ...(isTable(merged(all, id)["auth"])
      ? [store("helper", say("the program that `auth.command` names"), say("never run"), files.user)]
      : []),
    ...(kept === "keyring" || kept === "auto"
      ? [store("keyring", say("the keyring, which Codex's settings name"), say("never opened"), files.user)]
      : []),
    ...(isRead(files.auth) && isTable(files.auth.doc?.value["tokens"])
      ? [store("login", say("a ChatGPT login"), say("seen, and never used"), files.auth)]
      : []),
  ];
}

/** Headers whose settings name the variable that holds the value. */
function fromVariables(from: Offers, lookup: (name: string) => ReturnType<Offers["get"]>): Offers {
  return {
    ...from,
    get(slot, name) {
      const value = from.get(slot, name)?.value;
      const variable = value instanceof Secret ? value.traits.variable : value;
      return typeof variable === "string" ? lookup(variable) : undefined;
    },
  };
}

export function open(context: Context, files: Files, id: string, chosen: boolean): Opened {
  const all = settingsOf(files);
  const readable = all.filter(isRead);
  const projects = files.projects.filter(isRead);
  const variables = isRead(files.dotenv) ? stacked(variableOffers(files.dotenv, []), context.env) : context.env;
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
      ...numbered("root", readable, (layer) => tableOffers(layer, [])),
      ...numbered(
        "model",
        [...readable.slice(0, managedIn(readable)), ...projects, ...readable.slice(managedIn(readable))],
        (layer) => tableOffers(layer, []),
      ),
      ...numbered("table", readable, (layer) => tableOffers(layer, table)),
      ...numbered("variableHeaders", readable, (layer) =>
        fromVariables(headerOffers(layer, [...table, "env_http_headers"]), (name) => variables.get("key", name)),
      ),
      ...numbered("headers", readable, (layer) => headerOffers(layer, [...table, "http_headers"])),
      ...(isRead(files.dotenv) ? { dotenv: variableOffers(files.dotenv, []) } : {}),
      ...(isRead(files.auth) ? { auth: tableOffers(files.auth, []) } : {}),
      env: context.env,
      ...Object.fromEntries(
        stores(files, id).map((layer) => [layer.id.slice("codex:".length), tableOffers(layer, [])]),
      ),
    },
    hints: { provider: id, ...(chosen ? { chosen: "yes" } : {}), ...(stopped ? { stopped: "yes" } : {}) },
  };
}

const managedIn = (layers: readonly Layer[]): number => (layers[0]?.id === "codex:managed" ? 1 : 0);
