// How variables of a launchd agent decide: as they stand there.
import { sources } from "../../facts/sources.ts";
import { settingsPolicy } from "../shared/policy.ts";

export default [settingsPolicy("launchd", sources.launchd)];
