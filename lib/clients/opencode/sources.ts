// What OpenCode and its kin read for one provider.
import type { Layer, SettingsSource } from "../../model/layer.ts";

/** Settings files go from the strongest to the weakest. */
export interface Sources {
  /** Empty where nothing of MiMo's is left of what is set up. */
  readonly provider: string;
  readonly roots: readonly SettingsSource[];
  /** The provider's table in each file. */
  readonly tables: readonly SettingsSource[];
  /** The same with what is filled into a base URL. */
  readonly addresses: readonly SettingsSource[];
  /** The table of the model. */
  readonly models: readonly SettingsSource[];
  readonly headers: readonly SettingsSource[];
  /** Of the keys that were entered in the client. */
  readonly stored: SettingsSource;
  readonly shell: SettingsSource;
  /** Names of variables that hold the provider's key. */
  readonly variables: readonly string[];
  readonly model: Chosen | undefined;
  /** The provider's table describes the model. */
  readonly isDeclared: boolean;
  /** Somebody has chosen this provider. */
  readonly isNamed: boolean;
  /** It is wanted, and there is no such provider. */
  readonly isUnknown: boolean;
  /** It is switched off. */
  readonly isOff: boolean;
  readonly broken: Layer | undefined;
}

/** A model without its provider, and what says that it is taken. */
export interface Chosen {
  readonly key: string;
  readonly from: "model" | "recent" | "declared";
}
