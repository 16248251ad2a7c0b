// Knows every rule id of the catalogue, also of those rules that are not built yet.
import { levels } from "./levels.ts";

/** Rules that are promised and not there yet, with their level. */
export const laterRules: Readonly<Record<string, string>> = {
  "key-in-name-field": "error",
  "key-in-foreign-variable": "warning",
  "key-leaves-for-other-vendor": "error",
  "foreign-key-to-mimo": "warning",
  "endpoint-layers-disagree": "warning",
  "shared-variable": "note",
  "clients-disagree": "warning",
  "provider-disabled": "warning",
  "model-prefix-missing": "error",
  "model-output-limit": "warning",
  "wire-api-unsupported": "error",
  "responses-subset": "warning",
  "provider-package-wrong": "error",
  "client-falls-back": "warning",
  "proxy-configured": "note",
  "suppression-unused": "warning",
  "suppression-without-reason": "warning",
};

export const ruleIds: ReadonlySet<string> = new Set([...Object.keys(levels), ...Object.keys(laterRules)]);
