// When a provider of the user's has the name of a built-in one.
import { rule, type Page } from "../model/contracts.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("A name that belongs to a built-in provider"),
  why: msg(
    "The settings describe a provider of their own, and its name is also that of a provider that comes with the client. The client takes its own one: address, key and protocol of the description are not used.",
  ),
  remedy: msg("Give the provider another name, there and wherever it is chosen."),
};

export default rule({
  id: "provider-name-shadowed",
  on: "layer",
  severity: "warning",
  explains: ["elsewhere"],
  check: ({ layer }) =>
    layer.diagnostics
      .filter((it) => it.kind === "name-shadowed")
      .map(({ what, place, expected }) => ({
        message: what,
        place,
        expected,
        remedy: msg("give the provider another name in {place}, and write that where it is chosen", { place }),
      })),
});
