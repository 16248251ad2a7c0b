// When a comment that ignores a finding does not say why.
import { rule, type Page } from "../model/contracts.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("An ignore comment without a reason"),
  why: msg(
    "Nobody who comes later can tell whether the reason still holds. So a comment without one leaves nothing out: the finding stays.",
  ),
  remedy: msg("Write the reason behind the bracket."),
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
          message: msg("this comment gives no reason, so it ignores nothing"),
          place,
          mark,
          expected: msg("`{example}`", { example: example.replace("{rules}", () => rules.join(", ")) }),
          remedy: msg("write the reason behind the bracket"),
        },
});
