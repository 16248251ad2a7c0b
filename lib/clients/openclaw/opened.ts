// What OpenClaw's policy gets to see of its files, for one provider or for speech.
import * as openclaw from "./facts.ts";
import { expanding, type Lookup } from "../shared/expand.ts";
import { textIn } from "../shared/entries.ts";
import { headerOffers } from "../shared/headers.ts";
import { isBroken, isRead } from "../shared/layers.ts";
import { endsAt } from "../shared/route.ts";
import type { Context, Opened } from "../../model/contracts.ts";
import { at, isTable, type Value } from "../../model/document.ts";
import type { Candidate, Layer, SettingsSource } from "../../model/layer.ts";
import { tableSource } from "../../model/settings-source.ts";
import type { Path } from "../../model/place.ts";
import { msg } from "../../model/message.ts";
import { Secret } from "../../model/secret.ts";
import { mainModels, otherModels, speechRoute, wantedOf, type Choice } from "./choose.ts";
import { lookupIn, variablesIn, type Files } from "./files.ts";
import type { Sources } from "./sources.ts";

const form = /\$\{([A-Z_][A-Z0-9_]*)\}/;

const filled = (from: SettingsSource, lookup: Lookup): SettingsSource =>
  expanding(from, { lookup, syntaxes: new Set(["${}"]), form });

/** Settings with their references looked up; a key may also be a table that names its source. */
function settings(layer: Layer, base: Path, lookup: Lookup): SettingsSource {
  const from = filled(tableSource(layer, base), lookup);
  return {
    ...from,
    get(slot, name) {
      const found = from.get(slot, name);
      return found && slot === "key" && isTable(found.value) ? sourced(found, found.value, lookup) : found;
    },
  };
}

function sourced(found: Candidate, value: Readonly<Record<string, Value>>, lookup: Lookup): Candidate {
  const name = value["id"];
  if (value["source"] !== "env") return { ...found, stored: true };
  if (typeof name !== "string") return found;
  return lookup("key", name) ?? { ...found, unset: name };
}

/** The variable that the key's setting names. */
function referenceIn({ doc }: Layer, base: Path): string | undefined {
  const value = doc && at(doc.value, [...base, "apiKey"]);
  if (value instanceof Secret) {
    const { reference } = value.info;
    return reference?.syntax === "${}" && openclaw.reference.test(reference.name ?? "")
      ? (reference.name ?? undefined)
      : undefined;
  }
  const name = at(value, ["source"]) === "env" ? at(value, ["id"]) : undefined;
  return typeof name === "string" ? name : undefined;
}

/** Models of a provider that are asked for besides. */
const othersOf = (config: Layer, route: string): readonly Candidate[] =>
  otherModels(config).flatMap((it) => {
    const wanted = wantedOf(String(it.value), config);
    return wanted?.provider === route ? [{ ...it, value: wanted.id }] : [];
  });

export function open(context: Context, files: Files, choice: Choice, route: string): Opened<Sources> {
  const { config, project, dotenv, profiles, store } = files;
  const seen = { layers: [context.env.layer, config, project, dotenv, profiles], steps: [] };
  if (isBroken(config) || (isRead(profiles) && profiles.diagnostics.length > 0))
    return { ...seen, route: endsAt("file", msg("OpenClaw runs no agent with these files"), null) };
  const variables = variablesIn(context, files);
  const lookup = lookupIn(variables);
  const isSpeech = route === speechRoute;
  const base: Path = isSpeech
    ? ["messages", "tts", "providers", openclaw.speech.provider]
    : ["models", "providers", route];
  const described = isRead(config) && at(config.doc?.value, base) !== undefined;
  const { main } = choice;
  return {
    ...seen,
    sources: {
      variables,
      provider: route,
      table: isSpeech || described ? settings(config, base, lookup) : undefined,
      reference: isRead(config) ? referenceIn(config, base) : undefined,
      chat: isSpeech
        ? undefined
        : {
            headers: filled(headerOffers(config, [...base, "headers"]), lookup),
            models: mainModels(config),
            others: othersOf(config, route),
            store: store.status === "ignored" ? store : undefined,
            main:
              main?.provider === route
                ? { id: main.id, api: apiOf(config, base, main.id), found: main.found === true }
                : undefined,
          },
    },
  };
}

/** A model may speak another protocol than its provider. */
function apiOf({ doc }: Layer, base: Path, id: string): string | undefined {
  const models = doc && at(doc.value, [...base, "models"]);
  const own = Array.isArray(models)
    ? (models as readonly Value[]).find((model) => at(model, ["id"]) === id)
    : undefined;
  return textIn(own, "api");
}
