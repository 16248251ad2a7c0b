// Knows when a setting has a name that the client does not know.
import { rule, type Page } from "../model/contracts.ts";
import { say } from "../model/text.ts";

export const page: Page = {
  title: say("A setting that is not known"),
  why: say(
    "The client ignores names that it does not know, without a word. This one is near to a name that it does know, or is known to another version only.",
  ),
  remedy: say("Correct the name."),
};

export default rule({
  id: "config-unknown-key",
  on: "layer",
  severity: "warning",
  check: ({ layer }) =>
    layer.remarks
      .filter((remark) => remark.kind === "unknown-key")
      .map((remark) => ({
        message: remark.what,
        place: remark.place,
        expected: remark.expected,
        remedy: remark.near ? say("did you mean `{near}`?", { near: remark.near }) : undefined,
        ...(remark.only ? { clients: remark.only } : {}),
      })),
});
