// Agents of launchd on macOS: what `EnvironmentVariables` gives to a program, and what one sets for all with `launchctl setenv`.
import { fileClient } from "../shared/file-client.ts";
import { namesIn } from "../shared/names.ts";
import { variableGroups } from "../shared/variables.ts";
import type { Detection } from "../../model/contracts.ts";
import { variableSource } from "../../model/settings-source.ts";
import { msg } from "../../model/message.ts";

export const detection: Detection = { files: ["~/Library/LaunchAgents/*.plist"], env: [], names: ["*.plist"] };

export default fileClient({
  id: "launchd",
  title: msg("launchd agent"),
  detection,
  layerTitle: msg("launchd agent"),
  strict: true,
  dialect: () => "plist",
  groups: async (layer, { facts }) => variableGroups(variableSource(layer, []), namesIn(layer), facts),
});
