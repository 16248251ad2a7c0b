// What Copilot CLI reads.
import type { Layer, SettingsSource } from "../../model/layer.ts";

export interface Sources {
  readonly env: SettingsSource;
  /** The program that prints the key. */
  readonly command: Layer | undefined;
}
