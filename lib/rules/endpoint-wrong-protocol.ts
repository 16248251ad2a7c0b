// Knows when the path of a base URL belongs to the other protocol.
import { concealUrl, fullPath, isMimoHost, urlOf } from "../facts/urls.ts";
import type { Resolution } from "../model/resolution.ts";
import { rule, type Page } from "../model/contracts.ts";
import { say } from "../model/text.ts";

export const page: Page = {
  title: say("The path belongs to the other protocol"),
  why: say(
    "MiMo speaks the OpenAI protocol under `/v1` and the Anthropic protocol under `/anthropic`. A client of one protocol that is given the path of the other asks for `/v1/messages` or `/anthropic/chat/completions`, which do not exist: the answer is a 404 page, or 400.",
  ),
  remedy: say("Swap the path: `/v1` for OpenAI clients, `/anthropic` for Anthropic clients."),
};

/** The path that the protocol wants, or undefined where it is right. */
function wanted(resolution: Resolution): string | undefined {
  const { path } = urlOf(resolution);
  const anthropic = /\/anthropic(?:\/v1)?(?=$|\/)/.exec(path);
  if (resolution.wire !== "anthropic") return anthropic ? path.replace(/\/anthropic(?:\/v1)?/, "/v1") : undefined;
  if (anthropic && resolution.path === "completed") return undefined;
  if (anthropic) return /\/anthropic\/v1(?:$|\/)/.test(path) ? path.replace("/anthropic/v1", "/anthropic") : undefined;
  return /^\/v1(?:$|\/)/.test(path) ? path.replace(/^\/v1/, "/anthropic") : undefined;
}

export default rule({
  id: "endpoint-wrong-protocol",
  on: "resolution",
  severity: "error",
  check({ resolution, judged }) {
    const url = urlOf(resolution);
    const path = isMimoHost(url) ? wanted(resolution) : undefined;
    if (path === undefined) return undefined;
    const { place } = resolution.baseUrl;
    const fixed = `https://${url.host}${path.replace(fullPath, "")}`;
    return {
      message:
        resolution.wire === "anthropic"
          ? say("{client} speaks the Anthropic protocol, and `{path}` is not its path", {
              client: judged.client.title,
              path: url.path,
            })
          : say("{client} speaks the OpenAI protocol, and `{path}` is the path of the other", {
              client: judged.client.title,
              path: url.path,
            }),
      place,
      was: say("`{url}`", { url: concealUrl(url.text) }),
      expected: say("`{url}`", { url: fixed }),
      remedy: place ? say("write `{url}` in {place}", { url: fixed, place }) : undefined,
      mark: resolution.wire,
    };
  },
});
