// The observations of a run, and what no client has claimed of them as routes of a reader that is not known.
import generic from "./clients/generic/index.ts";
import policies from "./clients/generic/policy-any.ts";
import { wireOf, type Group } from "./clients/shared/group.ts";
import { MAX_ROUTES, type ClientResult, type Survey } from "./model/contracts.ts";
import type { Layer, SettingsSource } from "./model/layer.ts";
import type { Observation } from "./model/observation.ts";
import { placeId } from "./model/place.ts";
import type { Facts } from "./model/facts.ts";
import { observe, type Opened } from "./observe/index.ts";
import { knowledgeOf } from "./observe/knowledge.ts";
import { spansOf } from "./read/lines.ts";
import { wrapText, type SecretRegistry } from "./read/secrets.ts";
import { resolve } from "./resolve/recorder.ts";
import { looseGroups } from "./resolve/unknown.ts";

/** Everything that a run opened, each once. */
export function observationsOf(
  clients: readonly ClientResult[],
  env: SettingsSource,
  more: readonly Layer[],
  vault: SecretRegistry,
  facts: Facts,
): readonly Observation[] {
  const layers = [
    env.layer,
    ...clients.flatMap(({ survey }) => [...survey.layers, ...(survey.opened ?? [])]),
    ...more,
  ].filter((layer) => layer.text && layer.path !== undefined && (layer.status === "read" || layer.status === "broken"));
  const files = [...new Map(layers.map((layer) => [layer.path, layer])).values()];
  const sources: readonly Opened[] = [
    ...(env.all ? [{ layer: env.layer, values: env.all() }] : []),
    ...files.map((layer): Opened => ({ layer, text: layer.text?.() ?? "" })),
  ];
  return observe(sources, knowledgeOf({ facts, seal: (text) => wrapText(text, vault), spansOf }));
}

/** The resolutions that looked at a place, by number. */
function claimsOf(clients: readonly ClientResult[]): ReadonlyMap<string, ReadonlySet<number>> {
  const claims = new Map<string, Set<number>>();
  clients
    .flatMap(({ setUp, resolutions }) => (setUp ? resolutions : []))
    .forEach(({ steps, alsoModels }, n) => {
      for (const { place } of [...steps, ...(alsoModels ?? [])]) {
        const id = placeId(place);
        const known = claims.get(id);
        if (known) known.add(n);
        else claims.set(id, new Set([n]));
      }
    });
  return claims;
}

/** What no client that is set up has looked at, as the routes of a reader that is not known. */
export function unknownReader(
  observations: readonly Observation[],
  clients: readonly ClientResult[],
  facts: Facts,
): ClientResult | undefined {
  const claims = claimsOf(clients);
  const all = looseGroups(
    observations,
    (members) => {
      const [first, ...more] = members.map(({ place }) => claims.get(placeId(place)));
      return first !== undefined && [...first].some((n) => more.every((it) => it?.has(n)));
    },
    facts,
  );
  if (all.length === 0) return undefined;
  const groups = all.slice(0, MAX_ROUTES);
  const byId = new Map(groups.map((it, n) => [`${it.id} ${n + 1}`, it]));
  const layers = [...new Map(groups.map(({ layer }) => [layer.path ?? layer.id, layer])).values()];
  const survey: Survey<Group> = {
    layers: layers.map((layer) => ({ ...layer, diagnostics: [] })),
    setUp: null,
    routes: [...byId.keys()],
    open(_version, _view, route) {
      const it = byId.get(route);
      if (!it) throw new Error("no such route");
      const wire = wireOf(it.spots.baseUrl, it.id, facts);
      return { layers: [it.layer], steps: [], sources: { ...it, paired: false, wire } };
    },
  };
  return {
    client: generic,
    survey,
    resolutions: policies.flatMap((policy) => [...byId.keys()].map((route) => resolve(policy, survey, facts, route))),
    setUp: true,
    fragment: true,
    unknown: true,
    ...(all.length > MAX_ROUTES ? { left: all.length - MAX_ROUTES } : {}),
  };
}
