// How Codex 0.169 chooses: as 0.171, with another built-in model.
import { codexPolicy } from "./policy.ts";
import { defaults } from "./facts.ts";

export default [codexPolicy("0.169", defaults.models["0.169"])];
