// When a name that is set but blank hides a good one.
import { remove } from "../facts/remedies.ts";
import { rule, type Page } from "../model/contracts.ts";
import type { RawFinding } from "../model/finding.ts";
import type { Step } from "../model/resolution.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("A blank name hides a good one"),
  why: msg(
    "The client takes the first of two names that is set, even where its value is blank, and then behaves as if neither were there. A blank model is even taken as it stands, so that the request names none.",
  ),
  remedy: msg("Unset the blank name."),
};

/** A blank value that is taken as it stands: the model is then empty. */
const empties = (step: Step): boolean =>
  step.slot === "model" && step.verdict === "won" && step.candidate?.state === "blank";

export default rule({
  id: "alias-blank-shadows",
  on: "resolution",
  severity: "warning",
  explains: ["alias"],
  check: ({ resolution }) =>
    resolution.steps.flatMap((step): RawFinding[] => {
      const found = {
        place: step.place,
        expected: msg("`{blank}` unset, or filled", { blank: step.name }),
        remedy: step.place ? remove(step.place, step.name) : undefined,
        repair: step.place ? { changes: [{ kind: "remove" as const, place: step.place }] } : undefined,
      };
      if (empties(step) && resolution.view === "wire")
        return [
          {
            ...found,
            severity: "error",
            message: msg("`{blank}` is set but blank, and the request then names no model", { blank: step.name }),
          },
        ];
      if (!step.hides) return [];
      return [
        {
          ...found,
          message: msg("`{blank}` is set but blank, and hides `{hidden}`", {
            blank: step.name,
            hidden: step.hides.name,
          }),
          related: [{ place: step.hides.place, message: msg("hidden") }],
        },
      ];
    }),
});
