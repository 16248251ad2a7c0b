// Knows when a client wants `provider/model`, and the model stands alone.
import { write } from "../facts/remedies.ts";
import { stopsAt } from "../facts/views.ts";
import { rule, type Page } from "../model/contracts.ts";
import type { Found } from "../model/finding.ts";
import type { Resolution } from "../model/resolution.ts";
import { say } from "../model/text.ts";

export const page: Page = {
  title: say("The model names no provider"),
  why: say(
    "The client wants `provider/model`. With the model alone it finds none and gives up. OpenClaw looks for a provider that lists the model: that works in the version that was seen, and earlier ones ask another vendor for it.",
  ),
  remedy: say("Write the provider, a slash, and the model."),
};

/** The client helps itself: it works by luck. */
function found({ foundFor, model }: Resolution): readonly Found[] {
  if (!foundFor) return [];
  const wanted = `${foundFor.provider}/${foundFor.model}`;
  return [
    {
      severity: "warning",
      message: say("`{model}` names no provider, and works only as long as one provider alone lists it", {
        model: foundFor.model,
      }),
      place: model.place,
      expected: say("`{wanted}`", { wanted }),
      remedy: model.place ? write(model.place, wanted) : undefined,
    },
  ];
}

export default rule({
  id: "model-prefix-missing",
  on: "resolution",
  severity: "error",
  check: ({ resolution }) => [
    ...found(resolution),
    ...stopsAt(resolution, "model-prefix").map(({ because, place }): Found => {
      const wanted = resolution.model.value === null ? undefined : `${resolution.route}/${resolution.model.value}`;
      return {
        message: because,
        place,
        expected: wanted === undefined ? say("`provider/model`") : say("`{wanted}`", { wanted }),
        remedy: place && wanted !== undefined ? write(place, wanted) : undefined,
      };
    }),
  ],
});
