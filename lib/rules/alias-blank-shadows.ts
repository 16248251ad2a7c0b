// Knows when a name that is set but blank hides a good one.
import { rule, type Page } from "../model/contracts.ts";
import { say } from "../model/text.ts";

export const page: Page = {
  title: say("A blank name hides a good one"),
  why: say(
    "The client takes the first of two names that is set, even where its value is blank, and then behaves as if neither were there.",
  ),
  remedy: say("Unset the blank name."),
};

export default rule({
  id: "alias-blank-shadows",
  on: "resolution",
  severity: "warning",
  check({ resolution }) {
    return resolution.steps.flatMap((step) =>
      step.hides
        ? [
            {
              message: say("`{blank}` is set but blank, and hides `{hidden}`", {
                blank: step.name,
                hidden: step.hides.name,
              }),
              place: step.place,
              expected: say("`{blank}` unset, or filled", { blank: step.name }),
              remedy: step.place?.kind === "env" ? say("`unset {blank}`", { blank: step.name }) : undefined,
              related: [{ place: step.hides.place, message: say("hidden") }],
            },
          ]
        : [],
    );
  },
});
