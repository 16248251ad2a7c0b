// How variables in settings of an editor decide: as they stand there.
import { sources } from "../../facts/sources.ts";
import { settingsPolicy } from "../shared/policy.ts";

export default [settingsPolicy("vscode", sources.vscode)];
