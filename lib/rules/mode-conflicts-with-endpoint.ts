// When a mode says one endpoint and the base URL another.
import { onEndpoints } from "../facts/ages.ts";
import { modeKind } from "../clients/codewhale/facts.ts";
import { rule, type Page } from "../model/contracts.ts";
import type { Place } from "../model/place.ts";
import type { Resolution } from "../model/resolution.ts";
import { msg, type Message } from "../model/message.ts";

export const page: Page = {
  title: msg("The mode contradicts the base URL"),
  why: msg(
    "An explicit base URL comes before the mode, so the mode has no effect on the endpoint; in 0.9 it still chooses which names the key may come from. One of the two is not what you mean.",
  ),
  remedy: msg("Remove the one that you do not mean."),
};

function contradicts({ mode, endpoint }: Resolution): boolean {
  const kind = mode.value === null ? null : modeKind(mode.value);
  if (kind === null || kind === "unknown" || endpoint.plan === "unknown") return false;
  if (kind === "standard") return endpoint.plan !== "standard";
  return endpoint.plan !== "token-plan" || (kind !== "generic" && kind !== endpoint.region);
}

/** Neither of the two is more likely to be meant, so both ways out are shown. */
const removal = (mode: Place, url: Place): Message =>
  msg("{one}, or {other}", {
    one:
      mode.kind === "env" ? msg("`unset {name}`", { name: mode.name }) : msg("remove the mode from {mode}", { mode }),
    other:
      url.kind === "env" ? msg("`unset {name}`", { name: url.name }) : msg("remove the base URL from {url}", { url }),
  });

export default rule({
  id: "mode-conflicts-with-endpoint",
  on: "resolution",
  severity: "warning",
  explains: ["otherPlan"],
  dependsOnFacts: onEndpoints,
  check({ resolution }) {
    const { mode, baseUrl, endpoint } = resolution;
    if ((baseUrl.origin !== "env" && baseUrl.origin !== "toml") || !contradicts(resolution)) return undefined;
    return {
      message: msg("the mode `{mode}` does not choose the endpoint: the base URL names `{host}` and comes first", {
        mode: mode.value ?? "",
        host: endpoint.host ?? "",
      }),
      place: mode.place,
      expected: msg("a mode and a base URL that mean the same, or only one of them"),
      remedy: mode.place && baseUrl.place ? removal(mode.place, baseUrl.place) : undefined,
      related: baseUrl.place ? [{ place: baseUrl.place, message: msg("the base URL that comes first") }] : [],
      mark: endpoint.host ?? "",
    };
  },
});
