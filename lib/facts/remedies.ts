// How to point a client at another endpoint, wherever its present one is written.
import type { Facts } from "../model/facts.ts";
import type { Instructions } from "../model/contracts.ts";
import type { Candidate } from "../model/layer.ts";
import { builtin, type Place } from "../model/place.ts";
import type { Region, Resolution } from "../model/resolution.ts";
import type { Change, Repair } from "../model/repair.ts";
import { Secret } from "../model/secret.ts";
import { msg, type Message } from "../model/message.ts";
import { genericModelNames, genericUrlNames, modeOf, urlNames } from "../clients/codewhale/facts.ts";
import { baseUrlOf } from "./endpoints.ts";

/** The region that the letter of a Token Plan key hints at. */
export function regionHint(key: Secret | null, facts: Facts): Region | null {
  const letter = key?.info.letter ?? "";
  return Object.hasOwn(facts.keys.letters.regions, letter) ? (facts.keys.letters.regions[letter] ?? null) : null;
}

/** The region to name for a key: that of its letter, else Singapore; null, which is pay-as-you-go, for every other key. */
export const regionFor = (key: Secret | null, facts: Facts): Region | null =>
  key?.info.plan === "token-plan" ? (regionHint(key, facts) ?? "sgp") : null;

/** Where the base URL is written, also one that the client replaces by another. */
const written = ({ baseUrl, steps }: Resolution): Place | null =>
  baseUrl.candidate?.place ??
  steps.find((step) => step.slot === "baseUrl" && step.verdict === "refused" && step.candidate)?.place ??
  null;

/** Variables that other providers share: a URL there must not be turned to MiMo, and no model name of MiMo's comes before theirs. */
function ownName(name: string): string {
  if (genericUrlNames.some((generic) => generic === name)) return urlNames[0];
  return genericModelNames.some((generic) => generic === name) ? genericModelNames[0] : name;
}

/** How to give a setting another value where it stands. */
export const write = (place: Place, value: string): Message =>
  place.kind === "env"
    ? msg("`export {name}={value}`", { name: ownName(place.name), value })
    : msg("write `{value}` in {place}", { value, place });

/** The same as a repair, where there is a setting to change. */
export const rewritten = (place: Place | null, value: string, ask?: Message): Repair | undefined =>
  place ? { changes: [change(place, value)], ...(ask ? { ask } : {}) } : undefined;

/** The same as a change that can be made. */
export const change = (place: Place, value: string): Extract<Change, { kind: "value" }> => ({
  kind: "value",
  place: place.kind === "env" ? { ...place, name: ownName(place.name) } : place,
  to: value,
});

/** Where the key belongs: into the file where one stands already, else as the client wants it. */
export const putKey = (place: Place | null, otherwise: Message, facts: Facts): Message =>
  place?.kind === "file"
    ? msg("put the key of your console page ({page}) into {place}", { page: facts.keyPage, place })
    : otherwise;

/** How to take a setting away from where it stands. */
export const remove = (place: Place, name: string): Message =>
  place.kind === "env" ? msg("`unset {name}`", { name }) : msg("remove `{name}` from {place}", { name, place });

/** The file that holds the key, where settings of any kind can stand; a line of it would point to something else. */
function settings({ key }: Resolution): Place {
  const { place } = key;
  return place?.kind === "file" && place.name === undefined ? { kind: "file", path: place.path } : builtin;
}

/** How to make a client use the endpoint of `region`, or pay-as-you-go for null. */
export function pointTo(region: Region | null, resolution: Resolution, how: Instructions, facts: Facts): Message {
  const { baseUrl, mode, protocol: wire, endpointPath: tail } = resolution;
  const url = written(resolution);
  if (url) return write(url, baseUrlOf(facts.endpointOf(region), wire, tail));
  if (baseUrl.origin === "mode" && mode.place) return write(mode.place, modeOf(region));
  return how.region(region, facts, { ...resolution, baseUrl: { ...baseUrl, place: settings(resolution) } });
}

/** The change of `pointTo`, where there is a setting to change. */
export function repointed(
  region: Region | null,
  resolution: Resolution,
  facts: Facts,
  ask?: Message,
): Repair | undefined {
  const { baseUrl, mode, protocol: wire } = resolution;
  const url = written(resolution);
  const asked = ask ? { ask } : {};
  if (url) return { changes: [change(url, baseUrlOf(facts.endpointOf(region), wire))], ...asked };
  if (baseUrl.origin === "mode" && mode.place) return { changes: [change(mode.place, modeOf(region))], ...asked };
  return undefined;
}

/** The same for the region of a Token Plan key: a letter is only a hint, so the other regions are named too. */
export function pointToRegion(region: Region, resolution: Resolution, how: Instructions, facts: Facts): Message {
  const others = facts.endpoints.flatMap((row) => (row.region && row.region !== region ? [`\`${row.region}\``] : []));
  return msg("{how} (or {others}: the Token Plan page of the console names your region)", {
    how: pointTo(region, resolution, how, facts),
    others,
  });
}

/** How to make a client use the endpoint that belongs to the key. */
export function pointToPlan(resolution: Resolution, how: Instructions, facts: Facts): Message {
  const region = regionFor(resolution.key.value, facts);
  return region ? pointToRegion(region, resolution, how, facts) : pointTo(null, resolution, how, facts);
}

/** The key that would win if the winner were gone, where that one belongs to the endpoint. */
export function fittingLoser({ steps, endpoint, baseUrl }: Resolution): Candidate | undefined {
  // An endpoint that follows the key would move with it.
  if (baseUrl.origin === "key-prefix" || baseUrl.origin === "key-override") return undefined;
  const candidate = steps.find(
    (step) => step.slot === "key" && step.verdict === "shadowed" && step.candidate?.state !== "blank",
  )?.candidate;
  return candidate?.value instanceof Secret && candidate.value.info.plan === endpoint.plan ? candidate : undefined;
}

/** How to bring key and endpoint of one plan together: by the key that is there and loses, else by the other endpoint. */
export function fit(resolution: Resolution, how: Instructions, facts: Facts): Message {
  const move = pointToPlan(resolution, how, facts);
  const fitting = fittingLoser(resolution);
  const winner = resolution.key.candidate;
  if (!fitting || !winner) return move;
  const args = { unset: remove(winner.place, winner.name), name: fitting.name, move };
  return resolution.baseUrl.origin === "default"
    ? msg("{unset}: then `{name}` is used, which belongs to this endpoint; or, to stay with the key, {move}", args)
    : msg("{unset}: then `{name}` is used, which belongs to this endpoint", args);
}

/** A setting at the root of a file is shared by all providers, and not every version takes a model of MiMo's from there. */
const isShared = (place: Place): boolean =>
  place.kind === "file" && place.name === undefined && place.keys !== undefined && place.keys.length < 2;

/**
 * The same as a repair of the setting that names the model. A shared one named a model of MiMo's before, too; one that
 * names the provider with it points to a list of models, which would have to follow.
 */
export function modelRepair(from: string, to: string, { model: { place, candidate } }: Resolution): Repair | undefined {
  const written = candidate?.value;
  if (place === null || place.kind === "builtin" || (typeof written === "string" && written.includes("/")))
    return undefined;
  if (place.kind === "file" && place.part === "key") return { changes: [{ kind: "name", place, to }] };
  return { changes: [{ ...change(place, to), from }] };
}

/** How to make a client use another model, where the present one is written or nowhere. */
export const useModel = (id: string, { model }: Resolution, how: Instructions): Message =>
  model.place === null || model.place.kind === "builtin" || isShared(model.place)
    ? how.model(id, null)
    : write(model.place, prefixOf(model) + id);

/** The provider that is written before a model, and that the client takes away, stays there. */
function prefixOf({ value, candidate }: Resolution["model"]): string {
  const written = candidate?.value;
  const front = typeof written === "string" && value ? written.slice(0, -value.length) : "";
  return front.endsWith("/") && front + value === written ? front : "";
}
