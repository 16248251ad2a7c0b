// Which model OpenClaw's main agent asks for, of which provider, and which others besides.
import type { Facts } from "../../model/facts.ts";
import { pluginProviders, speech } from "./facts.ts";
import { isMimoProvider } from "../shared/provider.ts";
import { at, isTable, placeIn, type Document, type Value } from "../../model/document.ts";
import type { Candidate, Layer } from "../../model/layer.ts";
import { candidate, entries } from "../../model/settings-source.ts";
import { dotted, type Path, type Place } from "../../model/place.ts";

/** `provider/model`, taken apart. */
export interface Wanted {
  readonly provider: string;
  readonly id: string;
  /** Nobody named the provider: it is the only one that lists the model. */
  readonly found?: true;
}

export interface Choice {
  readonly main: Wanted | undefined;
  /** Where it stands. */
  readonly place: Place | undefined;
  /** Providers that lead to MiMo, the one that is used first. */
  readonly routes: readonly string[];
  readonly speech: boolean;
}

export const speechRoute = "speech";

export const providersIn = ({ doc }: Layer): readonly (readonly [string, Value])[] =>
  doc ? entries(at(doc.value, ["models", "providers"])) : [];

/** The table of the agent that runs: the one that is called the default, else the first. */
export function agentIn(doc: Document): number {
  const list = at(doc.value, ["agents", "list"]);
  if (!Array.isArray(list)) return -1;
  const chosen = (list as readonly Value[]).findIndex((agent) => at(agent, ["default"]) === true);
  return chosen < 0 && list.length > 0 ? 0 : chosen;
}

/** A model is a text, or a table with the first choice in it. */
function modelAt(doc: Document, keys: Path, layer: Layer): Candidate | undefined {
  const value = at(doc.value, keys);
  const path = isTable(value) ? [...keys, "primary"] : keys;
  const text = at(doc.value, path);
  return typeof text === "string" ? candidate("model", dotted(path), text, placeIn(doc, path), layer) : undefined;
}

/** The places of the main model, the strongest first. */
export function mainModels(layer: Layer): readonly Candidate[] {
  const { doc } = layer;
  if (!doc) return [];
  const agent = agentIn(doc);
  const places: readonly Path[] = [
    ...(agent < 0 ? [] : [["agents", "list", agent, "model"]]),
    ["agents", "defaults", "model"],
  ];
  return places.flatMap((keys) => modelAt(doc, keys, layer) ?? []);
}

const beside: readonly Path[] = [
  ["agents", "defaults", "subagents", "model"],
  ["agents", "defaults", "imageModel"],
  ["agents", "defaults", "heartbeat", "model"],
];

/** Models that are asked for besides: fallbacks, subagents, pictures. */
export function otherModels(layer: Layer): readonly Candidate[] {
  const { doc } = layer;
  if (!doc) return [];
  const agent = agentIn(doc);
  const bases: readonly Path[] = [
    ...(agent < 0 ? [] : [["agents", "list", agent, "model"]]),
    ["agents", "defaults", "model"],
  ];
  const fallbacks = bases.flatMap((base): readonly Path[] => {
    const list = at(doc.value, [...base, "fallbacks"]);
    return Array.isArray(list) ? list.map((_, n) => [...base, "fallbacks", n]) : [];
  });
  return [...fallbacks, ...beside].flatMap((keys) => modelAt(doc, keys, layer) ?? []);
}

/** Without a provider before it, a model belongs to the one that lists it; an alias stands for another. */
export function wantedOf(text: string, layer: Layer): Wanted | undefined {
  const trimmed = text.trim();
  const aliases = entries(layer.doc && at(layer.doc.value, ["agents", "defaults", "models"]));
  const meant = aliases.find(([, value]) => at(value, ["alias"]) === trimmed)?.[0] ?? trimmed;
  const slash = meant.indexOf("/");
  if (slash > 0) return { provider: meant.slice(0, slash), id: meant.slice(slash + 1) };
  const holders = providersIn(layer).filter(([, table]) => {
    const models = at(table, ["models"]);
    return Array.isArray(models) && models.some((model: Value) => at(model, ["id"]) === meant);
  });
  return holders[0] && holders.length === 1 ? { provider: holders[0][0], id: meant, found: true } : undefined;
}

export function choiceOf(layer: Layer, facts: Facts): Choice {
  const [first] = mainModels(layer);
  const main = first && typeof first.value === "string" ? wantedOf(first.value, layer) : undefined;
  const ours = providersIn(layer)
    .filter(([id, table]) => isMimoProvider(id, table, ["baseUrl"], facts))
    .map(([id]) => id);
  const tts = layer.doc && at(layer.doc.value, ["messages", "tts"]);
  const described = main !== undefined && providersIn(layer).some(([id]) => id === main.provider);
  const used =
    main && (ours.includes(main.provider) || (!described && Object.hasOwn(pluginProviders, main.provider)))
      ? main.provider
      : undefined;
  return {
    main,
    place: first?.place,
    routes: [...new Set([...(used === undefined ? [] : [used]), ...ours])],
    speech:
      at(tts ?? null, ["provider"]) === speech.provider ||
      at(tts ?? null, ["providers", speech.provider]) !== undefined,
  };
}

/** Whether the model that runs is not of any of these providers. */
export const isElsewhere = ({ main, routes }: Choice, facts: Facts): boolean =>
  main !== undefined && routes.length > 0 && routes[0] !== main.provider && !facts.isMimoModel(main.id);

/** Whether the main model, a fallback, a subagent or speech asks for it; without a model the first one is meant. */
export function isUsed(layer: Layer, choice: Choice, route: string): boolean {
  if (route === speechRoute || (!choice.main && route === (choice.routes[0] ?? ""))) return true;
  const beside = otherModels(layer).map(({ value }) =>
    typeof value === "string" ? wantedOf(value, layer) : undefined,
  );
  return [choice.main, ...beside].some((it) => it?.provider === route);
}
