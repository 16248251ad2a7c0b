// What belongs together in a file that has no client of its own: a key, an address, a model.
import type { Facts } from "../../model/facts.ts";
import type { SettingsSource } from "../../model/layer.ts";
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
