// How settings in a shell script decide: as they stand there.
import { sources } from "../../facts/sources.ts";
import { settingsPolicy } from "../shared/policy.ts";

export default [settingsPolicy("shell", sources.clientsSeen)];
