// When a setting has a name that the client does not know.
import { isVariableOfAddress, missed } from "./shared/near-miss.ts";
import { rule, type Page } from "../model/contracts.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("A setting that is not known"),
  why: msg(
    "The client ignores names that it does not know, without a word. A name near to one that it does know, or known to another version only, was probably meant to count; any other is only noted.",
  ),
  remedy: msg("Correct the name."),
};

export default rule({
  id: "config-unknown-key",
  on: "layer",
  severity: "warning",
  explains: ["settings"],
  check: ({ layer, judged, run }) => [
    ...missed(layer, judged, run, (it) => !isVariableOfAddress(it)),
    ...layer.diagnostics
      .filter((remark) => remark.kind === "unknown-key")
      .map((remark) => ({
        message: remark.what,
        place: remark.place,
        expected: remark.expected,
        remedy: remark.near ? msg("did you mean `{near}`?", { near: remark.near }) : undefined,
        ...(remark.near
          ? { repair: { changes: [{ kind: "name" as const, place: remark.place, to: remark.near }] } }
          : {}),
        // Clients learn new names faster than lists of them do.
        ...(remark.near ? {} : { severity: "note" as const }),
        ...(remark.only ? { clients: remark.only } : {}),
      })),
  ],
});
