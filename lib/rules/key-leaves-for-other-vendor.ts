// When no base URL is set, so that the MiMo key goes to the client's own vendor.
import { onHosts } from "../facts/ages.ts";
import { isMimoKey } from "../facts/foreign.ts";
import { baseUrlOf } from "../facts/endpoints.ts";
import { pointToPlan, regionFor } from "../facts/remedies.ts";
import { isMimoHost, urlOf } from "../facts/urls.ts";
import { unsent } from "./shared/views.ts";
import { rule, type Page } from "../model/contracts.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("The key goes to the client's own vendor"),
  why: msg(
    "No base URL is set, or a blank one, and the client's default is another vendor's host. The MiMo key goes there: it is refused, and another vendor has seen it.",
  ),
  remedy: msg("Set the base URL of your plan. A key that was sent to another vendor should be replaced."),
};

export default rule({
  id: "key-leaves-for-other-vendor",
  on: "resolution",
  severity: "error",
  needsReader: true,
  explains: ["elsewhere", "exposed"],
  dependsOnFacts: onHosts,
  check({ resolution, judged }, facts) {
    const { baseUrl, key, steps } = resolution;
    const url = urlOf(resolution);
    if (baseUrl.origin !== "default" || url.known?.kind !== "vendor" || isMimoHost(url)) return undefined;
    if (!isMimoKey(resolution, url.known.gateway, facts)) return undefined;
    const blank = steps.find((step) => step.slot === "baseUrl" && step.verdict === "blank");
    return {
      message: blank
        ? msg("{blank} is blank, so {client} sends the MiMo key to {vendor} (`{host}`)", {
            blank: msg("`{name}`", { name: blank.name }),
            client: judged.client.title,
            vendor: url.known.vendor,
            host: url.host ?? "",
          })
        : msg("no base URL is set, so {client} sends the MiMo key to {vendor} (`{host}`)", {
            client: judged.client.title,
            vendor: url.known.vendor,
            host: url.host ?? "",
          }),
      place: blank?.place ?? key.place,
      expected: msg("`{url}`", {
        url: baseUrlOf(facts.endpointOf(regionFor(key.value, facts)), resolution.protocol, resolution.endpointPath),
      }),
      remedy: pointToPlan(
        blank?.candidate ? { ...resolution, baseUrl: { ...baseUrl, candidate: blank.candidate } } : resolution,
        judged.client.instructions,
        facts,
      ),
      ...unsent(resolution),
    };
  },
});
