// When a base URL lacks the path that the client does not add.
import { onEndpoints } from "../facts/ages.ts";
import { shortTail } from "../facts/endpoints.ts";
import { rewritten, write } from "../facts/remedies.ts";
import { redactUrl, isMimoHost, urlOf, withoutSlashes } from "../facts/urls.ts";
import { unsent } from "./shared/views.ts";
import { rule, type Page } from "../model/contracts.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("The path is missing from the base URL"),
  why: msg(
    "MiMo serves the OpenAI protocol under `/v1` and the Anthropic protocol under `/anthropic`. The client appends its own path to the base and does not add this part, so the request goes to an address that answers 404.",
  ),
  remedy: msg("Append `/v1`, or `/anthropic` for clients that speak the Anthropic protocol."),
};

export default rule({
  id: "endpoint-path-missing",
  on: "resolution",
  severity: "error",
  needsReader: true,
  explains: ["path"],
  dependsOnFacts: onEndpoints,
  check({ resolution }) {
    const url = urlOf(resolution);
    if (!isMimoHost(url) || url.path !== "" || url.template || resolution.pathMode !== "append") return undefined;
    const anthropic = resolution.endpointPath === shortTail ? "/anthropic/v1" : "/anthropic";
    const path = resolution.protocol === "anthropic" ? anthropic : "/v1";
    const wanted = redactUrl(withoutSlashes(url.text.trim())) + path;
    return {
      message: msg("the base URL lacks `{path}`, and the client does not add it", { path }),
      place: resolution.baseUrl.place,
      was: msg("`{url}`", { url: redactUrl(url.text) }),
      expected: msg("`{url}`", { url: wanted }),
      remedy: resolution.baseUrl.place ? write(resolution.baseUrl.place, wanted) : undefined,
      repair: rewritten(resolution.baseUrl.place, wanted),
      ...unsent(resolution),
    };
  },
});
