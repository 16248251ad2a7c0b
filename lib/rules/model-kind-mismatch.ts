// Knows when a speech model stands where a chat model belongs.
import { modelOf } from "../facts/models.ts";
import { isMimoHost, urlOf } from "../facts/urls.ts";
import { rule, type Page } from "../model/contracts.ts";
import { say } from "../model/text.ts";

export const page: Page = {
  title: say("A model for something else"),
  why: say(
    "The model turns speech into text or text into speech. As the model of a conversation it gets an error, or answers with sound.",
  ),
  remedy: say("Use a chat model here."),
};

const kinds = { asr: say("understands speech"), tts: say("speaks"), chat: say("chats") } as const;

export default rule({
  id: "model-kind-mismatch",
  on: "resolution",
  severity: "warning",
  check({ resolution, judged }) {
    const { model } = resolution;
    const row = model.value === null ? undefined : modelOf(model.value.trim().toLowerCase());
    if (!row || row.kind === "chat" || !isMimoHost(urlOf(resolution))) return undefined;
    return {
      message: say("`{id}` {kind}; it is no model for conversations", { id: row.id, kind: kinds[row.kind] }),
      place: model.place,
      was: say("`{id}`", { id: row.id }),
      expected: say("a chat model, such as `mimo-v2.6-pro`"),
      remedy: judged.client.how.model("mimo-v2.6-pro", model.place),
      mark: row.id,
    };
  },
});
