// Knows how `env` in a workflow decides: as it stands there, but for what is kept in the secrets of the repository.
import { sources } from "../facts/sources.ts";
import { settingsPolicy } from "../kit/policy.ts";
import { say } from "../model/text.ts";

export default [settingsPolicy("github-actions", sources.clientsSeen, { store: say("the secrets of the repository") })];
