// When the settings name a provider that there is not.
import { rewritten, write } from "../facts/remedies.ts";
import { stopsAt } from "./shared/views.ts";
import { rule, type Page } from "../model/contracts.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("No such provider"),
  why: msg(
    "The model is written as `provider/model`, and neither the settings nor the client know the provider: nothing is sent, and the client says no more than that something went wrong.",
  ),
  remedy: msg("Write the name of the provider as it is described, or describe it."),
};

export default rule({
  id: "provider-unknown",
  on: "resolution",
  severity: "error",
  explains: ["noProvider"],
  check: ({ resolution, judged }) =>
    stopsAt(resolution, "provider")
      .filter(({ unknown }) => unknown)
      .map(({ because, place, wanted }) => {
        const other = judged.resolutions.find((r) => r !== resolution && r.key.value !== null)?.route;
        return {
          message: because,
          place,
          expected: other ? msg("`{own}/…`", { own: other }) : undefined,
          remedy: place ? (wanted ? write(place, wanted) : msg("correct {place}", { place })) : undefined,
          repair: wanted ? rewritten(place, wanted) : undefined,
        };
      }),
});
