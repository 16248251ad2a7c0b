// Knows dotenv files whose reader is not known: variables whose names belong together.
import type { Traces } from "../model/contracts.ts";
import type { Layer, Offers } from "../model/layer.ts";
import { variableOffers } from "../model/offers.ts";
import { say } from "../model/text.ts";
import { expanding, shellForm } from "../kit/expand.ts";
import { fileClient } from "../kit/file-client.ts";
import { namesIn } from "../kit/names.ts";
import { isTemplate, withoutSamples } from "../kit/samples.ts";
import { variableGroups } from "../kit/variables.ts";

export const traces: Traces = { files: ["./.env", "./.env.*"], env: [], names: [".env", ".env.*", "*.env"] };

/** Variables of a file, references among them looked up. */
export function variablesOf(layer: Layer): Offers {
  const own = variableOffers(layer, []);
  const from = isTemplate(layer.path ?? "") ? withoutSamples(own) : own;
  return expanding(from, {
    lookup: (slot, name) => own.get(slot, name),
    syntaxes: new Set(["${}", "${:-}", "$"]),
    form: shellForm,
  });
}

export default fileClient({
  id: "dotenv",
  title: say("dotenv file"),
  traces,
  layerTitle: say("dotenv file"),
  dialect: () => "dotenv",
  groups: async (layer) => variableGroups(variablesOf(layer), namesIn(layer)),
});
