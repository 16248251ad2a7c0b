// What Pi and its kin read for one provider.
import type { Layer, SettingsSource } from "../../model/layer.ts";

export interface Sources {
  /** Settings that are read, the strongest first. */
  readonly settings: readonly SettingsSource[];
  /** Sources of variables, the strongest first. */
  readonly variables: readonly SettingsSource[];
  /** The key that was entered in the client. */
  readonly stored: SettingsSource | undefined;
  /** The provider's table. */
  readonly table: SettingsSource | undefined;
  readonly headers: SettingsSource | undefined;
  /** The model's table. */
  readonly model: SettingsSource | undefined;
  readonly modelHeaders: SettingsSource | undefined;
  /** A login or a store, which is never opened. */
  readonly login: Layer | undefined;
  readonly provider: string;
  /** The id of the model that is sent. */
  readonly modelId: string | undefined;
  /** Why nothing of the provider is left: what its description costs. */
  readonly lost: "file" | "provider" | undefined;
  /** A header that refers to a variable which is not set. */
  readonly unsetHeader: { readonly header: string; readonly variable: string } | undefined;
  /** Whether the client takes the provider, and whether it was the one that the settings want. */
  readonly taken: "wanted" | "instead" | undefined;
  /** The settings want another one, which cannot be used. */
  readonly wished: boolean;
}
