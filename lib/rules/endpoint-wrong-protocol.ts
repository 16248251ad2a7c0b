// When the path of a base URL belongs to the other protocol.
import { onEndpoints } from "../facts/ages.ts";
import { rewritten, write } from "../facts/remedies.ts";
import { redactUrl, isMimoHost, rightPath, tails, urlOf } from "../facts/urls.ts";
import { supposed } from "./shared/views.ts";
import { rule, type Page } from "../model/contracts.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("The path belongs to the other protocol"),
  why: msg(
    "MiMo speaks the OpenAI protocol under `/v1` and the Anthropic protocol under `/anthropic`. A client of one protocol that is given the path of the other asks for `/v1/messages` or `/anthropic/chat/completions`, which do not exist: the answer is a 404 page, or 400.",
  ),
  remedy: msg("Swap the path: `/v1` for OpenAI clients, `/anthropic` for Anthropic clients."),
};

export default rule({
  id: "endpoint-wrong-protocol",
  on: "resolution",
  severity: "error",
  needsReader: true,
  explains: ["path", "wire"],
  dependsOnFacts: onEndpoints,
  check({ resolution, judged }) {
    const url = urlOf(resolution);
    const path = isMimoHost(url) ? rightPath(resolution) : undefined;
    if (path === undefined) return undefined;
    const { place } = resolution.baseUrl;
    const fixed = `https://${url.host}${path}${resolution.pathMode === "verbatim" ? tails[resolution.protocol] : ""}`;
    return {
      message:
        resolution.protocol === "anthropic"
          ? msg("{client} speaks the Anthropic protocol, and `{path}` is not its path", {
              client: judged.client.title,
              path: url.path,
            })
          : msg("{client} speaks the OpenAI protocol, and `{path}` is the path of the other", {
              client: judged.client.title,
              path: url.path,
            }),
      place,
      was: msg("`{url}`", { url: redactUrl(url.text) }),
      expected: msg("`{url}`", { url: fixed }),
      remedy: place ? write(place, fixed) : undefined,
      repair: rewritten(place, fixed),
      mark: resolution.protocol,
      ...supposed(resolution),
    };
  },
});
