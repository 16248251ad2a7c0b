// Knows systemd units: what their `Environment=` lines set, and what `environment.d` gives to all of the user's.
import { expanding, shellForm, type Lookup } from "../kit/expand.ts";
import { fileClient } from "../kit/file-client.ts";
import { namesIn } from "../kit/names.ts";
import { variableGroups } from "../kit/variables.ts";
import type { Traces } from "../model/contracts.ts";
import { variableOffers } from "../model/offers.ts";
import { say } from "../model/text.ts";

export const traces: Traces = {
  files: ["~/.config/systemd/user/*.service", "~/.config/environment.d/*.conf"],
  env: [],
  names: ["*.service", "environment.d/*.conf"],
};

export default fileClient({
  id: "systemd",
  title: say("systemd unit"),
  traces,
  layerTitle: say("systemd unit"),
  dialect: (path) => (path.endsWith(".conf") ? "dotenv" : "systemd"),
  groups: async (layer) => {
    const own = variableOffers(layer, []);
    const lookup: Lookup = (slot, name) => own.get(slot, name);
    const from = expanding(own, { lookup, syntaxes: new Set(["${}", "${:-}", "$"]), form: shellForm });
    return variableGroups(layer.doc?.dialect === "dotenv" ? from : own, namesIn(layer));
  },
});
