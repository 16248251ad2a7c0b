// Exports of the Windows registry: the variables of the user and of the machine, as new programs get them.
import { fileClient } from "../shared/file-client.ts";
import { namesIn } from "../shared/names.ts";
import { variableGroups } from "../shared/variables.ts";
import type { Detection } from "../../model/contracts.ts";
import { variableSource } from "../../model/settings-source.ts";
import { msg } from "../../model/message.ts";

export const detection: Detection = { files: [], env: [], names: ["*.reg"] };

export default fileClient({
  id: "registry",
  title: msg("registry export"),
  detection,
  layerTitle: msg("registry export"),
  strict: true,
  wide: true,
  dialect: () => "registry",
  groups: async (layer, { facts }) => variableGroups(variableSource(layer, []), namesIn(layer), facts),
});
