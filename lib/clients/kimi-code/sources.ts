// What kimi-code reads for one way to a model.
import type { Layer, SettingsSource } from "../../model/layer.ts";
import type { Alias } from "./files.ts";

/** The model by its name in the file, with its provider. */
export interface Named {
  readonly alias: Alias;
  readonly model: SettingsSource;
  readonly provider: SettingsSource;
  /** The provider's own `env`, which is no environment. */
  readonly table: SettingsSource;
  readonly headers: SettingsSource;
  /** A table describes the provider. */
  readonly described: boolean;
}

export interface Sources {
  readonly env: SettingsSource;
  readonly root: SettingsSource | undefined;
  readonly named: Named | undefined;
  readonly login: Layer | undefined;
  /** Variables describe a model, which comes before the one of the file. */
  readonly byVariables: boolean;
  /** No model has the name that `default_model` says. */
  readonly dangling: boolean;
}
