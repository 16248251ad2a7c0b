// Knows when a placeholder was left in a base URL.
import { urlOf } from "../facts/urls.ts";
import { rule, type Page } from "../model/contracts.ts";
import { say } from "../model/text.ts";

export const page: Page = {
  title: say("A placeholder in the base URL"),
  why: say(
    "Guides write `{region}` or `<region>` where your region belongs. The placeholder was copied as it stands, so the host does not exist.",
  ),
  remedy: say("Write the host that the Token Plan page of the console shows."),
};

export default rule({
  id: "endpoint-template-unfilled",
  on: "resolution",
  severity: "error",
  check({ resolution, judged }) {
    const { template } = urlOf(resolution);
    if (!template) return undefined;
    return {
      message: say("`{template}` in the base URL was never filled in", { template }),
      place: resolution.baseUrl.place,
      expected: say("`cn`, `sgp` or `ams` in its place"),
      remedy: judged.client.how.region("sgp", resolution),
      mark: template,
    };
  },
});
