// How settings in a dotenv file decide: as they stand there.
import { sources } from "../../facts/sources.ts";
import { settingsPolicy } from "../shared/policy.ts";

export default [settingsPolicy("dotenv", sources.clientsSeen)];
