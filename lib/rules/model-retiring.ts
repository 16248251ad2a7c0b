// Knows when the model will be switched off within 30 days.
import { endDate, retiringAt } from "../facts/models.ts";
import { isMimoHost, urlOf } from "../facts/urls.ts";
import { rule, type Page } from "../model/contracts.ts";
import { say } from "../model/text.ts";

export const page: Page = {
  title: say("The model will be retired soon"),
  why: say(
    "Xiaomi has announced the day on which the model is switched off, and it is at most 30 days away. In the last week another model may already answer under its name, at another price.",
  ),
  remedy: say("Change to the successor before that day."),
};

const day = 86_400_000;

export default rule({
  id: "model-retiring",
  on: "resolution",
  severity: "warning",
  check({ resolution, judged, run }) {
    const { model } = resolution;
    const row = retiringAt(model.value, run.at, 30 * day);
    if (!row || !isMimoHost(urlOf(resolution))) return undefined;
    const days = Math.ceil((Date.parse(row.ends) - run.at) / day);
    return {
      message: say("the model `{id}` will be switched off on {date}, in {days} days", {
        id: row.id,
        date: endDate(row),
        days,
      }),
      place: model.place,
      was: say("`{id}`", { id: row.id }),
      expected: say("`{successor}`", { successor: row.successor }),
      remedy: judged.client.how.model(row.successor, model.place),
      mark: row.id,
    };
  },
});
