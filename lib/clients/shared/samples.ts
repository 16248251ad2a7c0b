// Files that are there to be filled in by others.
import type { SettingsSource } from "../../model/layer.ts";
import { Secret } from "../../model/secret.ts";

/** A template is right as it is: with blanks and samples for others to fill in. */
export function withoutSamples(from: SettingsSource): SettingsSource {
  return {
    ...from,
    get(slot, name) {
      const found = from.get(slot, name);
      const value = found?.value;
      const sample = value instanceof Secret ? !value.real : typeof value === "string" && /^\s*$|[<{]/.test(value);
      return sample ? undefined : found;
    },
  };
}
