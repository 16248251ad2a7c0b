// When a file is written in an encoding that clients trip over.
import { rule, type Page } from "../model/contracts.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("The encoding of a file"),
  why: msg(
    "Editors and PowerShell write UTF-16 or a byte-order mark, and copied dotenv files mix line ends. Clients then read the first name wrongly, or nothing at all.",
  ),
  remedy: msg("Save the file as UTF-8 without a byte-order mark."),
};

export default rule({
  id: "config-encoding",
  on: "layer",
  severity: "warning",
  explains: ["settings"],
  check: ({ layer }) =>
    layer.diagnostics
      .filter((remark) => remark.kind === "encoding")
      .map((remark) => ({
        message: msg("{file}: {what}", { file: { kind: "file", path: layer.path ?? "" }, what: remark.what }),
        place: remark.place,
        expected: remark.expected,
        remedy: msg("save the file as UTF-8 without a byte-order mark, with one kind of line end"),
        // Readers of TOML skip a byte-order mark; other programs on the way may not.
        ...(remark.hard
          ? { severity: "error" as const }
          : layer.doc?.dialect === "toml"
            ? { severity: "note" as const }
            : {}),
        ...(remark.only ? { clients: remark.only } : {}),
      })),
});
