// What belongs together in a file that has no client of its own: a key, an address, a model.
import type { Facts } from "../../model/facts.ts";
import type { Opened } from "../../model/contracts.ts";
import type { Layer, SettingsSource } from "../../model/layer.ts";
import type { Header, Route, Protocol } from "../../model/resolution.ts";
import type { Role } from "./roles.ts";

/** One setting: who offers it, under which name. */
export interface Spot {
  readonly from: SettingsSource;
  readonly name: string;
}

export interface Group {
  /** Unique in its file, for people. */
  readonly id: string;
  readonly spots: Readonly<Record<Role, readonly Spot[]>>;
  /** Key and address come from settings that only seem to belong together. */
  readonly paired: boolean;
  readonly wire: Protocol;
  /** A setting beside the address names the protocol. */
  readonly declared?: boolean;
  /** What the reader makes of the address, where that is known of this one. */
  readonly path?: Route["pathMode"] | undefined;
  /** The base URL that the reader has where none is set. */
  readonly base?: string;
  /** A key that goes out in a further header. */
  readonly also?: { readonly header: Header; readonly spot: Spot };
}

/** The protocol that an address or the names around it speak of. */
export function wireOf(urls: readonly Spot[], name: string, facts: Facts): Protocol {
  const value = urls[0]?.from.get("baseUrl", urls[0].name)?.value;
  if (/\/anthropic(?:\/|$)/.test(facts.readUrl(typeof value === "string" ? value : "").path)) return "anthropic";
  return /(?:^|[_.,])(?:anthropic|claude)(?:[_.,]|$)/i.test(name) ? "anthropic" : "openai-chat";
}

/** Settings of one role, under the names by which they are offered. */
function offersOf(spots: readonly Spot[], layer: Layer): SettingsSource {
  const spot = (name: string): Spot | undefined => spots[Number(name)];
  return {
    layer,
    names: spots.map((_, n) => String(n)),
    label: (name) => spot(name)?.from.label(spot(name)?.name ?? "") ?? name,
    place: (name) => spot(name)?.from.place(spot(name)?.name ?? "") ?? { kind: "file", path: layer.path ?? "" },
    get(slot, name) {
      const it = spot(name);
      return it?.from.get(slot, it.name);
    },
  };
}

/** Nobody reads of more settings that mean the same. */
const MAX_SPOTS = 200;

/** A group as a policy sees it. */
export const openGroup = (group: Group, layer: Layer, layers: readonly Layer[]): Opened => ({
  layers,
  steps: [],
  offers: {
    ...Object.fromEntries(
      (["key", "baseUrl", "model", "models", "mode"] as const).map((role) => [
        role,
        offersOf(group.spots[role].slice(0, MAX_SPOTS), layer),
      ]),
    ),
    ...(group.also ? { also: offersOf([group.also.spot], layer) } : {}),
  },
  hints: {
    wire: group.wire,
    ...(group.declared ? { declared: "yes" } : {}),
    ...(group.paired ? { paired: "yes" } : {}),
    ...(group.path === undefined ? {} : { path: group.path }),
    ...(group.base === undefined ? {} : { base: group.base }),
    ...(group.also ? { also: group.also.header } : {}),
  },
});
