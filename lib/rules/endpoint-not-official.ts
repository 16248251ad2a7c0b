// When an official host is spelt so that the client takes it for a stranger.
import { onEndpoints } from "../facts/ages.ts";
import { baseUrlOf } from "../facts/endpoints.ts";
import { write } from "../facts/remedies.ts";
import { redactUrl, fullPath, rightPath, urlOf } from "../facts/urls.ts";
import { unsent } from "./shared/views.ts";
import { rule, type Page } from "../model/contracts.ts";
import type { Resolution } from "../model/resolution.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("An official host that the client does not recognise"),
  why: msg(
    "The client compares the whole base URL, letter by letter, with its list of official ones. A port or a missing `/v1` makes it treat MiMo's own host as a stranger's, and then it withholds every key that is not written beside the URL. A blank at the end even becomes part of the address.",
  ),
  remedy: msg("Write the base URL exactly as the console shows it."),
};

/** Other rules speak of a wrong path and of a spelling that the client refuses. */
const told = (resolution: Resolution): boolean =>
  fullPath.test(urlOf(resolution).path) ||
  rightPath(resolution) !== undefined ||
  resolution.conditions.some((quirk) => quirk.kind === "url-refused");

export default rule({
  id: "endpoint-not-official",
  on: "resolution",
  severity: "warning",
  needsReader: true,
  explains: ["notThere"],
  dependsOnFacts: onEndpoints,
  check({ resolution }) {
    const url = urlOf(resolution);
    const blank = /\s$/.test(url.text);
    const withheld = resolution.conditions.some((quirk) => quirk.kind === "key-withheld");
    if (url.known?.kind !== "endpoint" || (!blank && !withheld) || told(resolution)) return undefined;
    const { place } = resolution.baseUrl;
    const wanted = baseUrlOf(url.known.row, resolution.protocol, resolution.endpointPath);
    const was = redactUrl(url.text);
    return {
      message: blank
        ? msg("the base URL ends with a blank, which becomes part of every address that is asked for")
        : msg("`{was}` is not the exact spelling of MiMo's own host, so this version withholds the key", { was }),
      place,
      was: msg("`{was}`", { was }),
      expected: msg("`{url}`", { url: wanted }),
      remedy: place ? write(place, wanted) : undefined,
      ...(blank ? { severity: "error" as const } : {}),
      ...unsent(resolution),
    };
  },
});
