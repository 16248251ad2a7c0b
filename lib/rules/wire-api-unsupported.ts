// When the settings name a protocol that the client does not speak.
import { write } from "../facts/remedies.ts";
import { rule, type Page } from "../model/contracts.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("A protocol that the client no longer speaks"),
  why: msg(
    "The settings name a protocol that this version of the client has given up or never had: it does not start. Older guides still show it.",
  ),
  remedy: msg(
    "Name the protocol that the client speaks. MiMo serves Chat Completions, Responses and Anthropic Messages.",
  ),
};

export default rule({
  id: "wire-api-unsupported",
  on: "resolution",
  severity: "error",
  explains: ["wire", "path"],
  check: ({ resolution, judged }) =>
    resolution.conditions
      .filter((quirk) => quirk.kind === "wire-refused")
      .map(({ value, wanted, place }) => ({
        message: msg("{client} does not speak `{value}` and does not start", { client: judged.client.title, value }),
        place,
        was: msg("`{value}`", { value }),
        expected: msg("`{wanted}`", { wanted }),
        remedy: place ? write(place, wanted) : undefined,
      })),
});
