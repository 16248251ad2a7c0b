// Knows settings files of tools that are not known: an address of MiMo's, and the key and the model beside it.
import { dialectOf } from "../facts/dialects.ts";
import { fileClient } from "../kit/file-client.ts";
import { treeGroups } from "../kit/tree.ts";
import type { Traces } from "../model/contracts.ts";
import { say } from "../model/text.ts";

export const traces: Traces = { files: [], env: [] };

export default fileClient({
  id: "generic",
  title: say("settings file"),
  traces,
  layerTitle: say("settings file"),
  dialect: (path) => dialectOf(path) ?? "jsonc",
  groups: async (layer) => treeGroups(layer),
});
