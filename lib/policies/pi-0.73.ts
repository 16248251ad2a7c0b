// Knows how Pi 0.73 chooses: its own keys before the variables, and those before `models.json`; references are bare names.
import { previous } from "../facts/pi.ts";
import { sources } from "../facts/sources.ts";
import { piPolicy } from "../kit/pi/policy.ts";

export default [piPolicy("pi", previous, sources.clientsSeen)];
