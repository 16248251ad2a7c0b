// How Pi 0.73 chooses: its own keys before the variables, and those before `models.json`; references are bare names.
import { previous } from "./facts.ts";
import { sources } from "../../facts/sources.ts";
import { piPolicy } from "./policy.ts";

export default [piPolicy("pi", previous, sources.clientsSeen)];
