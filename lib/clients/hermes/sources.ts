// What Hermes Agent reads for one way to a model.
import type { SettingsSource } from "../../model/layer.ts";
import type { Place } from "../../model/place.ts";

export interface Sources {
  /** The provider for MiMo that comes with Hermes. */
  readonly builtIn: boolean;
  /** `model.provider`, in small letters; blank where it is not set. */
  readonly provider: string;
  /** A provider of MiMo's name that neither Hermes has nor the user describes. */
  readonly unknown: { readonly name: string; readonly place: Place } | undefined;
  readonly env: SettingsSource;
  /** Hermes' own `.env`, which beats the shell. */
  readonly dotenv: SettingsSource | undefined;
  /** Stored keys, the first to be taken first. */
  readonly pool: readonly SettingsSource[];
  /** The table `model`, where this way is the one that is taken. */
  readonly model: SettingsSource | undefined;
  /** The whole file, where `model` is a text. */
  readonly whole: SettingsSource | undefined;
  /** The user's entry that describes the provider. */
  readonly entry: SettingsSource | undefined;
  /** The variable that the entry names for the key. */
  readonly keyVariable: string | undefined;
}
