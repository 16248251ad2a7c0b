// When a host is known to serve no MiMo API.
import { onHosts } from "../facts/ages.ts";
import { pointToPlan, regionFor } from "../facts/remedies.ts";
import { urlOf } from "../facts/urls.ts";
import { unsent } from "./shared/views.ts";
import { rule, type Page } from "../model/contracts.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("This host serves no MiMo API"),
  why: msg(
    "The host is the console, the documentation, a name that somebody guessed, or a look-alike page that is not Xiaomi's and collects keys. None of them answers the API.",
  ),
  remedy: msg("Use the host of your plan. If a key was sent to a look-alike, replace it in the console."),
};

const what = {
  console: msg("is Xiaomi's console or documentation, not the API"),
  dead: msg("serves no MiMo API"),
  lookalike: msg("is not Xiaomi's: it looks like it, and takes keys"),
} as const;

export default rule({
  id: "endpoint-dead-host",
  on: "resolution",
  severity: "error",
  explains: ["notThere"],
  dependsOnFacts: onHosts,
  check({ resolution, judged }, facts) {
    const { known, host } = urlOf(resolution);
    if (known?.kind !== "console" && known?.kind !== "dead" && known?.kind !== "lookalike") return undefined;
    const row = facts.endpointOf(regionFor(resolution.key.value, facts));
    return {
      message: msg("`{host}` {what}", { host: host ?? "", what: what[known.kind] }),
      place: resolution.baseUrl.place,
      expected: row.region
        ? msg("a Token Plan host, such as `{host}`", { host: row.host })
        : msg("`{host}`", { host: row.host }),
      remedy: pointToPlan(resolution, judged.client.instructions, facts),
      mark: host ?? "",
      ...unsent(resolution),
    };
  },
});
