// What Codex reads for one provider.
import type { Layer, SettingsSource } from "../../model/layer.ts";

/** What may hold the key and is never opened. */
export interface Stores {
  /** A program that the provider's table names. */
  readonly helper: Layer | undefined;
  readonly keyring: Layer | undefined;
  readonly login: Layer | undefined;
}

/** Files go from the strongest to the weakest. */
export interface Sources extends Stores {
  readonly provider: string;
  /** Codex takes the provider by itself. */
  readonly chosen: boolean;
  /** A file keeps it from starting. */
  readonly stopped: boolean;
  /** Files that decide about providers. */
  readonly settings: readonly SettingsSource[];
  /** Files that decide about models: those of the project as well. */
  readonly models: readonly SettingsSource[];
  /** The provider's table in each file. */
  readonly tables: readonly SettingsSource[];
  /** Headers that the tables write out; a variable's value comes before a text. */
  readonly headers: readonly SettingsSource[];
  readonly env: SettingsSource;
  /** Its own variables, which beat the shell's. */
  readonly dotenv: SettingsSource | undefined;
  readonly auth: SettingsSource | undefined;
}
