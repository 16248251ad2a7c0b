// When the client ignores what is set up for MiMo without a word, and asks somebody else.
import { rule, type Page } from "../model/contracts.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("The client uses something else"),
  why: msg(
    "The client leaves this configuration out without a word and asks another provider, a gateway of its own, or with another file: the answer then comes from somewhere else, and an error is about another key.",
  ),
  remedy: msg("Complete the settings, so that the client takes them."),
};

export default rule({
  id: "client-falls-back",
  on: "resolution",
  severity: "warning",
  explains: ["ownLogin"],
  check: ({ resolution, judged }) =>
    resolution.conditions
      .filter((quirk) => quirk.kind === "falls-back")
      .map(({ because, place }) => ({
        message: msg("{client} does not use what is set up for MiMo: {because}", {
          client: judged.client.title,
          because,
        }),
        place,
        mark: resolution.route,
      })),
});
