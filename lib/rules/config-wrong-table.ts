// Knows when a table is near to, but not, the one that is read.
import { rule, type Page } from "../model/contracts.ts";
import { say } from "../model/text.ts";

export const page: Page = {
  title: say("A table that is not read"),
  why: say(
    "The table's name is nearly that of the one that the client reads. TOML has no objection, and the client ignores it without a word.",
  ),
  remedy: say("Rename the table."),
};

export default rule({
  id: "config-wrong-table",
  on: "layer",
  severity: "error",
  check: ({ layer }) =>
    layer.remarks
      .filter((remark) => remark.kind === "wrong-table")
      .map((remark) => ({
        message: remark.what,
        place: remark.place,
        expected: remark.expected,
        remedy: remark.near ? say("rename it to `{near}`", { near: remark.near }) : undefined,
        ...(remark.only ? { clients: remark.only } : {}),
      })),
});
