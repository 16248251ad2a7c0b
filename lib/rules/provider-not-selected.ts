// Knows when MiMo is set up and another provider is the active one.
import { rule, type Page } from "../model/contracts.ts";
import { say } from "../model/text.ts";

export const page: Page = {
  title: say("Another provider is selected"),
  why: say(
    "The file is set up for MiMo, and its `provider` names another one. Started without `--provider`, the client uses that one.",
  ),
  remedy: say("Select MiMo, or name it on the command line."),
};

export default rule({
  id: "provider-not-selected",
  on: "layer",
  severity: "note",
  check: ({ layer }) =>
    layer.remarks
      .filter((remark) => remark.kind === "other-provider")
      .map((remark) => ({
        message: remark.what,
        place: remark.place,
        expected: remark.expected,
        remedy: remark.expected
          ? say("write {expected} in {place}, or name it on the command line", {
              expected: remark.expected,
              place: remark.place,
            })
          : undefined,
      })),
});
