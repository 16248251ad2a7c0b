// Knows when a speech model stands where a chat model belongs.
import { onModels } from "../facts/ages.ts";
import { modelOf, usualModel } from "../facts/models.ts";
import { isMimoHost, urlOf } from "../facts/urls.ts";
import { useModel } from "../facts/remedies.ts";
import { eachModel, unsent } from "../facts/views.ts";
import { rule, type Page } from "../model/contracts.ts";
import { say } from "../model/text.ts";

export const page: Page = {
  title: say("A model for something else"),
  why: say(
    "The model turns speech into text or text into speech. As the model of a conversation it gets an error, or answers with sound.",
  ),
  remedy: say("Use a chat model here."),
};

const kinds = { asr: say("turns speech into text"), tts: say("turns text into speech") } as const;

export default rule({
  id: "model-kind-mismatch",
  on: "resolution",
  severity: "warning",
  rests: onModels,
  check: ({ resolution: chosen, judged }) =>
    eachModel(chosen, (resolution) => {
      const { model } = resolution;
      const row = model.value === null ? undefined : modelOf(model.value.trim().toLowerCase());
      if (!row || row.kind === "chat" || resolution.feature === row.kind || !isMimoHost(urlOf(resolution)))
        return undefined;
      return {
        message: say("`{id}` {kind} and is no model for conversations", { id: row.id, kind: kinds[row.kind] }),
        place: model.place,
        was: say("`{id}`", { id: row.id }),
        expected: say("a chat model, such as `{id}`", { id: usualModel }),
        remedy: useModel(usualModel, resolution, judged.client.how),
        mark: row.id,
        ...unsent(resolution),
      };
    }),
});
