// When a Token Plan host names a region that does not exist.
import { onEndpoints } from "../facts/ages.ts";
import { pointTo, pointToRegion, regionHint, repointed } from "../facts/remedies.ts";
import { urlOf } from "../facts/urls.ts";
import { unsent } from "./shared/views.ts";
import { rule, type Page } from "../model/contracts.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("No such Token Plan region"),
  why: msg(
    "There are three Token Plan regions: `cn`, `sgp` and `ams`. Other names (`eu`, `sg`, `us`) resolve to nothing or to nobody.",
  ),
  remedy: msg("Use `token-plan-cn`, `token-plan-sgp` or `token-plan-ams`."),
};

export default rule({
  id: "endpoint-unknown-region",
  on: "resolution",
  severity: "error",
  explains: ["otherRegion"],
  dependsOnFacts: onEndpoints,
  check({ resolution, judged }, facts) {
    const { known, template } = urlOf(resolution);
    if (known?.kind !== "region" || template) return undefined;
    const { key } = resolution;
    const { instructions: how } = judged.client;
    const meant = facts.endpointOfHost(known.near)?.region;
    // With a pay-as-you-go key every region would be the next mistake.
    const standard = key.value?.real === true && key.value.info.plan === "standard";
    return {
      message: msg("`token-plan-{region}` is no Token Plan region", { region: known.region }),
      place: resolution.baseUrl.place,
      expected: standard
        ? msg("`{host}`, the host of pay-as-you-go keys", { host: facts.endpointOf(null).host })
        : known.near
          ? msg("`{near}`", { near: known.near })
          : msg("`token-plan-cn`, `token-plan-sgp` or `token-plan-ams`"),
      remedy: standard
        ? pointTo(null, resolution, how, facts)
        : meant
          ? pointTo(meant, resolution, how, facts)
          : pointToRegion(regionHint(key.value, facts) ?? "sgp", resolution, how, facts),
      repair: standard
        ? repointed(null, resolution, facts, msg("use the endpoint of pay-as-you-go keys?"))
        : meant
          ? repointed(meant, resolution, facts, msg("`{near}` is meant?", { near: known.near ?? "" }))
          : undefined,
      mark: known.region,
      ...unsent(resolution),
    };
  },
});
