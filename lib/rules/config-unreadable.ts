// When a file that the client reads is there and cannot be read.
import { rule, type Page } from "../model/contracts.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("A file that cannot be read"),
  why: msg(
    "The file exists, and reading it fails: a missing permission, a folder or a pipe in its place, a link in a circle, a size that no configuration has. The client fails at it or goes on without it.",
  ),
  remedy: msg("Correct what stands there. Pipes and devices are never opened."),
};

export default rule({
  id: "config-unreadable",
  on: "layer",
  severity: "error",
  explains: ["settings"],
  check: ({ layer }) =>
    layer.diagnostics
      .filter((remark) => remark.kind === "unreadable")
      .map((remark) => ({
        message: msg("{file} cannot be read: {what}", { file: remark.place, what: remark.what }),
        place: remark.place,
        expected: remark.expected,

        ...(remark.only ? { clients: remark.only } : {}),
      })),
});
