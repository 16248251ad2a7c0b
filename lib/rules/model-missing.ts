// When no model is set and the client would ask for one of another vendor.
import { onModels } from "../facts/ages.ts";
import { useModel } from "../facts/remedies.ts";
import { urlOf } from "../facts/urls.ts";
import { rule, type Page } from "../model/contracts.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("No model is set"),
  why: msg(
    "The endpoint is MiMo's, and nothing says which model to ask for. The client then asks for its own default, which MiMo does not serve: it answers 400 `Not supported model`.",
  ),
  remedy: msg("Name a model of MiMo's."),
};

export default rule({
  id: "model-missing",
  on: "resolution",
  severity: "error",
  needsReader: true,
  explains: ["retired"],
  dependsOnFacts: onModels,
  check({ resolution, judged }, facts) {
    const { value, place } = resolution.model;
    const id = value?.trim() ?? "";
    if (place?.kind !== "builtin" || id === "" || urlOf(resolution).known?.kind !== "endpoint") return undefined;
    if (facts.modelOf(id.toLowerCase().replace(/\[\d+m\]$/, ""))) return undefined;
    const { key, auth, endpoint } = resolution;
    // What is refused before the model is looked at has a fault that shows first.
    const isSent = auth.value !== null && key.value?.real === true && key.value.info.plan === endpoint.plan;
    return {
      ...(isSent ? {} : { severity: "warning" as const }),
      message: msg("{client}: no model is set, and its default `{id}` is none of MiMo's", {
        client: judged.client.title,
        id,
      }),
      place,
      expected: msg("a model of MiMo's, such as `{model}`", { model: facts.usualModel }),
      remedy: useModel(facts.usualModel, resolution, judged.client.instructions),
    };
  },
});
