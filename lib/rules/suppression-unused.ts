// When a comment that ignores a finding ignores nothing.
import { nearest } from "../facts/hosts.ts";
import { rule, type Page, type SubjectOf } from "../model/contracts.ts";
import { msg, type Message } from "../model/message.ts";

export const page: Page = {
  title: msg("An ignore comment that ignores nothing"),
  why: msg(
    "The fault that it was written for is gone, has moved to another line, or was never there: the comment would hide the next one of its kind without a word. It means findings on its own line or, where it stands alone, on the next line that sets something.",
  ),
  remedy: msg("Remove the comment, or move it to the setting that it is about."),
};

const example = "mimo-doctor: ignore[rule] reason";

/** What was not looked for at all is not called absent. */
const isJudged = (id: string, { run, known }: SubjectOf["suppression"]): boolean =>
  !known.includes(id) || !(run.narrowed || (id.startsWith("probe-") && !run.plan));

function nothingOf(id: string, { known }: SubjectOf["suppression"]): Message {
  const near = known.includes(id) ? undefined : nearest(id, known, 4);
  if (near) return msg("`{id}` is no rule: did you mean `{near}`?", { id, near });
  return msg("there is no finding of `{id}` there", { id });
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
        message: msg("this comment ignores nothing: {fault}", { fault }),
        place,
        mark,
        expected: msg("`{example}`", { example }),
        remedy: msg("write it like that, or remove it"),
      };
    if (reason === "") return undefined;
    return rules
      .filter((id) => !used.has(id) && isJudged(id, subject))
      .map((id) => ({
        message: msg("this comment ignores nothing: {what}", { what: nothingOf(id, subject) }),
        place,
        mark: `${mark} ${id}`,
        remedy: rules.length > 1 ? msg("take `{id}` out of the comment", { id }) : msg("remove the comment"),
      }));
  },
});
