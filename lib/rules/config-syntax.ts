// When a file does not parse.
import { rule, type Page } from "../model/contracts.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("A file that does not parse"),
  why: msg(
    "The client cannot read the file, and stops or uses its defaults. Position and reason are given in our own words: a parser's own message shows the faulty lines, and with them the key.",
  ),
  remedy: msg("Correct the file at the position given."),
};

export default rule({
  id: "config-syntax",
  on: "layer",
  severity: "error",
  explains: ["settings"],
  check: ({ layer }) =>
    layer.diagnostics
      .filter((remark) => remark.kind === "syntax")
      .map((remark) => ({
        message: msg("{file} does not parse: {what}", {
          file: { kind: "file", path: layer.path ?? "" },
          what: remark.what,
        }),
        place: remark.place,
        expected: remark.expected,

        ...(remark.only ? { clients: remark.only } : {}),
      })),
});
