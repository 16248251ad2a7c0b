// What VTCode reads for one provider.
import type { Layer, SettingsSource } from "../../model/layer.ts";

export interface Sources {
  /** The shell, then `.env`, which fills in what the shell has not set. */
  readonly variables: readonly SettingsSource[];
  /** `[agent]` of each file, the strongest first; none where another provider is taken. */
  readonly agent: readonly SettingsSource[];
  /** An entry of the user's, with the variable of its key; none for the built-in provider. */
  readonly entry: { readonly table: SettingsSource; readonly variable: string } | undefined;
  readonly keyring: Layer;
}
