// When a key stands where the name of a variable belongs.
import { usualName } from "../facts/names.ts";
import { rule, type Page } from "../model/contracts.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("A key where the name of a variable belongs"),
  why: msg(
    "The setting holds the name of a variable, and the client looks up a variable that is called like the key. There is none, so no key is found; some clients then print the key in their error.",
  ),
  remedy: msg(
    "Write the name of a variable there, and export the key under it. A key that was printed should be replaced.",
  ),
};

export default rule({
  id: "key-in-name-field",
  on: "resolution",
  severity: "error",
  explains: ["noKey"],
  check: ({ resolution }) =>
    resolution.conditions
      .filter((quirk) => quirk.kind === "key-as-name")
      .map(({ candidate: { name, place } }) => ({
        message: msg("`{name}` wants the name of a variable, and holds a key itself", { name }),
        place,
        expected: msg("the name of a variable, like `{usual}`", { usual: usualName }),
        remedy: msg("write `{usual}` in {place}, and export the key under that name", { usual: usualName, place }),
      })),
});
