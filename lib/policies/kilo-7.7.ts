// Knows how kilo chooses.
import { kilo } from "../facts/kilo.ts";
import { sources } from "../facts/sources.ts";
import { opencodePolicy } from "../kit/opencode/policy.ts";

export default [opencodePolicy(kilo, "7.7", sources.clientsSeen)];
