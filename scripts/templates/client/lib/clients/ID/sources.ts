// What ID reads.
import type { SettingsSource } from "../../model/layer.ts";

export interface Sources {
  readonly env: SettingsSource;
  readonly settings: SettingsSource;
}
