// The MiMo endpoints: which plan and which key each takes.
import type { EndpointRow, Facts, MimoFacts } from "../model/facts.ts";
import type { Region, Protocol } from "../model/resolution.ts";
import type { Plan } from "../model/secret.ts";
import { msg, type Message } from "../model/message.ts";
import { shipped } from "./shipped.ts";

type EndpointLookups = Pick<Facts, "otherHosts" | "endpointOfHost" | "endpointOf">;

export function endpointLookups({ endpoints }: MimoFacts): EndpointLookups {
  const byHost = new Map(endpoints.map((row) => [row.host, row]));
  const byRegion = new Map(endpoints.map((row) => [row.region, row]));
  return {
    otherHosts: endpoints.map(({ host }) => host).filter((host) => !/xiaomi-?mimo/.test(host)),
    endpointOfHost: (host) => (host === null ? undefined : byHost.get(host)),
    endpointOf: (region) => (byRegion.get(region) ?? byRegion.get(null)) as EndpointRow,
  };
}

/** Whether this version itself knows a host as MiMo's, or it lies below MiMo's own name: facts that were given name any host. */
export const isShippedHost = (host: string): boolean => {
  const bare = host.replace(/\.$/, "");
  return bare.endsWith(`.${shipped.domain}`) || shipped.endpoints.some((row) => row.host === bare);
};

/** The base URL of an endpoint in a protocol, as the console shows it. */
export const baseUrlOf = (row: EndpointRow, wire: Protocol, tail?: string): string =>
  wire !== "anthropic" ? row.openai : tail === shortTail ? `${row.anthropic}/v1` : row.anthropic;

/** What clients append that want `/v1` in the base of the Anthropic protocol as well. */
export const shortTail = "/messages";

const titles: readonly Message[] = [
  msg("pay-as-you-go"),
  msg("Token Plan China"),
  msg("Token Plan Singapore"),
  msg("Token Plan Europe"),
];

/** In words that other languages have; what a facts file calls otherwise is called as it is written there. */
export const titleOf = ({ title }: EndpointRow): Message =>
  titles.find(({ template: t }) => t === title) ?? { template: "{title}", args: { title } };

export const tokenPlanPrefix = "token-plan-";
export const regionTitles = {
  cn: msg("China"),
  sgp: msg("Singapore"),
  ams: msg("Europe"),
} as const satisfies Record<Region, Message>;

export const planTitles = {
  "token-plan": msg("Token Plan"),
  standard: msg("pay-as-you-go"),
  unknown: msg("unknown"),
} as const satisfies Record<Plan, Message>;
