// Systemd units: what their `Environment=` lines set, and what `environment.d` gives to all of the user's.
import { expanding, shellForm, type Lookup } from "../shared/expand.ts";
import { fileClient } from "../shared/file-client.ts";
import { namesIn } from "../shared/names.ts";
import { variableGroups } from "../shared/variables.ts";
import type { Detection } from "../../model/contracts.ts";
import { variableSource } from "../../model/settings-source.ts";
import { msg } from "../../model/message.ts";

export const detection: Detection = {
  files: ["~/.config/systemd/user/*.service", "~/.config/environment.d/*.conf"],
  env: [],
  names: ["*.service", "environment.d/*.conf"],
};

export default fileClient({
  id: "systemd",
  title: msg("systemd unit"),
  detection,
  layerTitle: msg("systemd unit"),
  dialect: (path) => (path.endsWith(".conf") ? "dotenv" : "systemd"),
  groups: async (layer, { facts }) => {
    const own = variableSource(layer, []);
    const lookup: Lookup = (slot, name) => own.get(slot, name);
    const from = expanding(own, { lookup, syntaxes: new Set(["${}", "${:-}", "$"]), form: shellForm });
    return variableGroups(layer.doc?.dialect === "dotenv" ? from : own, namesIn(layer), facts);
  },
});
