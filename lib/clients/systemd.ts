// Knows systemd units: what their `Environment=` lines set.
import { fileClient } from "../kit/file-client.ts";
import { namesIn } from "../kit/names.ts";
import { variableGroups } from "../kit/variables.ts";
import type { Traces } from "../model/contracts.ts";
import { variableOffers } from "../model/offers.ts";
import { say } from "../model/text.ts";

export const traces: Traces = { files: ["~/.config/systemd/user/*.service"], env: [], names: ["*.service"] };

export default fileClient({
  id: "systemd",
  title: say("systemd unit"),
  traces,
  layerTitle: say("systemd unit"),
  dialect: () => "systemd",
  groups: async (layer) => variableGroups(variableOffers(layer, []), namesIn(layer)),
});
