// Knows when a Token Plan host names a region that does not exist.
import { endpointOfHost } from "../facts/endpoints.ts";
import { urlOf } from "../facts/urls.ts";
import { rule, type Page } from "../model/contracts.ts";
import { say } from "../model/text.ts";

export const page: Page = {
  title: say("No such Token Plan region"),
  why: say(
    "There are three Token Plan regions: `cn`, `sgp` and `ams`. Other names (`eu`, `sg`, `us`) resolve to nothing or to nobody.",
  ),
  remedy: say("Use `token-plan-cn`, `token-plan-sgp` or `token-plan-ams`."),
};

export default rule({
  id: "endpoint-unknown-region",
  on: "resolution",
  severity: "error",
  check({ resolution, judged }) {
    const { known, template } = urlOf(resolution);
    if (known?.kind !== "region" || template) return undefined;
    const region = known.near ? endpointOfHost(known.near)?.region : undefined;
    return {
      message: say("`token-plan-{region}` is no Token Plan region", { region: known.region }),
      place: resolution.baseUrl.place,
      expected: known.near
        ? say("`{near}`", { near: known.near })
        : say("`token-plan-cn`, `token-plan-sgp` or `token-plan-ams`"),
      remedy: judged.client.how.region(region ?? "sgp", resolution),
      mark: known.region,
    };
  },
});
