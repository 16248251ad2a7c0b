// VTCode's own provider for MiMo: its variables, one pair for each plan, and the region that it takes without a setting.
import type { Header } from "../../model/resolution.ts";

export const own = {
  id: "mimo",
  keys: ["MIMO_API_KEY", "MIMO_TOKEN_PLAN_KEY"],
  model: "mimo-v2.5-pro",
} as const;

interface Plan {
  readonly variable: string;
  readonly address: string;
  readonly header: Header;
}

/** The prefix of the key says which one it is; the region is a default of VTCode's. */
export const plans = {
  plan: {
    variable: "MIMO_TOKEN_PLAN_BASE_URL",
    address: "https://token-plan-ams.xiaomimimo.com/v1",
    header: "authorization",
  },
  standard: { variable: "MIMO_BASE_URL", address: "https://api.xiaomimimo.com/v1", header: "api-key" },
} as const satisfies Record<string, Plan>;

/** The variable of a provider of the user's that names none: `my-plan` gives `MY_PLAN_API_KEY`. */
export function variableOf(provider: string): string {
  const name = provider.toUpperCase().replace(/[^A-Z0-9]+/g, "_");
  return name.endsWith("_API_KEY") ? name : `${name}_API_KEY`.replace("__", "_");
}
