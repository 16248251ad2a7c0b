// When a client has no base URL and no default, or was given an empty one.
import { baseUrlOf } from "../facts/endpoints.ts";
import { pointToPlan, regionFor } from "../facts/remedies.ts";
import { urlOf } from "../facts/urls.ts";
import { unsent } from "./shared/views.ts";
import { rule, type Page } from "../model/contracts.ts";
import { msg } from "../model/message.ts";
import { builtin } from "../model/place.ts";

export const page: Page = {
  title: msg("No base URL"),
  why: msg(
    "The base URL is empty, or missing in a client that has no default for this provider. The client then has nowhere to send the request, or falls back to another vendor's host.",
  ),
  remedy: msg("Write the base URL of your plan, or remove the empty setting where the client has a right default."),
};

export default rule({
  id: "endpoint-missing",
  on: "resolution",
  severity: "error",
  needsReader: true,
  explains: ["noAddress", "elsewhere"],
  check({ resolution, judged, run }, facts) {
    const { baseUrl, key } = resolution;
    const { unset } = baseUrl.candidate ?? {};
    if (unset !== undefined && run.machine && resolution.pathMode !== "unknown" && !urlOf(resolution).host)
      return {
        message: msg("the base URL in {place} refers to `{variable}`, which is not set", {
          place: baseUrl.place ?? builtin,
          variable: unset,
        }),
        place: baseUrl.place,
        remedy: msg("`export {name}={value}`", {
          name: unset,
          value: baseUrlOf(facts.endpointOf(regionFor(key.value, facts)), resolution.protocol, resolution.endpointPath),
        }),
        ...unsent(resolution),
      };
    if (baseUrl.value !== null && baseUrl.value.trim() !== "") return undefined;
    if (resolution.pathMode === "unknown" || (baseUrl.value === null && !run.machine)) return undefined;
    const place = baseUrl.place ?? key.place;
    return {
      message:
        baseUrl.value === null
          ? msg("{client} has no base URL for MiMo", { client: judged.client.title })
          : msg("the base URL is empty"),
      place,
      expected: msg("`{url}`, or the base URL of your Token Plan region", {
        url: baseUrlOf(facts.endpointOf(null), resolution.protocol, resolution.endpointPath),
      }),
      remedy: pointToPlan(resolution, judged.client.instructions, facts),
      ...unsent(resolution),
    };
  },
});
