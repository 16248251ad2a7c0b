// When a speech model stands where a chat model belongs.
import { kindsOfFiles } from "../facts/foreign.ts";
import { onModels } from "../facts/ages.ts";
import { isMimoHost, urlOf } from "../facts/urls.ts";
import { useModel } from "../facts/remedies.ts";
import { eachModel, unsent } from "./shared/views.ts";
import { rule, type Page, type Run } from "../model/contracts.ts";
import { placeId, type Place } from "../model/place.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("A model for something else"),
  why: msg(
    "The model turns speech into text or text into speech. As the model of a conversation it gets an error, or answers with sound.",
  ),
  remedy: msg("Use a chat model here."),
};

const kinds = { asr: msg("turns speech into text"), tts: msg("turns text into speech") } as const;

const ofSpeech: ReadonlySet<string> = new Set(["tts", "asr", "stt", "speech", "voice", "audio"]);

/** Places of models that are meant for speech by their names. */
const speechSlots = ({ observations = [] }: Run): readonly Place[] =>
  observations
    .filter(({ kind, named }) => kind === "model" && named.words.some((word) => ofSpeech.has(word)))
    .map(({ place }) => place);

const fileOf = (place: Place | null): string => (place?.kind === "file" ? place.path : "");

export default rule({
  id: "model-kind-mismatch",
  on: "resolution",
  severity: "warning",
  needsReader: true,
  explains: ["retired", "noImages"],
  dependsOnFacts: onModels,
  check({ resolution: chosen, judged, run }, facts) {
    const speech = speechSlots(run);
    // What reads a kind of file may be made for speech: a conversation's is the model only where speech has one of its own.
    const file = fileOf(chosen.model.place);
    if (kindsOfFiles.has(judged.client.id) && !speech.some((place) => fileOf(place) === file)) return undefined;
    return eachModel(chosen, (resolution) => {
      const { model } = resolution;
      const row = model.value === null ? undefined : facts.modelOf(model.value.trim().toLowerCase());
      if (!row || row.kind === "chat" || resolution.feature === row.kind || !isMimoHost(urlOf(resolution)))
        return undefined;
      if (speech.some((place) => placeId(place) === placeId(model.place))) return undefined;
      return {
        message: msg("`{id}` {kind} and is no model for conversations", { id: row.id, kind: kinds[row.kind] }),
        place: model.place,
        was: msg("`{id}`", { id: row.id }),
        expected: msg("a chat model, such as `{id}`", { id: facts.usualModel }),
        remedy: useModel(facts.usualModel, resolution, judged.client.instructions),
        mark: row.id,
        ...unsent(resolution),
      };
    });
  },
});
