// Knows when a base URL lacks the path that the client does not add.
import { onEndpoints } from "../facts/ages.ts";
import { shortTail } from "../facts/endpoints.ts";
import { rewritten, write } from "../facts/remedies.ts";
import { concealUrl, isMimoHost, urlOf, withoutSlashes } from "../facts/urls.ts";
import { unsent } from "../facts/views.ts";
import { rule, type Page } from "../model/contracts.ts";
import { say } from "../model/text.ts";

export const page: Page = {
  title: say("The path is missing from the base URL"),
  why: say(
    "MiMo serves the OpenAI protocol under `/v1` and the Anthropic protocol under `/anthropic`. The client appends its own path to the base and does not add this part, so the request goes to an address that answers 404.",
  ),
  remedy: say("Append `/v1`, or `/anthropic` for clients that speak the Anthropic protocol."),
};

export default rule({
  id: "endpoint-path-missing",
  on: "resolution",
  severity: "error",
  rests: onEndpoints,
  check({ resolution }) {
    const url = urlOf(resolution);
    if (!isMimoHost(url) || url.path !== "" || url.template || resolution.path !== "added") return undefined;
    const anthropic = resolution.tail === shortTail ? "/anthropic/v1" : "/anthropic";
    const path = resolution.wire === "anthropic" ? anthropic : "/v1";
    const wanted = concealUrl(withoutSlashes(url.text.trim())) + path;
    return {
      message: say("the base URL lacks `{path}`, and the client does not add it", { path }),
      place: resolution.baseUrl.place,
      was: say("`{url}`", { url: concealUrl(url.text) }),
      expected: say("`{url}`", { url: wanted }),
      remedy: resolution.baseUrl.place ? write(resolution.baseUrl.place, wanted) : undefined,
      repair: rewritten(resolution.baseUrl.place, wanted),
      ...unsent(resolution),
    };
  },
});
