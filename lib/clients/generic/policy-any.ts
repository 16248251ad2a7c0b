// How a settings file of an unknown tool decides: as it stands there.
import { sources } from "../../facts/sources.ts";
import { settingsPolicy } from "../shared/policy.ts";

export default [settingsPolicy("generic", sources.clientsSeen)];
