// When the model is not served on the plan of the endpoint.
import { onModels } from "../facts/ages.ts";
import { planTitles } from "../facts/endpoints.ts";
import { useModel } from "../facts/remedies.ts";
import { eachModel, unsent } from "./shared/views.ts";
import { rule, type Page } from "../model/contracts.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("The model is not served on this plan"),
  why: msg(
    "Some models are served to pay-as-you-go accounts only, or where it was agreed. On a Token Plan host they get 400 `Not supported model`.",
  ),
  remedy: msg("Use a model that the plan serves."),
};

export default rule({
  id: "model-not-on-plan",
  on: "resolution",
  severity: "error",
  explains: ["retired"],
  dependsOnFacts: onModels,
  check: ({ resolution: chosen, judged, run }) =>
    eachModel(chosen, (resolution) => {
      const { model, endpoint } = resolution;
      const row = model.value === null ? undefined : run.facts.modelOf(model.value.trim().toLowerCase());
      const plan = run.facts.endpointOfHost(endpoint.host)?.plan;
      if (!row || !plan || row.plans.length === 0 || row.plans.includes(plan) || run.facts.retiredAt(row.id, run.at))
        return undefined;
      const agreed = row.plans.includes("contract");
      const next = row.successor === null ? undefined : run.facts.modelOf(row.successor);
      const other = next?.plans.includes(plan) ? next.id : run.facts.usualModel;
      return {
        message: agreed
          ? msg("`{id}` is served only where that was agreed for the account", { id: row.id })
          : msg("`{id}` is not served on {plan} endpoints", { id: row.id, plan: planTitles[plan] }),
        place: model.place,
        was: msg("`{id}`", { id: row.id }),
        expected: msg("a model of this plan, such as `{other}`", { other }),
        remedy: useModel(other, resolution, judged.client.instructions),
        mark: row.id,
        ...(agreed ? { severity: "warning" as const } : {}),
        ...unsent(resolution),
      };
    }),
});
