// When the client itself refuses the spelling of a base URL.
import type { Facts } from "../model/facts.ts";
import { pointToPlan, write } from "../facts/remedies.ts";
import { redactUrl, urlOf } from "../facts/urls.ts";
import { unsent } from "./shared/views.ts";
import { rule, type Page } from "../model/contracts.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("The client refuses this base URL"),
  why: msg(
    "The client checks the beginning of the URL letter by letter: `https://` in lower case, no blank before it. Any other spelling is refused before a request is made.",
  ),
  remedy: msg("Write the URL with `https://` in lower case and without blanks."),
};

/** The same address in a spelling that passes; undefined where it is no address. */
function straight(value: string, facts: Facts): string | undefined {
  const [, scheme, rest = ""] = /^(?:([a-z]+):\/\/)?(.*)$/is.exec(redactUrl(value).trim()) ?? [];
  const { host, known } = facts.readUrl(`https://${rest}`);
  const local = known?.kind === "loopback";
  if (!host || (!local && !host.includes("."))) return undefined;
  return `${local && scheme?.toLowerCase() !== "https" ? "http" : "https"}://${rest}`;
}

export default rule({
  id: "endpoint-refused-by-client",
  on: "resolution",
  severity: "error",
  needsReader: true,
  explains: ["noAddress"],
  check({ resolution, judged }, facts) {
    const url = urlOf(resolution);
    const { value, place } = resolution.baseUrl;
    if (!resolution.conditions.some((quirk) => quirk.kind === "url-refused") || !value?.trim() || url.template)
      return undefined;
    // Plain `http` is a matter of its own.
    if (url.scheme === "http" && value.startsWith("http://")) return undefined;
    const wanted = straight(value, facts);
    return {
      message: msg("{client} refuses the base URL `{url}` as it is spelt", {
        client: judged.client.title,
        url: redactUrl(value),
      }),
      place,
      was: msg("`{url}`", { url: redactUrl(value) }),
      expected: wanted ? msg("`{url}`", { url: wanted }) : msg("an address that begins with `https://`"),
      remedy: place && wanted ? write(place, wanted) : pointToPlan(resolution, judged.client.instructions, facts),
      ...unsent(resolution),
    };
  },
});
