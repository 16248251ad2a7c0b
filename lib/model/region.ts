// The regions of the Token Plan.

export type Region = "cn" | "sgp" | "ams";
