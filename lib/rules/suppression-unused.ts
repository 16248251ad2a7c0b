// Knows when a comment that ignores a finding ignores nothing.
import { nearest } from "../facts/hosts.ts";
import { rule, type Page, type SubjectOf } from "../model/contracts.ts";
import { say, type Text } from "../model/text.ts";

export const page: Page = {
  title: say("An ignore comment that ignores nothing"),
  why: say(
    "The fault that it was written for is gone, has moved to another line, or was never there: the comment would hide the next one of its kind without a word. It means findings on its own line or, where it stands alone, on the next line that sets something.",
  ),
  remedy: say("Remove the comment, or move it to the setting that it is about."),
};

const example = "mimo-doctor: ignore[rule] reason";

/** What was not looked for at all is not called absent. */
const isJudged = (id: string, { run, known }: SubjectOf["suppression"]): boolean =>
  !known.includes(id) || !(run.narrowed || (id.startsWith("probe-") && !run.plan));

function nothingOf(id: string, { known }: SubjectOf["suppression"]): Text {
  const near = known.includes(id) ? undefined : nearest(id, known, 4);
  if (near) return say("`{id}` is no rule: did you mean `{near}`?", { id, near });
  return say("there is no finding of `{id}` there", { id });
}

export default rule({
  id: "suppression-unused",
  on: "suppression",
  severity: "warning",
  check(subject) {
    const { suppression, used } = subject;
    const { place, mark, rules, reason, fault } = suppression;
    if (fault)
      return {
        message: say("this comment ignores nothing: {fault}", { fault }),
        place,
        mark,
        expected: say("`{example}`", { example }),
        remedy: say("write it like that, or remove it"),
      };
    if (reason === "") return undefined;
    return rules
      .filter((id) => !used.has(id) && isJudged(id, subject))
      .map((id) => ({
        message: say("this comment ignores nothing: {what}", { what: nothingOf(id, subject) }),
        place,
        mark: `${mark} ${id}`,
        remedy: rules.length > 1 ? say("take `{id}` out of the comment", { id }) : say("remove the comment"),
      }));
  },
});
