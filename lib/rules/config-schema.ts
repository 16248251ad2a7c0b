// When a value has a type that the client refuses.
import { rule, type Page } from "../model/contracts.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("A value of the wrong type"),
  why: msg(
    "The client checks the types in its file and refuses the whole file for one wrong value; then every setting in it is gone.",
  ),
  remedy: msg("Write the value in the type that is expected."),
};

export default rule({
  id: "config-schema",
  on: "layer",
  severity: "error",
  explains: ["settings"],
  check: ({ layer }) =>
    layer.diagnostics
      .filter((remark) => remark.kind === "schema")
      .map((remark) => ({
        message: remark.what,
        place: remark.place,
        expected: remark.expected,

        ...(remark.only ? { clients: remark.only } : {}),
      })),
});
