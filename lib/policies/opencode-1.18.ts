// Knows how opencode chooses.
import { opencode } from "../facts/opencode.ts";
import { sources } from "../facts/sources.ts";
import { opencodePolicy } from "../kit/opencode/policy.ts";

export default [opencodePolicy(opencode, "1.18", sources.clientsSeen)];
