// What Continue reads for one model.
import type { SettingsSource } from "../../model/layer.ts";

export interface Sources {
  /** Every source of what the settings call secrets, the strongest first. */
  readonly variables: readonly SettingsSource[];
  /** The model's own table; none where no model is described. */
  readonly entry: SettingsSource | undefined;
  readonly headers: SettingsSource | undefined;
  /** The variable that `apiKey` refers to. */
  readonly secret: string | undefined;
}
