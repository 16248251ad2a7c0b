// How Codex 0.171 chooses: as 0.169, with another built-in model.
import { codexPolicy } from "./policy.ts";
import { defaults } from "./facts.ts";

export default [codexPolicy("0.171", defaults.models["0.171"])];
