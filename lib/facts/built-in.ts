// The addresses of MiMo that clients hold in their own code. They are facts about those clients: when Xiaomi moves a host,
// a client goes on asking the old one until it is updated itself.
import type { Region } from "../model/resolution.ts";

export interface BuiltIn {
  readonly region: Region | null;
  readonly openai: string;
  readonly anthropic: string;
}

const at = (region: Region | null, host: string): BuiltIn => ({
  region,
  openai: `https://${host}.xiaomimimo.com/v1`,
  anthropic: `https://${host}.xiaomimimo.com/anthropic`,
});

const standard = at(null, "api");
const plan = {
  cn: at("cn", "token-plan-cn"),
  sgp: at("sgp", "token-plan-sgp"),
  ams: at("ams", "token-plan-ams"),
} as const satisfies Record<Region, BuiltIn>;

export const builtIns: readonly BuiltIn[] = [standard, plan.cn, plan.sgp, plan.ams];

/** That of a region; of pay-as-you-go for null. */
export const builtInOf = (region: Region | null): BuiltIn => (region === null ? standard : plan[region]);
