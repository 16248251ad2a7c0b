// What Crush reads for one provider: of each file, the strongest first.
import type { Layer, SettingsSource } from "../../model/layer.ts";

export interface Sources {
  readonly id: string;
  readonly provider: readonly SettingsSource[];
  readonly headers: readonly SettingsSource[];
  /** The first model that the provider lists. */
  readonly listed: readonly SettingsSource[];
  /** The large model, where it is one of this provider. */
  readonly large: readonly SettingsSource[];
  readonly small: readonly SettingsSource[];
  /** A script that may print the key. */
  readonly script: Layer | undefined;
}
