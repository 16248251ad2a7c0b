// What OpenClaw's policy gets to see of its files, for one provider or for speech.
import * as openclaw from "./facts.ts";
import { expanding, type Lookup } from "../shared/expand.ts";
import { headerOffers } from "../shared/headers.ts";
import type { Context, Opened } from "../../model/contracts.ts";
import { at, isTable, type Value } from "../../model/document.ts";
import type { Candidate, Layer, SettingsSource } from "../../model/layer.ts";
import { tableSource } from "../../model/settings-source.ts";
import type { Path } from "../../model/place.ts";
import { Secret } from "../../model/secret.ts";
import { mainModels, otherModels, speechRoute, wantedOf, type Choice } from "./choose.ts";
import { isRead, lookupIn, variablesIn, type Files } from "./files.ts";

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

/** Candidates that were found already, by their number. */
const listed = (layer: Layer, all: readonly Candidate[]): SettingsSource => ({
  ...tableSource(layer, []),
  names: all.map((_, n) => String(n)),
  label: (name) => all[Number(name)]?.name ?? name,
  get: (_, name) => all[Number(name)],
});

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

export function open(context: Context, files: Files, choice: Choice, route: string): Opened {
  const { config, project, dotenv, profiles, store } = files;
  const sources = variablesIn(context, files);
  const lookup = lookupIn(sources);
  const stopped =
    config.status === "broken" ||
    config.status === "unreadable" ||
    (isRead(profiles) && profiles.diagnostics.length > 0);
  const seen = { layers: [context.env.layer, config, project, dotenv, profiles], steps: [] };
  const base: Path =
    route === speechRoute ? ["messages", "tts", "providers", openclaw.speech.provider] : ["models", "providers", route];
  const reference = isRead(config) ? referenceIn(config, base) : undefined;
  const hints = {
    provider: route,
    ...(reference === undefined ? {} : { reference }),
    ...(stopped ? { stopped: "yes" } : {}),
  };
  if (route === speechRoute)
    return {
      ...seen,
      offers: { ...sources, table: settings(config, base, lookup) },
      hints: { ...hints, feature: "speech" },
    };
  const described = config.doc !== undefined && at(config.doc.value, base) !== undefined;
  const chosen = choice.main?.provider === route;
  return {
    ...seen,
    offers: {
      ...sources,
      ...(described && isRead(config) ? { table: settings(config, base, lookup) } : {}),
      headers: filled(headerOffers(config, [...base, "headers"]), lookup),
      models: listed(config, mainModels(config)),
      others: listed(config, othersOf(config, route)),
      ...(store.status === "ignored" ? { store: tableSource(store, []) } : {}),
    },
    hints: {
      ...hints,
      ...(chosen && choice.main ? { sent: choice.main.id, api: apiOf(config, base, choice.main.id) } : {}),
      ...(chosen && choice.main?.found ? { found: "yes" } : {}),
    },
  };
}

/** A model may speak another protocol than its provider. */
function apiOf({ doc }: Layer, base: Path, id: string): string {
  const models = doc && at(doc.value, [...base, "models"]);
  const own = Array.isArray(models)
    ? (models as readonly Value[]).find((model) => at(model, ["id"]) === id)
    : undefined;
  const api = own === undefined ? undefined : at(own, ["api"]);
  return typeof api === "string" ? api : "";
}
