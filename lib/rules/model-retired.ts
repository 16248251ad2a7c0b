// Knows when the model has been switched off.
import { onModels } from "../facts/ages.ts";
import { endDate, retiredAt } from "../facts/models.ts";
import { isMimoHost, urlOf } from "../facts/urls.ts";
import { modelRepair, useModel } from "../facts/remedies.ts";
import { eachModel, unsent } from "../facts/views.ts";
import { rule, type Page } from "../model/contracts.ts";
import { say } from "../model/text.ts";

export const page: Page = {
  title: say("The model has been retired"),
  why: say(
    "Xiaomi has switched the model off: requests for it get 400 `Not supported model`. All V2 chat models ended on 2026-06-29, the V2.5 chat models on 2026-10-21, each at the hour given by the deprecation page.",
  ),
  remedy: say("Use the successor that the message names."),
};

export default rule({
  id: "model-retired",
  on: "resolution",
  severity: "error",
  rests: onModels,
  check: ({ resolution: chosen, judged, run }) =>
    eachModel(chosen, (resolution) => {
      const { model } = resolution;
      const row = retiredAt(model.value, run.at);
      if (!row || (urlOf(resolution).host !== null && !isMimoHost(urlOf(resolution)))) return undefined;
      const args = { client: judged.client.title, id: row.id, date: endDate(row), successor: row.successor };
      return {
        message:
          model.place?.kind === "builtin"
            ? say("no model is set, and {client}'s built-in default `{id}` was switched off on {date}", args)
            : say("the model `{id}` was switched off on {date}", args),
        place: model.place,
        was: say("`{id}`", { id: row.id }),
        expected: say("`{successor}`", args),
        remedy: useModel(row.successor, resolution, judged.client.how),
        repair: modelRepair(row.id, row.successor, resolution),
        mark: row.id,
        ...unsent(resolution),
      };
    }),
});
