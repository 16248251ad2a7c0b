// What mimofan reads.
import type { SettingsSource } from "../../model/layer.ts";

export interface Sources {
  readonly env: SettingsSource;
  readonly table: SettingsSource | undefined;
  /** mimofan does not read this table; what it would have given is judged where nothing else is there. */
  readonly isStray: boolean;
  /** None where another provider is taken. */
  readonly root: SettingsSource | undefined;
  readonly isTaken: boolean;
}
