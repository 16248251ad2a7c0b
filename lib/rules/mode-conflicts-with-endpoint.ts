// Knows when a mode says one endpoint and the base URL another.
import { onEndpoints } from "../facts/ages.ts";
import { modeKind } from "../facts/codewhale.ts";
import { rule, type Page } from "../model/contracts.ts";
import type { Place } from "../model/place.ts";
import type { Resolution } from "../model/resolution.ts";
import { say, type Text } from "../model/text.ts";

export const page: Page = {
  title: say("The mode contradicts the base URL"),
  why: say(
    "An explicit base URL comes before the mode, so the mode has no effect on the endpoint; in 0.9 it still chooses which names the key may come from. One of the two is not what you mean.",
  ),
  remedy: say("Remove the one that you do not mean."),
};

function contradicts({ mode, endpoint }: Resolution): boolean {
  const kind = mode.value === null ? null : modeKind(mode.value);
  if (kind === null || kind === "unknown" || endpoint.plan === "unknown") return false;
  if (kind === "standard") return endpoint.plan !== "standard";
  return endpoint.plan !== "token-plan" || (kind !== "generic" && kind !== endpoint.region);
}

/** Neither of the two is more likely to be meant, so both ways out are shown. */
const removal = (mode: Place, url: Place): Text =>
  say("{one}, or {other}", {
    one:
      mode.kind === "env" ? say("`unset {name}`", { name: mode.name }) : say("remove the mode from {mode}", { mode }),
    other:
      url.kind === "env" ? say("`unset {name}`", { name: url.name }) : say("remove the base URL from {url}", { url }),
  });

export default rule({
  id: "mode-conflicts-with-endpoint",
  on: "resolution",
  severity: "warning",
  rests: onEndpoints,
  check({ resolution }) {
    const { mode, baseUrl, endpoint } = resolution;
    if ((baseUrl.origin !== "env" && baseUrl.origin !== "toml") || !contradicts(resolution)) return undefined;
    return {
      message: say("the mode `{mode}` does not choose the endpoint: the base URL names `{host}` and comes first", {
        mode: mode.value ?? "",
        host: endpoint.host ?? "",
      }),
      place: mode.place,
      expected: say("a mode and a base URL that mean the same, or only one of them"),
      remedy: mode.place && baseUrl.place ? removal(mode.place, baseUrl.place) : undefined,
      related: baseUrl.place ? [{ place: baseUrl.place, message: say("the base URL that comes first") }] : [],
      mark: endpoint.host ?? "",
    };
  },
});
