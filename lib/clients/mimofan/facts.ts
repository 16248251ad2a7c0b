// Mimofan, which was made from CodeWhale: its own names for variables; modes and spellings are CodeWhale's.
import { keyNames as codewhale } from "../codewhale/facts.ts";

/** By plan; the last one of the standard plan is Anthropic's. */
export const keyNames = {
  plan: codewhale.tokenPlan,
  standard: [...codewhale.standard, "ANTHROPIC_API_KEY"],
} as const;

export const urlNames = ["XIAOMI_MIMO_BASE_URL", "MIMO_BASE_URL"] as const;

export const addresses = {
  standard: "https://api.xiaomimimo.com/v1",
  cn: "https://token-plan-cn.xiaomimimo.com/v1",
  sgp: "https://token-plan-sgp.xiaomimimo.com/v1",
  ams: "https://token-plan-ams.xiaomimimo.com/v1",
} as const;

/** Of a Token Plan without a region: its default, and nobody's choice. */
export const defaultRegion = "sgp";
export const defaultModel = "mimo-v2.5-pro";
