// When a model id is written with capitals.
import { onModels } from "../facts/ages.ts";
import { isMimoHost, urlOf } from "../facts/urls.ts";
import { modelRepair, useModel } from "../facts/remedies.ts";
import { eachModel, unsent } from "./shared/views.ts";
import { rule, type Page } from "../model/contracts.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("Capitals in the model id"),
  why: msg(
    "MiMo's model ids are lower case, and the API compares them letter by letter: `MiMo-V2.6-Pro` gets 400 `Not supported model`.",
  ),
  remedy: msg("Write the id in lower case."),
};

/** The ending is the client's own. */
const isLower = (id: string): boolean => {
  const bare = id.replace(/\[\d+m\]$/i, "");
  return bare === bare.toLowerCase();
};

export default rule({
  id: "model-case",
  on: "resolution",
  severity: "error",
  explains: ["spelling"],
  dependsOnFacts: onModels,
  check: ({ resolution: chosen, judged, run }) =>
    eachModel(chosen, (resolution) => {
      const { model } = resolution;
      const id = model.value?.trim();
      const lower = id?.toLowerCase();
      if (
        !id ||
        !lower ||
        isLower(id) ||
        !run.facts.modelOf(lower.replace(/\[\d+m\]$/, "")) ||
        !isMimoHost(urlOf(resolution))
      )
        return undefined;
      const wanted = run.facts.retiredAt(lower, run.at)?.successor ?? lower;
      return {
        message: msg("MiMo's model ids are lower case, and `{id}` is not", { id }),
        place: model.place,
        was: msg("`{id}`", { id }),
        expected: msg("`{wanted}`", { wanted }),
        remedy: useModel(wanted, resolution, judged.client.instructions),
        repair: modelRepair(id, wanted, resolution),
        mark: id,
        ...unsent(resolution),
      };
    }),
});
