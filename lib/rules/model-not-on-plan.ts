// Knows when the model is not served on the plan of the endpoint.
import { onModels } from "../facts/ages.ts";
import { endpointOfHost, planTitles } from "../facts/endpoints.ts";
import { modelOf, retiredAt, usualModel } from "../facts/models.ts";
import { useModel } from "../facts/remedies.ts";
import { eachModel, unsent } from "../facts/views.ts";
import { rule, type Page } from "../model/contracts.ts";
import { say } from "../model/text.ts";

export const page: Page = {
  title: say("The model is not served on this plan"),
  why: say(
    "Some models are served to pay-as-you-go accounts only, or where it was agreed. On a Token Plan host they get 400 `Not supported model`.",
  ),
  remedy: say("Use a model that the plan serves."),
};

export default rule({
  id: "model-not-on-plan",
  on: "resolution",
  severity: "error",
  rests: onModels,
  check: ({ resolution: chosen, judged, run }) =>
    eachModel(chosen, (resolution) => {
      const { model, endpoint } = resolution;
      const row = model.value === null ? undefined : modelOf(model.value.trim().toLowerCase());
      const plan = endpointOfHost(endpoint.host)?.plan;
      if (!row || !plan || row.plans.length === 0 || row.plans.includes(plan) || retiredAt(row.id, run.at))
        return undefined;
      const agreed = row.plans.includes("contract");
      const next = row.successor === null ? undefined : modelOf(row.successor);
      const other = next?.plans.includes(plan) ? next.id : usualModel;
      return {
        message: agreed
          ? say("`{id}` is served only where that was agreed for the account", { id: row.id })
          : say("`{id}` is not served on {plan} endpoints", { id: row.id, plan: planTitles[plan] }),
        place: model.place,
        was: say("`{id}`", { id: row.id }),
        expected: say("a model of this plan, such as `{other}`", { other }),
        remedy: useModel(other, resolution, judged.client.how),
        mark: row.id,
        ...(agreed ? { severity: "warning" as const } : {}),
        ...unsent(resolution),
      };
    }),
});
