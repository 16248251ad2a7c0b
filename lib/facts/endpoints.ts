// Knows the four MiMo endpoints: which plan and which key each takes.
import type { Source } from "../model/contracts.ts";
import type { Region, Wire } from "../model/resolution.ts";
import type { Plan } from "../model/secret.ts";
import { say, type Text } from "../model/text.ts";
import { sources } from "./sources.ts";

export interface EndpointRow {
  readonly id: string;
  readonly title: Text;
  readonly host: string;
  readonly plan: Exclude<Plan, "unknown">;
  readonly region: Region | null;
  readonly openai: string;
  readonly anthropic: string;
  readonly source: Source;
}

export const endpoints = [
  {
    id: "standard",
    title: say("pay-as-you-go"),
    host: "api.xiaomimimo.com",
    plan: "standard",
    region: null,
    openai: "https://api.xiaomimimo.com/v1",
    anthropic: "https://api.xiaomimimo.com/anthropic",
    source: sources.integration,
  },
  {
    id: "token-plan-cn",
    title: say("Token Plan China"),
    host: "token-plan-cn.xiaomimimo.com",
    plan: "token-plan",
    region: "cn",
    openai: "https://token-plan-cn.xiaomimimo.com/v1",
    anthropic: "https://token-plan-cn.xiaomimimo.com/anthropic",
    source: sources.tokenPlan,
  },
  {
    id: "token-plan-sgp",
    title: say("Token Plan Singapore"),
    host: "token-plan-sgp.xiaomimimo.com",
    plan: "token-plan",
    region: "sgp",
    openai: "https://token-plan-sgp.xiaomimimo.com/v1",
    anthropic: "https://token-plan-sgp.xiaomimimo.com/anthropic",
    source: sources.tokenPlan,
  },
  {
    id: "token-plan-ams",
    title: say("Token Plan Europe"),
    host: "token-plan-ams.xiaomimimo.com",
    plan: "token-plan",
    region: "ams",
    openai: "https://token-plan-ams.xiaomimimo.com/v1",
    anthropic: "https://token-plan-ams.xiaomimimo.com/anthropic",
    source: sources.tokenPlan,
  },
] as const satisfies readonly EndpointRow[];

export type EndpointId = (typeof endpoints)[number]["id"];

const byHost = new Map<string, EndpointRow>(endpoints.map((row) => [row.host, row]));
const byRegion = new Map<Region | null, EndpointRow>(endpoints.map((row) => [row.region, row]));

export const endpointOfHost = (host: string | null): EndpointRow | undefined =>
  host === null ? undefined : byHost.get(host);

/** The endpoint of a region; pay-as-you-go for null. */
export const endpointOf = (region: Region | null): EndpointRow => byRegion.get(region) ?? endpoints[0];

/** The base URL of an endpoint in a protocol, as the console shows it. */
export const baseUrlOf = (row: EndpointRow, wire: Wire, tail?: string): string =>
  wire !== "anthropic" ? row.openai : tail === shortTail ? `${row.anthropic}/v1` : row.anthropic;

/** What clients append that want `/v1` in the base of the Anthropic protocol as well. */
export const shortTail = "/messages";

export const domain = "xiaomimimo.com";
export const tokenPlanPrefix = "token-plan-";
/** Characters after `tp-` that were seen to go with a cluster; a hint, never proof. */
export const regionLetters = { c: "cn", s: "sgp", e: "ams" } as const satisfies Readonly<Record<string, Region>>;
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
/** Where keys are made and shown. */
export const keyPage = "https://platform.xiaomimimo.com";
