// How mimo-code chooses.
import { mimoCode } from "./facts.ts";
import { sources } from "../../facts/sources.ts";
import { opencodePolicy } from "../opencode/policy.ts";

export default [opencodePolicy(mimoCode, "any", sources.mimoCode)];
