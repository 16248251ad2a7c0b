// How Oh My Pi 18 chooses: `models.yml` before its store, and that before the variables; of Xiaomi's bases by the key's prefix.
import { line } from "./facts.ts";
import { sources } from "../../facts/sources.ts";
import { piPolicy } from "../pi/policy.ts";

export default [piPolicy("oh-my-pi", line, sources.clientsSeen)];
