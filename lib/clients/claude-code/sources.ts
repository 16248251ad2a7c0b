// What Claude Code reads.
import type { Layer, SettingsSource } from "../../model/layer.ts";

export interface Sources {
  readonly shell: SettingsSource;
  /** `env` of every settings file, the strongest first. */
  readonly variables: readonly SettingsSource[];
  /** The same files themselves. */
  readonly settings: readonly SettingsSource[];
  /** Its own file, with the key of a login to the console. */
  readonly state: SettingsSource | undefined;
  /** The program that hands out the key, which is never run. */
  readonly helper: Layer | undefined;
  /** A login, which is never opened. */
  readonly login: Layer | undefined;
}
