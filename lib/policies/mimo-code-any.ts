// Knows how mimo-code chooses.
import { mimoCode } from "../facts/mimo-code.ts";
import { sources } from "../facts/sources.ts";
import { opencodePolicy } from "../kit/opencode/policy.ts";

export default [opencodePolicy(mimoCode, "any", sources.mimoCode)];
