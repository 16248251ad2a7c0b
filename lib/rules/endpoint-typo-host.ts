// When a host differs from a MiMo endpoint by a slip of the keyboard.
import { onEndpoints } from "../facts/ages.ts";
import { pointTo, pointToPlan, regionFor, repointed } from "../facts/remedies.ts";
import { urlOf } from "../facts/urls.ts";
import { unsent } from "./shared/views.ts";
import { rule, type Page } from "../model/contracts.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("A misspelt host"),
  why: msg(
    "The host is nearly that of a MiMo endpoint. `xiaomimomo.com` alone stands in seven public configurations. At best it does not exist; at worst somebody registered it and receives the key.",
  ),
  remedy: msg("Correct the host."),
};

export default rule({
  id: "endpoint-typo-host",
  on: "resolution",
  severity: "error",
  explains: ["notThere"],
  dependsOnFacts: onEndpoints,
  check({ resolution, judged }, facts) {
    const { known, host } = urlOf(resolution);
    if (known?.kind !== "typo") return undefined;
    const plan = resolution.key.value?.info.plan ?? "unknown";
    const near = facts.endpointOfHost(known.near);
    // A host of the other plan would be the next mistake.
    const fits = plan === "unknown" || near?.plan === plan;
    const region = fits ? (near?.region ?? null) : regionFor(resolution.key.value, facts);
    return {
      message: msg("`{host}` is not a MiMo host, though nearly one", { host: host ?? "" }),
      place: resolution.baseUrl.place,
      expected: msg("`{near}`", { near: facts.endpointOf(region).host }),
      remedy: fits
        ? pointTo(region, resolution, judged.client.instructions, facts)
        : pointToPlan(resolution, judged.client.instructions, facts),
      repair: fits
        ? repointed(region, resolution, facts, msg("`{near}` is meant?", { near: facts.endpointOf(region).host }))
        : undefined,
      mark: host ?? "",
      ...unsent(resolution),
    };
  },
});
