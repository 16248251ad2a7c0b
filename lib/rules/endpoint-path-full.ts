// When a whole address stands where a base URL belongs, or the reverse.
import { rewritten, write } from "../facts/remedies.ts";
import {
  redactUrl,
  fullPath,
  isMimoHost,
  rightPath,
  tails,
  urlOf,
  withoutSlashes,
  withoutTail,
} from "../facts/urls.ts";
import { supposed } from "./shared/views.ts";
import { rule, type Page } from "../model/contracts.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("A full address where a base URL belongs"),
  why: msg(
    "The client appends `/chat/completions` (or `/messages`, `/responses`) to the base. With the path already in the base it asks for it twice and gets 404; no client repairs that. A few clients want the whole address: there a base is the mistake.",
  ),
  remedy: msg("Cut the path off, or write the whole address where the client wants it."),
};

export default rule({
  id: "endpoint-path-full",
  on: "resolution",
  severity: "error",
  needsReader: true,
  explains: ["path"],
  check({ resolution }) {
    const url = urlOf(resolution);
    const { place } = resolution.baseUrl;
    const whole = fullPath.test(url.path);
    if (!whole && resolution.pathMode === "unknown") return undefined;
    if (!url.host || whole === (resolution.pathMode === "verbatim") || (!whole && !isMimoHost(url))) return undefined;
    // The path of the other protocol is said by a rule of its own, with the whole address corrected.
    if (isMimoHost(url) && rightPath(resolution) !== undefined) return undefined;
    const base = redactUrl(withoutSlashes(url.text.trim()));
    const { protocol: wire } = resolution;
    const version = wire === "anthropic" || /\/v\d+$/.test(url.path) ? "" : "/v1";
    const wanted = whole ? withoutTail(base, wire) : `${base}${version}${tails[wire]}`;
    return {
      message: whole
        ? msg("the base URL is a whole address, and the client appends its path once more")
        : msg("the client wants the whole address, and this is only the base"),
      place,
      was: msg("`{url}`", { url: base }),
      expected: msg("`{url}`", { url: wanted }),
      remedy: place ? write(place, wanted) : undefined,
      repair: rewritten(place, wanted),
      ...supposed(resolution),
    };
  },
});
