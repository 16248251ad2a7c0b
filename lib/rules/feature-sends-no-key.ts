// When a feature has an address of its own and no key beside it.
import { rule, type Page } from "../model/contracts.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("A feature with an address and without a key"),
  why: msg(
    "Pictures, speech and small tasks can have an address of their own. With one, the client no longer takes the key of the provider that is named beside it: it sends none, or a dummy such as `no-key-required`, and MiMo answers 401 while the conversation works.",
  ),
  remedy: msg("Remove the address, so that the provider's own is used with its key, or set the key beside it."),
};

export default rule({
  id: "feature-sends-no-key",
  on: "layer",
  severity: "warning",
  explains: ["noKey"],
  check: ({ layer }) =>
    layer.diagnostics
      .filter((it) => it.kind === "keyless-feature")
      .map(({ what, place, expected }) => ({
        message: what,
        place,
        expected,
        remedy: msg("remove {place}, or set the key beside it", { place }),
      })),
});
