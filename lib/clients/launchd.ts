// Knows agents of launchd on macOS: what `EnvironmentVariables` gives to a program, and what one sets for all with `launchctl setenv`.
import { fileClient } from "../kit/file-client.ts";
import { namesIn } from "../kit/names.ts";
import { variableGroups } from "../kit/variables.ts";
import type { Traces } from "../model/contracts.ts";
import { variableOffers } from "../model/offers.ts";
import { say } from "../model/text.ts";

export const traces: Traces = { files: ["~/Library/LaunchAgents/*.plist"], env: [], names: ["*.plist"] };

export default fileClient({
  id: "launchd",
  title: say("launchd agent"),
  traces,
  layerTitle: say("launchd agent"),
  strict: true,
  dialect: () => "plist",
  groups: async (layer) => variableGroups(variableOffers(layer, []), namesIn(layer)),
});
