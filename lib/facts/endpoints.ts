// Knows the MiMo endpoints that count now: which plan and which key each takes.
import type { EndpointRow, MimoFacts } from "../model/facts.ts";
import type { Region, Wire } from "../model/resolution.ts";
import type { Plan } from "../model/secret.ts";
import { say, type Text } from "../model/text.ts";
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

/** Whether this version itself knows a host as MiMo's, or it lies below MiMo's own name: facts that were given name any host. */
export const isShippedHost = (host: string): boolean => {
  const bare = host.replace(/\.$/, "");
  return bare.endsWith(`.${shipped.domain}`) || shipped.endpoints.some((row) => row.host === bare);
};

/** The endpoint of a region; pay-as-you-go for null. */
export const endpointOf = (region: Region | null): EndpointRow =>
  (byRegion.get(region) ?? byRegion.get(null)) as EndpointRow;

/** The base URL of an endpoint in a protocol, as the console shows it. */
export const baseUrlOf = (row: EndpointRow, wire: Wire, tail?: string): string =>
  wire !== "anthropic" ? row.openai : tail === shortTail ? `${row.anthropic}/v1` : row.anthropic;

/** What clients append that want `/v1` in the base of the Anthropic protocol as well. */
export const shortTail = "/messages";

const titles: readonly Text[] = [
  say("pay-as-you-go"),
  say("Token Plan China"),
  say("Token Plan Singapore"),
  say("Token Plan Europe"),
];

/** In words that other languages have; what a facts file calls otherwise is called as it is written there. */
export const titleOf = ({ title }: EndpointRow): Text =>
  titles.find(({ t }) => t === title) ?? { t: "{title}", a: { title } };

export const tokenPlanPrefix = "token-plan-";
export const regionTitles = {
  cn: say("China"),
  sgp: say("Singapore"),
  ams: say("Europe"),
} as const satisfies Record<Region, Text>;

export const planTitles = {
  "token-plan": say("Token Plan"),
  standard: say("pay-as-you-go"),
  unknown: say("unknown"),
} as const satisfies Record<Plan, Text>;
