// Every rule id of the catalogue, also of those rules that are not built yet.
import { levels } from "./severities.ts";

/** Rules that are promised and not there yet, with their level. */
export const laterRules: Readonly<Record<string, string>> = {};

export const ruleIds: ReadonlySet<string> = new Set([...Object.keys(levels), ...Object.keys(laterRules)]);
