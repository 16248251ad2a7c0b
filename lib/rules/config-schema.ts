// When a value or a name is one that the client refuses.
import { rule, type Page } from "../model/contracts.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("A setting that the client refuses"),
  why: msg(
    "The client checks the types in its file, the values of some settings and, where it is strict, their names; it refuses the whole file for one fault, and then every setting in it is gone.",
  ),
  remedy: msg("Write what is expected, or remove the setting."),
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
