// Knows when the client itself refuses the spelling of a base URL.
import { pointToPlan, write } from "../facts/remedies.ts";
import { concealUrl, readUrl, urlOf } from "../facts/urls.ts";
import { unsent } from "../facts/views.ts";
import { rule, type Page } from "../model/contracts.ts";
import { say } from "../model/text.ts";

export const page: Page = {
  title: say("The client refuses this base URL"),
  why: say(
    "The client checks the beginning of the URL letter by letter: `https://` in lower case, no blank before it. Any other spelling is refused before a request is made.",
  ),
  remedy: say("Write the URL with `https://` in lower case and without blanks."),
};

/** The same address in a spelling that passes; undefined where it is no address. */
function straight(value: string): string | undefined {
  const [, scheme, rest = ""] = /^(?:([a-z]+):\/\/)?(.*)$/is.exec(concealUrl(value).trim()) ?? [];
  const { host, known } = readUrl(`https://${rest}`);
  const local = known?.kind === "loopback";
  if (!host || (!local && !host.includes("."))) return undefined;
  return `${local && scheme?.toLowerCase() !== "https" ? "http" : "https"}://${rest}`;
}

export default rule({
  id: "endpoint-refused-by-client",
  on: "resolution",
  severity: "error",
  check({ resolution, judged }) {
    const url = urlOf(resolution);
    const { value, place } = resolution.baseUrl;
    if (!resolution.quirks.some((quirk) => quirk.kind === "url-refused") || !value?.trim() || url.template)
      return undefined;
    // Plain `http` is a matter of its own.
    if (url.scheme === "http" && value.startsWith("http://")) return undefined;
    const wanted = straight(value);
    return {
      message: say("{client} refuses the base URL `{url}` as it is spelt", {
        client: judged.client.title,
        url: concealUrl(value),
      }),
      place,
      was: say("`{url}`", { url: concealUrl(value) }),
      expected: wanted ? say("`{url}`", { url: wanted }) : say("an address that begins with `https://`"),
      remedy: place && wanted ? write(place, wanted) : pointToPlan(resolution, judged.client.how),
      ...unsent(resolution),
    };
  },
});
