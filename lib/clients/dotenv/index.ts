// Dotenv files whose reader is not known: variables whose names belong together.
import { isTemplateFile } from "../../facts/template-files.ts";
import type { Detection } from "../../model/contracts.ts";
import type { Layer, SettingsSource } from "../../model/layer.ts";
import { variableSource } from "../../model/settings-source.ts";
import { msg } from "../../model/message.ts";
import { expanding, shellForm } from "../shared/expand.ts";
import { fileClient } from "../shared/file-client.ts";
import { namesIn } from "../shared/names.ts";
import { withoutSamples } from "../shared/samples.ts";
import { variableGroups } from "../shared/variables.ts";

export const detection: Detection = { files: ["./.env", "./.env.*"], env: [], names: [".env", ".env.*", "*.env"] };

/** Variables of a file, references among them looked up. */
export function variablesOf(layer: Layer): SettingsSource {
  const own = variableSource(layer, []);
  const from = isTemplateFile(layer.path ?? "") ? withoutSamples(own) : own;
  return expanding(from, {
    lookup: (slot, name) => own.get(slot, name),
    syntaxes: new Set(["${}", "${:-}", "$"]),
    form: shellForm,
  });
}

export default fileClient({
  id: "dotenv",
  title: msg("dotenv file"),
  detection,
  layerTitle: msg("dotenv file"),
  dialect: () => "dotenv",
  groups: async (layer, { facts }) => variableGroups(variablesOf(layer), namesIn(layer), facts),
});
