// What Qwen Code reads for one way to a model.
import type { Layer, SettingsSource } from "../../model/layer.ts";

/** What is the same for every way; all go from the strongest to the weakest. */
export interface Known {
  /** Settings with their references filled in. */
  readonly settings: readonly SettingsSource[];
  readonly shell: SettingsSource;
  /** Every `.env`. */
  readonly dotenv: readonly SettingsSource[];
  /** `env` of the settings. */
  readonly env: readonly SettingsSource[];
}

export interface Sources extends Known {
  /** The model's own entry, and the headers that it writes out. */
  readonly entry: SettingsSource | undefined;
  readonly headers: SettingsSource | undefined;
  /** A login with an account, which is never opened. */
  readonly login: Layer | undefined;
  /** Of the entry, else the one that is selected. */
  readonly type: string | undefined;
  /** Selected, or guessed from the variables. */
  readonly chosen: string | undefined;
}
