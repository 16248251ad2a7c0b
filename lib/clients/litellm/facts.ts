// LiteLLM's own provider for MiMo: a model with its name before the slash needs no address.

export const own = {
  prefix: "xiaomi_mimo/",
  base: "https://api.xiaomimimo.com/v1",
  key: "XIAOMI_MIMO_API_KEY",
} as const;
