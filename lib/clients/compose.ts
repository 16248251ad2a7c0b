// Knows docker compose files: what `environment` gives to each service, with `${NAME}` from the shell or from `.env` beside it.
import { expanding, shellForm, type Lookup } from "../kit/expand.ts";
import { fileClient } from "../kit/file-client.ts";
import { namesIn } from "../kit/names.ts";
import { variableGroups } from "../kit/variables.ts";
import type { Context, Traces } from "../model/contracts.ts";
import type { Layer } from "../model/layer.ts";
import { variableOffers } from "../model/offers.ts";
import { say } from "../model/text.ts";

export const traces: Traces = {
  files: ["./compose*.y*ml", "./docker-compose*.y*ml"],
  env: [],
  marks: ["services.*.environment", "services.*.env_file"],
};

/** The shell beats `.env`; a blank counts as set. */
async function lookup(layer: Layer, context: Context): Promise<Lookup> {
  const folder = (layer.path ?? "").replace(/\/[^/]*$/, "");
  const file = await context.file({
    id: "compose:.env",
    title: say("dotenv file"),
    path: `${folder}/.env`,
    scope: "project",
    dialect: "dotenv",
  });
  const beside = variableOffers(file, []);
  return (slot, name) => context.env.get(slot, name) ?? (file.status === "read" ? beside.get(slot, name) : undefined);
}

export default fileClient({
  id: "compose",
  title: "Docker Compose",
  traces,
  layerTitle: say("compose file"),
  dialect: () => "yaml",
  async groups(layer, context) {
    const look = await lookup(layer, context);
    return namesIn(layer, ["services"]).flatMap((service) => {
      const base = ["services", service, "environment"];
      const from = expanding(variableOffers(layer, base), {
        lookup: look,
        syntaxes: new Set(["${}", "${:-}", "$"]),
        form: shellForm,
      });
      return variableGroups(from, namesIn(layer, base), `${service} `);
    });
  },
});
