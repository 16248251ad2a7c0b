// The names under which MiMo keys were found in the wild, whoever reads them.

/** Key variables that at least one client or guide uses. */
export const otherKeyNames = [
  "XIAOMI_MIMO_TOKEN_PLAN_API_KEY",
  "MIMO_TOKEN_PLAN_API_KEY",
  "XIAOMI_MIMO_API_KEY",
  "XIAOMI_API_KEY",
  "MIMO_API_KEY",
  "MIMO_TOKEN_PLAN_KEY",
  "MIMO_PLAN_API_KEY",
  "MIMO_KEY",
  "MIMO_APIKEY",
  "MIMOMIMO_API_KEY",
  "XIAOMIMIMO_API_KEY",
  "XIAOMI_KEY",
  "XIAOMI_MIMO_KEY",
  "XIAOMI_TOKEN_PLAN_API_KEY",
  "XIAOMI_TOKEN_PLAN_KEY",
  "XIAOMI_TOKEN_PLAN_CN_API_KEY",
  "XIAOMI_TOKEN_PLAN_SGP_API_KEY",
  "XIAOMI_TOKEN_PLAN_AMS_API_KEY",
  "TOKEN_PLAN_API_KEY",
] as const;

/** What a variable may be called where any name will do. */
export const usualName = "MIMO_API_KEY" satisfies (typeof otherKeyNames)[number];

/** Variables that are there for MiMo, whoever reads them. */
export const mimoNames = [
  ...otherKeyNames,
  "XIAOMI_MIMO_BASE_URL",
  "MIMO_BASE_URL",
  "XIAOMI_BASE_URL",
  "MIMO_TOKEN_PLAN_BASE_URL",
  "MIMO_API_BASE",
  "MIMO_API_URL",
  "XIAOMI_MIMO_MODE",
  "MIMO_MODE",
  "XIAOMI_MIMO_MODEL",
  "MIMO_MODEL",
] as const;
