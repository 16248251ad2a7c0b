// Knows when a host is known to serve no MiMo API.
import { onHosts } from "../facts/ages.ts";
import { endpointOf } from "../facts/endpoints.ts";
import { pointToPlan, regionFor } from "../facts/remedies.ts";
import { urlOf } from "../facts/urls.ts";
import { unsent } from "../facts/views.ts";
import { rule, type Page } from "../model/contracts.ts";
import { say } from "../model/text.ts";

export const page: Page = {
  title: say("This host serves no MiMo API"),
  why: say(
    "The host is the console, the documentation, a name that somebody guessed, or a look-alike page that is not Xiaomi's and collects keys. None of them answers the API.",
  ),
  remedy: say("Use the host of your plan. If a key was sent to a look-alike, replace it in the console."),
};

const what = {
  console: say("is Xiaomi's console or documentation, not the API"),
  dead: say("serves no MiMo API"),
  lookalike: say("is not Xiaomi's: it looks like it, and takes keys"),
} as const;

export default rule({
  id: "endpoint-dead-host",
  on: "resolution",
  severity: "error",
  rests: onHosts,
  check({ resolution, judged }) {
    const { known, host } = urlOf(resolution);
    if (known?.kind !== "console" && known?.kind !== "dead" && known?.kind !== "lookalike") return undefined;
    const row = endpointOf(regionFor(resolution.key.value));
    return {
      message: say("`{host}` {what}", { host: host ?? "", what: what[known.kind] }),
      place: resolution.baseUrl.place,
      expected: row.region
        ? say("a Token Plan host, such as `{host}`", { host: row.host })
        : say("`{host}`", { host: row.host }),
      remedy: pointToPlan(resolution, judged.client.how),
      mark: host ?? "",
      ...unsent(resolution),
    };
  },
});
