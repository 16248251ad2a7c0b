// When an official host is asked for a path that it does not serve.
import { onEndpoints } from "../facts/ages.ts";
import { redactUrl, type BaseUrl } from "../facts/urls.ts";
import { rule, type Page } from "../model/contracts.ts";
import { nameOf } from "./shared/traces.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("A path that MiMo does not serve"),
  why: msg(
    "MiMo serves the OpenAI protocol under `/v1` and the Anthropic protocol under `/anthropic`. Other paths, `/v1` twice, a query or a fragment in the base lead to 404, or to an answer that clients misread.",
  ),
  remedy: msg("Write the base URL as the console shows it, up to `/v1` or `/anthropic`."),
};

const tails =
  "chat/completions|completions|responses|messages|messages/count_tokens|models|embeddings|audio/\\w+|images/\\w+|files|videos";
const served = new RegExp(`^(?:/v1|/anthropic(?:/v1)?)?(?:/(?:${tails}))?$`);

const isServed = ({ path, hasQuery, text }: BaseUrl): boolean =>
  served.test(path) && !hasQuery && !/[?#]/.test(text) && !/[^/]\/\/+v1/.test(text.slice(8));

export default rule({
  id: "endpoint-path-unknown",
  on: "observation",
  severity: "error",
  explains: ["path"],
  dependsOnFacts: onEndpoints,
  check({ observation }, facts) {
    const { kind, named, value, place, references, form } = observation;
    // A secret in it is said by another rule.
    if (typeof value === "string" && value.includes("****")) return undefined;
    if (kind !== "address" || named.role !== "address" || form === "comment" || references.length > 0) return undefined;
    const url = typeof value === "string" ? facts.readUrl(value) : undefined;
    if (url?.known?.kind !== "endpoint" || url.template !== null || url.hasUserInfo || isServed(url)) return undefined;
    const { openai, anthropic } = url.known.row;
    const wanted = url.path.includes("anthropic") ? anthropic : openai;
    return {
      message: msg("`{name}` leads to a path that MiMo does not serve", { name: nameOf(observation) }),
      place,
      was: msg("`{url}`", { url: redactUrl(url.text) }),
      expected: msg("`{openai}` or `{anthropic}`", { openai, anthropic }),
      remedy: msg("write `{wanted}` in {place}", { wanted, place }),
    };
  },
});
