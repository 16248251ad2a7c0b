// When what stands in the place of an address is none.
import type { Facts } from "../model/facts.ts";
import { rule, type Page } from "../model/contracts.ts";
import type { Observation } from "../model/observation.ts";
import { isOurs, nameOf } from "./shared/traces.ts";
import { msg, type Message } from "../model/message.ts";

export const page: Page = {
  title: msg("No address"),
  why: msg(
    "What stands in the place of the base URL is no address: the scheme is missing or misspelt (`htps://`), quotes or blanks are part of it, or it is some other text. Clients fail before they ask, or send the request somewhere else.",
  ),
  remedy: msg("Write the base URL of your plan, from `https://` on."),
};

/** Some settings want the host alone. */
const isHost = ({ named: { words } }: Observation): boolean =>
  /^(?:host|hosts|server|domain)$/.test(words.at(-1) ?? "");

function faultIn(text: string, observation: Observation, facts: Facts): Message | undefined {
  const core = text.trim();
  if (/^["'`\u2018-\u201d]|["'`\u2018-\u201d]$/.test(core)) return msg("quotation marks are part of it");
  if (/\s/.test(core)) return msg("a blank stands in it");
  const scheme = /^([a-z][a-z\d+.-]*):?\/{1,3}/i.exec(core)?.[1]?.toLowerCase();
  if (scheme !== undefined && !/^(?:https?|wss?|unix)$/.test(scheme)) return msg("`{scheme}` is no scheme", { scheme });
  if (/^https?(?::\/?|\/\/)[^/]/i.test(core)) return msg("`://` is incomplete");
  if (/^https?:\/\/https?/i.test(core)) return msg("the scheme stands there twice");
  if (scheme === undefined && /^[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:\/|$)/.test(core) && !isHost(observation))
    return msg("the scheme is missing");
  if (scheme !== undefined && facts.readUrl(core).host === null) return msg("it cannot be read as an address");
  return undefined;
}

export default rule({
  id: "endpoint-malformed",
  on: "observation",
  severity: "error",
  explains: ["noAddress"],
  check({ observation }, facts) {
    const { named, value, place, references, form } = observation;
    if (named.role !== "address" || form === "comment" || !isOurs(observation)) return undefined;
    if (typeof value !== "string" || value.trim() === "" || value.length > 2_048 || references.length > 0)
      return undefined;
    if (facts.readUrl(value).template !== null) return undefined;
    const fault = faultIn(value, observation, facts);
    if (!fault) return undefined;
    return {
      message: msg("`{name}` is no address: {fault}", { name: nameOf(observation), fault }),
      place,
      expected: msg("a base URL that begins with `https://`"),
      remedy: msg("write the base URL of your plan in {place}, from `https://` on", { place }),
    };
  },
});
