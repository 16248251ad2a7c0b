// Knows the MiMo endpoints that count now: which plan and which key each takes.
import type { EndpointRow, MimoFacts } from "../model/facts.ts";
import type { Region, Wire } from "../model/resolution.ts";
import type { Plan } from "../model/secret.ts";
import { shipped } from "./shipped.ts";

export type { EndpointRow } from "../model/facts.ts";

// What a facts file brings anew; parts of the program that are loaded later take what counts by then.
export let endpoints: readonly EndpointRow[];
export let domain: string;
/** Where keys are made and shown. */
export let keyPage: string;
/** Characters after `tp-` that were seen to go with a cluster; a hint, never proof. */
export let regionLetters: Readonly<Record<string, Region>>;
/** Hosts that do not carry the name which MiMo has had so far. */
export let otherHosts: readonly string[];
let byHost: ReadonlyMap<string, EndpointRow>;
let byRegion: ReadonlyMap<Region | null, EndpointRow>;

export function renewEndpoints(facts: MimoFacts): void {
  ({ endpoints, domain, keyPage } = facts);
  regionLetters = facts.keys.letters.regions;
  otherHosts = endpoints.map(({ host }) => host).filter((host) => !/xiaomi-?mimo/.test(host));
  byHost = new Map(endpoints.map((row) => [row.host, row]));
  byRegion = new Map(endpoints.map((row) => [row.region, row]));
}
renewEndpoints(shipped);

export const endpointOfHost = (host: string | null): EndpointRow | undefined =>
  host === null ? undefined : byHost.get(host);

/** The endpoint of a region; pay-as-you-go for null. */
export const endpointOf = (region: Region | null): EndpointRow =>
  (byRegion.get(region) ?? byRegion.get(null)) as EndpointRow;

/** The base URL of an endpoint in a protocol, as the console shows it. */
export const baseUrlOf = (row: EndpointRow, wire: Wire, tail?: string): string =>
  wire !== "anthropic" ? row.openai : tail === shortTail ? `${row.anthropic}/v1` : row.anthropic;

/** What clients append that want `/v1` in the base of the Anthropic protocol as well. */
export const shortTail = "/messages";

export const tokenPlanPrefix = "token-plan-";
export const regionTitles = { cn: "China", sgp: "Singapore", ams: "Europe" } as const satisfies Record<Region, string>;

export const planTitles = {
  "token-plan": "Token Plan",
  standard: "pay-as-you-go",
  unknown: "unknown",
} as const satisfies Record<Plan, string>;
