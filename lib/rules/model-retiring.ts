// When the model will be switched off within 30 days.
import { onModels } from "../facts/ages.ts";
import { endDate } from "../facts/models.ts";
import { isMimoHost, urlOf } from "../facts/urls.ts";
import { modelRepair, useModel } from "../facts/remedies.ts";
import { eachModel, unsent } from "./shared/views.ts";
import { rule, type Page } from "../model/contracts.ts";
import { msg, type Message } from "../model/message.ts";

export const page: Page = {
  title: msg("The model will be retired soon"),
  why: msg(
    "Xiaomi has announced the day on which the model is switched off, and it is at most 30 days away. In the last week another model may already answer under its name, at another price.",
  ),
  remedy: msg("Change to the successor before that day."),
};

const day = 86_400_000;

const left = (days: number): Message =>
  days > 1 ? msg("in {days} days", { days }) : days === 1 ? msg("in a day") : msg("in less than a day");

export default rule({
  id: "model-retiring",
  on: "resolution",
  severity: "warning",
  explains: ["retired"],
  dependsOnFacts: onModels,
  check: ({ resolution: chosen, judged, run }) =>
    eachModel(chosen, (resolution) => {
      const { model } = resolution;
      const row = run.facts.retiringAt(model.value, run.at, 30 * day);
      if (!row || !isMimoHost(urlOf(resolution))) return undefined;
      const args = {
        client: judged.client.title,
        id: row.id,
        date: endDate(row),
        left: left(Math.floor((Date.parse(row.ends) - run.at) / day)),
      };
      return {
        message:
          model.place?.kind === "builtin"
            ? msg(
                "no model is set, and {client}'s built-in default `{id}` will be switched off on {date}, {left}",
                args,
              )
            : msg("the model `{id}` will be switched off on {date}, {left}", args),
        place: model.place,
        was: msg("`{id}`", { id: row.id }),
        expected: msg("`{successor}`", { successor: row.successor }),
        remedy: useModel(row.successor, resolution, judged.client.instructions),
        repair: modelRepair(row.id, row.successor, resolution),
        mark: row.id,
        ...unsent(resolution),
      };
    }),
});
