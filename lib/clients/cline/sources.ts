// What Cline reads for one provider, and where it goes without any.
import type { Layer, SettingsSource } from "../../model/layer.ts";
import type { Message } from "../../model/message.ts";
import type { Place } from "../../model/place.ts";
import type { Route } from "../../model/resolution.ts";
import { nowhere } from "../shared/route.ts";

export interface Sources {
  readonly env: SettingsSource;
  /** The project's `.env`. */
  readonly project: SettingsSource | undefined;
  readonly root: SettingsSource | undefined;
  /** The provider's settings. */
  readonly table: SettingsSource | undefined;
  readonly headers: SettingsSource | undefined;
  /** What the version before has kept, where there is no newer file. */
  readonly store: Layer | undefined;
  readonly provider: string;
}

/** Nothing of the user's is left, and Cline asks a service of its own. */
export const gateway = (because: Message, place: Place | null): Route =>
  nowhere({ kind: "falls-back", because, place });
