// Knows when a model is in no list that is known here.
import { modelOf, models } from "../facts/models.ts";
import { nearest } from "../facts/hosts.ts";
import { urlOf } from "../facts/urls.ts";
import { rule, type Page } from "../model/contracts.ts";
import { say } from "../model/text.ts";

export const page: Page = {
  title: say("A model that is not known here"),
  why: say(
    "The model is not in the dated list that mimo-doctor carries. Lists age, and new models appear, so this is never an error. Where the id is wrong, MiMo answers 400 `Not supported model`.",
  ),
  remedy: say(
    "Compare with the models page of the console, or ask: `mimo-doctor --probe` compares with the list that the endpoint serves.",
  ),
};

export default rule({
  id: "model-unknown",
  on: "resolution",
  severity: "warning",
  check({ resolution, judged }) {
    const { model } = resolution;
    const id = model.value?.trim();
    if (!id || urlOf(resolution).known?.kind !== "endpoint" || modelOf(id.toLowerCase())) return undefined;
    const bare = id
      .replace(/\[\d+m\]$/i, "")
      .replace(/^.*\//, "")
      .toLowerCase();
    const near =
      modelOf(bare)?.id ??
      nearest(
        bare,
        models.map((row) => row.id),
        4,
      );
    return {
      message: /\[\d+m\]$/i.test(id)
        ? say(
            "`{id}`: the ending is Claude Code's own, and other clients send it to MiMo, which does not know such a model",
            { id },
          )
        : say("the model `{id}` is not in the list of MiMo's models", { id }),
      place: model.place,
      was: say("`{id}`", { id }),
      expected: near ? say("`{near}`, perhaps", { near }) : undefined,
      remedy: near ? judged.client.how.model(near, model.place) : undefined,
      mark: id,
    };
  },
});
