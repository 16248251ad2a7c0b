// LiteLLM: the proxy's list of models, each with its address, its key and its protocol, and models that a variable names.
import { sources } from "../../facts/sources.ts";
import { reading } from "../shared/schema.ts";
import { own } from "./facts.ts";
import { expanding } from "../shared/expand.ts";
import { fileClient } from "../shared/file-client.ts";
import type { Group, Spot } from "../shared/group.ts";
import { isMimo } from "../shared/variables.ts";
import type { Context, Detection } from "../../model/contracts.ts";
import { at } from "../../model/document.ts";
import type { Layer } from "../../model/layer.ts";
import { tableSource, variableSource } from "../../model/settings-source.ts";
import { msg } from "../../model/message.ts";

export const detection: Detection = {
  files: ["./litellm*config*.y*ml", "./.env"],
  env: [],
  signatures: ["model_list.*.litellm_params"],
};

/** `os.environ/NAME` */
const environForm = /os\.environ\/(\w+)/;

function groupsOf(layer: Layer, context: Context): readonly Group[] {
  const list = layer.doc && at(layer.doc.value, ["model_list"]);
  if (!Array.isArray(list)) return [];
  return list.flatMap((_, n) => {
    const from = expanding(tableSource(layer, ["model_list", n, "litellm_params"]), {
      lookup: (slot, name) => context.env.get(slot, name),
      syntaxes: new Set(["os.environ"]),
      form: environForm,
    });
    const spot = (name: string): readonly Spot[] => (from.get("mode", name) === undefined ? [] : [{ from, name }]);
    const model = from.get("model", "model")?.value;
    const byName = typeof model === "string" && model.startsWith(own.prefix);
    const written = spot("api_key");
    const group: Group = {
      id: `model_list[${n}]`,
      ...(byName ? { base: own.base } : {}),
      spots: {
        key: byName && written.length === 0 ? [{ from: context.env, name: own.key }] : written,
        // Asked for where it is not set, too: what stands beside it under another name was meant for it.
        baseUrl: [{ from, name: "api_base" }, ...spot("base_url")],
        model: spot("model"),
        models: [],
        mode: [],
      },
      paired: false,
      wire: typeof model === "string" && model.startsWith("anthropic/") ? "anthropic" : "openai-chat",
      ...extraKey(layer, n, context),
    };
    return isMimo(group, context.facts) ? [group] : [];
  });
}

/** A program gives LiteLLM a model by its name, and LiteLLM finds the key: in the shell first, then in `.env`. */
function variablesOf(layer: Layer, context: Context): readonly Group[] {
  const from = variableSource(layer, []);
  const value = layer.doc?.value ?? {};
  const names = Object.keys(value).filter((name) => {
    const text = value[name];
    return typeof text === "string" && text.startsWith(own.prefix);
  });
  return names.map((name) => ({
    id: name,
    base: own.base,
    spots: {
      key: [
        { from: context.env, name: own.key },
        { from, name: own.key },
      ],
      baseUrl: [],
      model: [{ from, name }],
      models: [],
      mode: [],
    },
    paired: false,
    wire: "openai-chat",
  }));
}

const isDotenv = (path: string): boolean => /(?:^|\/)\.env$/.test(path);

/** A key in `extra_headers` goes out beside the other. */
function extraKey(layer: Layer, n: number, context: Context): Pick<Group, "also"> {
  const from = expanding(tableSource(layer, ["model_list", n, "litellm_params", "extra_headers"]), {
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
  detection,
  layerTitle: msg("LiteLLM's configuration"),
  schema: reading("LiteLLM", sources.litellmMimo, "model_list.*.litellm_params"),
  strict: true,
  dialect: (path) => (isDotenv(path) ? "dotenv" : "yaml"),
  groups: async (layer, context) =>
    isDotenv(layer.path ?? "") ? variablesOf(layer, context) : groupsOf(layer, context),
});
