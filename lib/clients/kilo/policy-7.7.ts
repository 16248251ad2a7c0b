// How kilo chooses.
import { kilo } from "./facts.ts";
import { sources } from "../../facts/sources.ts";
import { opencodePolicy } from "../opencode/policy.ts";

export default [opencodePolicy(kilo, "7.7", sources.clientsSeen)];
