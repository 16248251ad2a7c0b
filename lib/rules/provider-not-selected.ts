// When MiMo is set up and another provider is the active one.
import { rule, type Page } from "../model/contracts.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("Another provider is selected"),
  why: msg(
    "The file is set up for MiMo, and its `provider` names another one. Started without `--provider`, the client uses that one.",
  ),
  remedy: msg("Select MiMo, or name it on the command line."),
};

export default rule({
  id: "provider-not-selected",
  on: "layer",
  severity: "note",
  explains: ["ownLogin", "elsewhere"],
  check: ({ layer }) =>
    layer.diagnostics
      .filter((remark) => remark.kind === "other-provider")
      .map((remark) => ({
        message: remark.what,
        place: remark.place,
        expected: remark.expected,
        remedy: remark.expected
          ? msg("write {expected} in {place}, or name it on the command line", {
              expected: remark.expected,
              place: remark.place,
            })
          : undefined,
      })),
});
