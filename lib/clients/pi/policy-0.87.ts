// How Pi 0.87 chooses: its own keys before `models.json`, and that before the variables; references have a dollar sign.
import { current } from "./facts.ts";
import { sources } from "../../facts/sources.ts";
import { piPolicy } from "./policy.ts";

export default [piPolicy("pi", current, sources.clientsSeen)];
