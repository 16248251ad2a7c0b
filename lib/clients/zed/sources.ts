// What Zed reads for one provider.
import type { Layer, SettingsSource } from "../../model/layer.ts";
import type { builtIns } from "./facts.ts";

export interface Sources {
  readonly env: SettingsSource;
  /** The provider's table. */
  readonly table: SettingsSource;
  readonly headers: SettingsSource;
  /** Models that the provider lists. */
  readonly models: SettingsSource & { readonly names: readonly string[] };
  /** The agent's own choice, where it is one of this provider. */
  readonly agent: SettingsSource | undefined;
  readonly keyring: Layer;
  /** The variable that holds the key. */
  readonly variable: string;
  readonly builtIn: (typeof builtIns)[string] | undefined;
  /** Its model answers at `/responses`, not at `/chat/completions`. */
  readonly responses: boolean;
}
