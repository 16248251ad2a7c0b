// When TODO: say in one sentence what this rule knows.
import { rule, type Page } from "../model/contracts.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("TODO: what is wrong, in a few words"),
  why: msg("TODO: why it fails, in two or three sentences."),
  remedy: msg("TODO: what to do."),
};

// TODO: this sample speaks of one model name. Which subjects a rule may look at (`on`): see `SubjectOf` in model/contracts.ts.
export default rule({
  id: "ID",
  on: "resolution",
  severity: "LEVEL",
  check({ resolution, judged }) {
    const { value, place } = resolution.model;
    if (value !== "replace-me") return undefined;
    return {
      message: msg("the model `{model}` is a sample", { model: value }),
      place,
      expected: msg("a model of MiMo"),
      remedy: judged.client.instructions.model("mimo-v2.6-pro", place),
    };
  },
});
