// Knows LiteLLM's proxy configuration: a list of models, each with its address, its key and its protocol.
import { expanding } from "../kit/expand.ts";
import { fileClient } from "../kit/file-client.ts";
import type { Group, Spot } from "../kit/group.ts";
import { isMimo } from "../kit/variables.ts";
import type { Context, Traces } from "../model/contracts.ts";
import { at } from "../model/document.ts";
import type { Layer } from "../model/layer.ts";
import { tableOffers } from "../model/offers.ts";
import { say } from "../model/text.ts";

export const traces: Traces = { files: ["./litellm*config*.y*ml"], env: [], marks: ["model_list.*.litellm_params"] };

/** `os.environ/NAME` */
const environForm = /os\.environ\/(\w+)/;

function groupsOf(layer: Layer, context: Context): readonly Group[] {
  const list = layer.doc && at(layer.doc.value, ["model_list"]);
  if (!Array.isArray(list)) return [];
  return list.flatMap((_, n) => {
    const from = expanding(tableOffers(layer, ["model_list", n, "litellm_params"]), {
      lookup: (slot, name) => context.env.get(slot, name),
      syntaxes: new Set(["os.environ"]),
      form: environForm,
    });
    const spot = (name: string): readonly Spot[] => (from.get("mode", name) === undefined ? [] : [{ from, name }]);
    const model = from.get("model", "model")?.value;
    const group: Group = {
      id: `model_list[${n}]`,
      spots: { key: spot("api_key"), baseUrl: spot("api_base"), model: spot("model"), models: [], mode: [] },
      paired: false,
      wire: typeof model === "string" && model.startsWith("anthropic/") ? "anthropic" : "openai-chat",
      ...extraKey(layer, n, context),
    };
    return isMimo(group) ? [group] : [];
  });
}

/** A key in `extra_headers` goes out beside the other. */
function extraKey(layer: Layer, n: number, context: Context): Pick<Group, "also"> {
  const from = expanding(tableOffers(layer, ["model_list", n, "litellm_params", "extra_headers"]), {
    lookup: (slot, name) => context.env.get(slot, name),
    syntaxes: new Set(["os.environ"]),
    form: environForm,
  });
  const found = from.get("key", "api-key");
  return found ? { also: { header: "api-key", spot: { from, name: "api-key" } } } : {};
}

export default fileClient({
  id: "litellm",
  title: "LiteLLM",
  traces,
  layerTitle: say("LiteLLM's configuration"),
  dialect: () => "yaml",
  groups: async (layer, context) => groupsOf(layer, context),
});
