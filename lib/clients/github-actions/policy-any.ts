// How `env` in a workflow decides: as it stands there, but for what is kept in the secrets of the repository.
import { sources } from "../../facts/sources.ts";
import { settingsPolicy } from "../shared/policy.ts";
import { msg } from "../../model/message.ts";

export default [settingsPolicy("github-actions", sources.clientsSeen, { store: msg("the secrets of the repository") })];
