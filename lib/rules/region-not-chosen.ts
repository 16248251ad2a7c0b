// Knows when the region of a Token Plan key is nobody's choice.
import { endpointOfHost, regionTitles } from "../facts/endpoints.ts";
import { rule, type Page } from "../model/contracts.ts";
import { say } from "../model/text.ts";

export const page: Page = {
  title: say("The region is only a default"),
  why: say(
    "A Token Plan key works in one region only. Here the region comes from a default, and the defaults differ: China in one version, Singapore in the next, Europe in another client. It works for those whose region happens to be the default.",
  ),
  remedy: say("Name the region that the Token Plan page of the console shows."),
};

export default rule({
  id: "region-not-chosen",
  on: "resolution",
  severity: "warning",
  check({ resolution, judged }) {
    const { key, endpoint, mode, baseUrl } = resolution;
    if (
      !baseUrl.guessed ||
      !key.value?.real ||
      key.value.traits.plan !== "token-plan" ||
      endpoint.plan !== "token-plan" ||
      !endpoint.region
    )
      return undefined;
    return {
      message: say("the region is not chosen: {title} ({host}) is only a default", {
        title: regionTitles[endpoint.region],
        host: `\`${endpointOfHost(endpoint.host)?.host ?? ""}\``,
      }),
      place: baseUrl.origin === "mode" ? mode.place : key.place,
      expected: say("the region that the Token Plan page of the console shows"),
      remedy: judged.client.how.region(endpoint.region, resolution),
      mark: endpoint.region,
    };
  },
});
