// Knows when a comment that ignores a finding does not say why.
import { rule, type Page } from "../model/contracts.ts";
import { say } from "../model/text.ts";

export const page: Page = {
  title: say("An ignore comment without a reason"),
  why: say(
    "Nobody who comes later can tell whether the reason still holds. So a comment without one leaves nothing out: the finding stays.",
  ),
  remedy: say("Write the reason behind the bracket."),
};

const example = "mimo-doctor: ignore[{rules}] reason";

export default rule({
  id: "suppression-without-reason",
  on: "suppression",
  severity: "warning",
  check: ({ suppression: { place, mark, rules, reason, fault } }) =>
    fault || reason !== ""
      ? undefined
      : {
          message: say("this comment gives no reason, so it ignores nothing"),
          place,
          mark,
          expected: say("`{example}`", { example: example.replace("{rules}", () => rules.join(", ")) }),
          remedy: say("write the reason behind the bracket"),
        },
});
