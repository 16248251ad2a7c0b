// Knows when an official host is spelt so that the client takes it for a stranger.
import { baseUrlOf } from "../facts/endpoints.ts";
import { concealUrl, fullPath, urlOf } from "../facts/urls.ts";
import { rule, type Page } from "../model/contracts.ts";
import { say } from "../model/text.ts";

export const page: Page = {
  title: say("An official host that the client does not recognise"),
  why: say(
    "The client compares the whole base URL, letter by letter, with its list of official ones. A port, a missing `/v1` or a blank makes it treat MiMo's own host as a stranger's, and then it withholds every key that is not written beside the URL.",
  ),
  remedy: say("Write the base URL exactly as the console shows it."),
};

export default rule({
  id: "endpoint-not-official",
  on: "resolution",
  severity: "warning",
  check({ resolution }) {
    const url = urlOf(resolution);
    const quirk = resolution.quirks.find((q) => q.kind === "key-withheld");
    if (!quirk || url.known?.kind !== "endpoint" || fullPath.test(url.path) || url.path.includes("/anthropic"))
      return undefined;
    const { place } = resolution.baseUrl;
    const wanted = baseUrlOf(url.known.row, resolution.wire);
    return {
      message: say("this version does not take `{url}` for MiMo's own host, and withholds the key", {
        url: concealUrl(url.text),
      }),
      place,
      was: say("`{url}`", { url: concealUrl(url.text) }),
      expected: say("`{url}`", { url: wanted }),
      remedy: place ? say("write `{url}` in {place}", { url: wanted, place }) : undefined,
    };
  },
});
