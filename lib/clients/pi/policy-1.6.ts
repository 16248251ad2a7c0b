// How Pi 1.6 chooses: as 0.87, with newer models where none is set.
import { newest } from "./facts.ts";
import { sources } from "../../facts/sources.ts";
import { piPolicy } from "./policy.ts";

export default [piPolicy("pi", newest, sources.clientsSeen)];
