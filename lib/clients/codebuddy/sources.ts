// What CodeBuddy reads for one model.
import type { SettingsSource } from "../../model/layer.ts";

export interface Sources {
  readonly model: SettingsSource;
  /** Entries of the same id, which this one replaces. */
  readonly hidden: readonly SettingsSource[];
}
