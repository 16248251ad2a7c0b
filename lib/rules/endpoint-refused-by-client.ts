// Knows when the client itself refuses the spelling of a base URL.
import { concealUrl, urlOf } from "../facts/urls.ts";
import { rule, type Page } from "../model/contracts.ts";
import { say } from "../model/text.ts";

export const page: Page = {
  title: say("The client refuses this base URL"),
  why: say(
    "The client checks the beginning of the URL letter by letter: `https://` in lower case, no blank before it. Any other spelling is refused before a request is made.",
  ),
  remedy: say("Write the URL with `https://` in lower case and without blanks."),
};

export default rule({
  id: "endpoint-refused-by-client",
  on: "resolution",
  severity: "error",
  check({ resolution, judged }) {
    const url = urlOf(resolution);
    const { value, place } = resolution.baseUrl;
    if (!resolution.quirks.some((quirk) => quirk.kind === "url-refused") || !value?.trim() || url.template)
      return undefined;
    if (url.scheme === "http" && value.startsWith("http://")) return undefined;
    return {
      message: say("{client} refuses this spelling of the base URL", { client: judged.client.title }),
      place,
      was: say("`{url}`", { url: concealUrl(value) }),
      expected: url.host
        ? say("`https://{rest}`", {
            rest: concealUrl(value)
              .trim()
              .replace(/^[a-z]+:\/\//i, ""),
          })
        : say("an address that begins with `https://`"),
      remedy: place ? say("correct the spelling in {place}", { place }) : undefined,
    };
  },
});
