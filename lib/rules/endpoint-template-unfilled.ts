// When a placeholder was left in a base URL.
import { tokenPlanPrefix } from "../facts/endpoints.ts";
import { pointToPlan, pointToRegion, regionHint } from "../facts/remedies.ts";
import { urlOf } from "../facts/urls.ts";
import { unsent } from "./shared/views.ts";
import { rule, type Page } from "../model/contracts.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("A placeholder in the base URL"),
  why: msg(
    "Guides write `{region}` or `<region>` where your region belongs. The placeholder was copied as it stands, so the host does not exist.",
  ),
  remedy: msg("Write the host that the Token Plan page of the console shows."),
};

/** Whether the region is what was left open, not the host or the whole address. */
const isRegion = (text: string, template: string): boolean =>
  text.includes(tokenPlanPrefix) || /region|cluster/i.test(template);

export default rule({
  id: "endpoint-template-unfilled",
  on: "resolution",
  severity: "error",
  explains: ["noAddress"],
  check({ resolution, judged }, facts) {
    const { template, text } = urlOf(resolution);
    if (!template) return undefined;
    const { instructions: how } = judged.client;
    const region = isRegion(text, template);
    return {
      message: msg("`{template}` in the base URL was never filled in", { template }),
      place: resolution.baseUrl.place,
      expected: region ? msg("`cn`, `sgp` or `ams` in its place") : msg("the base URL of your plan"),
      remedy: region
        ? pointToRegion(regionHint(resolution.key.value, facts) ?? "sgp", resolution, how, facts)
        : pointToPlan(resolution, how, facts),
      mark: template,
      ...unsent(resolution),
    };
  },
});
