// What OpenClaw reads for one provider, or for speech.
import type { Candidate, Layer, SettingsSource } from "../../model/layer.ts";

/** Where a variable is looked up, in this order. */
export interface Variables {
  readonly environment: SettingsSource;
  readonly project: SettingsSource | undefined;
  readonly dotenv: SettingsSource | undefined;
  /** Those in the settings themselves. */
  readonly vars: SettingsSource | undefined;
}

export interface Sources {
  readonly variables: Variables;
  readonly provider: string;
  /** The provider's table, or the one of speech. */
  readonly table: SettingsSource | undefined;
  /** The variable that the key's setting names. */
  readonly reference: string | undefined;
  /** Undefined for speech, which has settings of its own. */
  readonly chat: Chat | undefined;
}

export interface Chat {
  readonly headers: SettingsSource;
  /** Places of the main model, the strongest first. */
  readonly models: readonly Candidate[];
  /** Models of the provider that are asked for besides. */
  readonly others: readonly Candidate[];
  readonly store: Layer | undefined;
  /** The model that is asked for, if it is the provider's. */
  readonly main: Main | undefined;
}

export interface Main {
  readonly id: string;
  /** Its own protocol, where it has one. */
  readonly api: string | undefined;
  /** Nobody named the provider. */
  readonly found: boolean;
}
