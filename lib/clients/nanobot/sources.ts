// What nanobot reads for one provider.
import type { SettingsSource } from "../../model/layer.ts";

export interface Sources {
  /** Of the provider, in snake case. */
  readonly id: string;
  readonly provider: SettingsSource;
  /** As they are spelt in this table. */
  readonly keyName: string;
  readonly baseName: string;
  /** Where the model stands that is taken, if it leads to this provider. */
  readonly choice: SettingsSource | undefined;
  readonly headers: SettingsSource;
  /** A variable that the settings name elsewhere and that is not set: nothing starts then. */
  readonly unset: string | undefined;
}
