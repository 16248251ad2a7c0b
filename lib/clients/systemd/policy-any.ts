// How settings in a systemd unit decide: as they stand there.
import { sources } from "../../facts/sources.ts";
import { settingsPolicy } from "../shared/policy.ts";

export default [settingsPolicy("systemd", sources.clientsSeen)];
