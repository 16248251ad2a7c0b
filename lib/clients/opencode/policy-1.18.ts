// How opencode chooses.
import { opencode } from "./facts.ts";
import { sources } from "../../facts/sources.ts";
import { opencodePolicy } from "./policy.ts";

export default [opencodePolicy(opencode, "1.18", sources.clientsSeen)];
