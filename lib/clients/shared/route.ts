// The parts of a route that many clients share: no modes, an address that can be asked, and nothing to ask at all.
import type { Facts } from "../../model/facts.ts";
import type { Lookup } from "../../model/contracts.ts";
import type { SettingsSource } from "../../model/layer.ts";
import type { Outcome, Condition, Route } from "../../model/resolution.ts";
import { msg } from "../../model/message.ts";

export const noModes: Route["mode"] = { value: null, place: null, because: msg("this client has no modes") };

/** Whether a request can go there: what was never filled in is no host. */
export function isAddress(base: string, facts: Facts): boolean {
  const { host, template } = facts.readUrl(base);
  return host !== null && template === null && /^https?:\/\//i.test(base);
}

export const unlessAddress = (base: string | null, facts: Facts): readonly Condition[] =>
  isAddress(base ?? "", facts) ? [] : [{ kind: "url-refused" }];

/** Why nothing of it leads to MiMo: the client does not start, or asks somebody else. */
export type Nowhere = Extract<Condition, { kind: "stopped" | "falls-back" }>;

export function nowhere(quirk: Nowhere): Route {
  const nothing = { value: null, place: null, because: quirk.because };
  return {
    key: nothing,
    baseUrl: { ...nothing, origin: "client" },
    mode: noModes,
    model: nothing,
    auth: { ...nothing, also: [] },
    protocol: "openai-chat",
    pathMode: "unknown",
    conditions: [quirk],
  };
}

export const stopped = (
  at: Extract<Condition, { kind: "stopped" }>["at"],
  because: Nowhere["because"],
  place: Nowhere["place"],
): Extract<Condition, { kind: "stopped" }> => ({ kind: "stopped", at, because, place });

/** A route that ends before it begins. */
export const endsAt = (...why: Parameters<typeof stopped>): Route => nowhere(stopped(...why));

/** A source asked for names, where there is such a source. */
export const ask = (from: SettingsSource | undefined, ...names: readonly string[]): readonly Lookup[] =>
  from ? [{ from, names }] : [];

/** One slash at the end is gone before the path is added; blanks around it are as well. */
export const trimmedBase = (text: string): string => text.trim().replace(/\/$/, "");

export const textOf = ({ value }: Outcome<string>): string | undefined => value?.trim();
