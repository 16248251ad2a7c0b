// Knows when a client has no base URL and no default, or was given an empty one.
import { baseUrlOf, endpointOf } from "../facts/endpoints.ts";
import { pointToPlan } from "../facts/remedies.ts";
import { unsent } from "../facts/views.ts";
import { rule, type Page } from "../model/contracts.ts";
import { say } from "../model/text.ts";

export const page: Page = {
  title: say("No base URL"),
  why: say(
    "The base URL is empty, or missing in a client that has no default for this provider. The client then has nowhere to send the request, or falls back to another vendor's host.",
  ),
  remedy: say("Write the base URL of your plan, or remove the empty setting where the client has a right default."),
};

export default rule({
  id: "endpoint-missing",
  on: "resolution",
  severity: "error",
  check({ resolution, judged, run }) {
    const { baseUrl, key } = resolution;
    if (baseUrl.value !== null && baseUrl.value.trim() !== "") return undefined;
    if (resolution.path === "unknown" || (baseUrl.value === null && !run.machine)) return undefined;
    const place = baseUrl.place ?? key.place;
    return {
      message:
        baseUrl.value === null
          ? say("{client} has no base URL for MiMo", { client: judged.client.title })
          : say("the base URL is empty"),
      place,
      expected: say("`{url}`, or the base URL of your Token Plan region", {
        url: baseUrlOf(endpointOf(null), resolution.wire, resolution.tail),
      }),
      remedy: pointToPlan(resolution, judged.client.how),
      ...unsent(resolution),
    };
  },
});
