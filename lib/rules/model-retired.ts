// When the model has been switched off.
import { onModels } from "../facts/ages.ts";
import { endDate } from "../facts/models.ts";
import { isMimoHost, urlOf } from "../facts/urls.ts";
import { modelRepair, useModel } from "../facts/remedies.ts";
import { eachModel, unsent } from "./shared/views.ts";
import { rule, type Page } from "../model/contracts.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("The model has been retired"),
  why: msg(
    "Xiaomi has switched the model off: requests for it get 400 `Not supported model`. All V2 chat models ended on 2026-06-29, the V2.5 chat models on 2026-10-21, each at the hour given by the deprecation page.",
  ),
  remedy: msg("Use the successor that the message names."),
};

export default rule({
  id: "model-retired",
  on: "resolution",
  severity: "error",
  explains: ["retired"],
  dependsOnFacts: onModels,
  check: ({ resolution: chosen, judged, run }) =>
    eachModel(chosen, (resolution) => {
      const { model } = resolution;
      const row = run.facts.retiredAt(model.value, run.at);
      if (judged.guessed && model.place?.kind === "builtin") return undefined;
      if (!row || (urlOf(resolution).host !== null && !isMimoHost(urlOf(resolution)))) return undefined;
      const args = { client: judged.client.title, id: row.id, date: endDate(row), successor: row.successor };
      return {
        message:
          model.place?.kind === "builtin"
            ? msg("no model is set, and {client}'s built-in default `{id}` was switched off on {date}", args)
            : msg("the model `{id}` was switched off on {date}", args),
        place: model.place,
        was: msg("`{id}`", { id: row.id }),
        expected: msg("`{successor}`", args),
        remedy: useModel(row.successor, resolution, judged.client.instructions),
        repair: modelRepair(row.id, row.successor, resolution),
        mark: row.id,
        ...unsent(resolution),
      };
    }),
});
