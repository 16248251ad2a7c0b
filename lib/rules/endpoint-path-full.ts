// Knows when a whole address stands where a base URL belongs, or the reverse.
import { concealUrl, fullPath, isMimoHost, urlOf } from "../facts/urls.ts";
import { rule, type Page } from "../model/contracts.ts";
import { say } from "../model/text.ts";

export const page: Page = {
  title: say("A full address where a base URL belongs"),
  why: say(
    "The client appends `/chat/completions` (or `/messages`, `/responses`) to the base. With the path already in the base it asks for it twice and gets 404; no client repairs that. A few clients want the whole address: there a base is the mistake.",
  ),
  remedy: say("Cut the path off, or write the whole address where the client wants it."),
};

export default rule({
  id: "endpoint-path-full",
  on: "resolution",
  severity: "error",
  check({ resolution }) {
    const url = urlOf(resolution);
    const { place } = resolution.baseUrl;
    const whole = fullPath.test(url.path);
    if (!url.host || whole === (resolution.path === "whole") || (!whole && !isMimoHost(url))) return undefined;
    const base = concealUrl(url.text.trim().replace(/\/+$/, ""));
    const wanted = whole
      ? base.replace(fullPath, "")
      : `${base}${/\/v\d+$/.test(url.path) ? "" : "/v1"}/chat/completions`;
    return {
      message: whole
        ? say("the base URL is a whole address, and the client appends its path once more")
        : say("the client wants the whole address, and this is only the base"),
      place,
      was: say("`{url}`", { url: base }),
      expected: say("`{url}`", { url: wanted }),
      remedy: place ? say("write `{url}` in {place}", { url: wanted, place }) : undefined,
    };
  },
});
