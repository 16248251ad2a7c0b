// Hermes Agent's folder: `.env`, which beats the shell, `config.yaml`, and the pool of keys in `auth.json`.
import { own } from "./facts.ts";
import { isMimoVariable } from "../../facts/mimo.ts";
import { remarked } from "../shared/entries.ts";
import type { Context } from "../../model/contracts.ts";
import { isTable } from "../../model/document.ts";
import type { Layer } from "../../model/layer.ts";
import { entries } from "../../model/settings-source.ts";
import { msg } from "../../model/message.ts";

export interface Files {
  readonly dotenv: Layer;
  readonly config: Layer;
  readonly auth: Layer;
}

export async function openFiles(context: Context, folder: string): Promise<Files> {
  const path = (name: string): string => context.join(folder, name);
  const [dotenv, config, auth] = await Promise.all([
    context.file({ id: "hermes:dotenv", title: msg("keys"), path: path(".env"), scope: "user", dialect: "dotenv" }),
    context.file({
      id: "hermes:config",
      title: msg("user settings"),
      path: path("config.yaml"),
      scope: "user",
      dialect: "yaml",
    }),
    context.file({
      id: "hermes:auth",
      title: msg("the pool of keys"),
      path: path("auth.json"),
      scope: "user",
      dialect: "json",
    }),
  ]);
  return { dotenv, config, auth };
}

/** Names of other tools, in a file that Hermes alone reads. `read`: names that its settings refer to. */
export function unread(dotenv: Layer, read: readonly string[]): Layer {
  const known = new Set<string>([own.key, own.base, ...read]);
  const strange = entries(dotenv.doc?.value)
    .map(([name]) => name)
    .filter((name) => !known.has(name));
  return strange.reduce((layer, name) => {
    return isMimoVariable(name) && /(?:URL|BASE)$/.test(name)
      ? remarked(layer, [name], {
          kind: "not-read",
          slot: "baseUrl",
          hard: false,
          what: msg("Hermes does not read `{name}`", { name }),
          expected: msg("`{name}`", { name: own.base }),
        })
      : layer;
  }, dotenv);
}

/** An entry that is called like the built-in provider is not used, and neither is its address. */
export function unusedEntry(config: Layer): Layer {
  const entry = entries(config.doc?.value["providers"]).find(([name]) => name === own.id)?.[1];
  const address = isTable(entry) ? Object.keys(entry).find((name) => /^(?:api|url|base_url)$/.test(name)) : undefined;
  return address === undefined
    ? config
    : remarked(config, ["providers", own.id, address], {
        kind: "not-read",
        slot: "baseUrl",
        hard: false,
        what: msg("`{name}` is built in, so its entry under `providers` is not used", { name: own.id }),
        expected: msg("`{name}` in `.env`, or `model.base_url`", { name: own.base }),
      });
}
