// Knows exports of the Windows registry: the variables of the user and of the machine, as new programs get them.
import { fileClient } from "../kit/file-client.ts";
import { namesIn } from "../kit/names.ts";
import { variableGroups } from "../kit/variables.ts";
import type { Traces } from "../model/contracts.ts";
import { variableOffers } from "../model/offers.ts";
import { say } from "../model/text.ts";

export const traces: Traces = { files: [], env: [], names: ["*.reg"] };

export default fileClient({
  id: "registry",
  title: say("registry export"),
  traces,
  layerTitle: say("registry export"),
  strict: true,
  wide: true,
  dialect: () => "registry",
  groups: async (layer) => variableGroups(variableOffers(layer, []), namesIn(layer)),
});
