// Docker compose files: what `environment` gives to each service, with `${NAME}` from the shell or from `.env` beside it.
import { expanding, shellForm, type Lookup } from "../shared/expand.ts";
import { fileClient } from "../shared/file-client.ts";
import { namesIn } from "../shared/names.ts";
import { variableGroups } from "../shared/variables.ts";
import type { Context, Detection } from "../../model/contracts.ts";
import type { Layer } from "../../model/layer.ts";
import { variableSource } from "../../model/settings-source.ts";
import { msg } from "../../model/message.ts";

export const detection: Detection = {
  files: ["./compose*.y*ml", "./docker-compose*.y*ml"],
  env: [],
  signatures: ["services.*.environment", "services.*.env_file"],
};

/** The shell beats `.env`; a blank counts as set. */
async function lookup(layer: Layer, context: Context): Promise<Lookup> {
  const folder = (layer.path ?? "").replace(/\/[^/]*$/, "");
  const file = await context.file({
    id: "compose:.env",
    title: msg("dotenv file"),
    path: `${folder}/.env`,
    scope: "project",
    dialect: "dotenv",
  });
  const beside = variableSource(file, []);
  return (slot, name) => context.env.get(slot, name) ?? (file.status === "read" ? beside.get(slot, name) : undefined);
}

export default fileClient({
  id: "compose",
  title: "Docker Compose",
  detection,
  layerTitle: msg("compose file"),
  dialect: () => "yaml",
  async groups(layer, context) {
    const look = await lookup(layer, context);
    return namesIn(layer, ["services"]).flatMap((service) => {
      const base = ["services", service, "environment"];
      const from = expanding(variableSource(layer, base), {
        lookup: look,
        syntaxes: new Set(["${}", "${:-}", "$"]),
        form: shellForm,
      });
      return variableGroups(from, namesIn(layer, base), context.facts, `${service} `);
    });
  },
});
