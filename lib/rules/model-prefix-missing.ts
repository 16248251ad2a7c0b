// When a client wants `provider/model`, and the model stands alone.
import { write } from "../facts/remedies.ts";
import { stopsAt } from "./shared/views.ts";
import { rule, type Page } from "../model/contracts.ts";
import type { RawFinding } from "../model/finding.ts";
import type { Resolution } from "../model/resolution.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("The model names no provider"),
  why: msg(
    "The client wants `provider/model`. With the model alone it finds none and gives up. OpenClaw looks for a provider that lists the model: that works in the version that was seen, and earlier ones ask another vendor for it.",
  ),
  remedy: msg("Write the provider, a slash, and the model."),
};

/** The client helps itself: it works by luck. */
function found({ foundFor, model }: Resolution): readonly RawFinding[] {
  if (!foundFor) return [];
  const wanted = `${foundFor.provider}/${foundFor.model}`;
  return [
    {
      severity: "warning",
      message: msg("`{model}` names no provider, and works only as long as one provider alone lists it", {
        model: foundFor.model,
      }),
      place: model.place,
      expected: msg("`{wanted}`", { wanted }),
      remedy: model.place ? write(model.place, wanted) : undefined,
    },
  ];
}

export default rule({
  id: "model-prefix-missing",
  needsReader: true,
  on: "resolution",
  severity: "error",
  explains: ["noProvider"],
  check: ({ resolution }) => [
    ...found(resolution),
    ...stopsAt(resolution, "model-prefix").map(({ because, place }): RawFinding => {
      const wanted = resolution.model.value === null ? undefined : `${resolution.route}/${resolution.model.value}`;
      return {
        message: because,
        place,
        expected: wanted === undefined ? msg("`provider/model`") : msg("`{wanted}`", { wanted }),
        remedy: place && wanted !== undefined ? write(place, wanted) : undefined,
      };
    }),
  ],
});
