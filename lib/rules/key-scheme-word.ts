// When the word before a key in a header was pasted with it.
import { rule, type Page } from "../model/contracts.ts";
import { Secret } from "../model/secret.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("`Bearer` pasted with the key"),
  why: msg(
    "The client itself writes `Bearer` or the name of the header. With the word in the value it sends it twice, and MiMo answers 401.",
  ),
  remedy: msg("Keep the key alone."),
};

export default rule({
  id: "key-scheme-word",
  on: "candidate",
  severity: "error",
  explains: ["spoilt"],
  check({ candidate, wins }) {
    const key = candidate.value;
    if (!(key instanceof Secret) || !key.info.scheme || !key.real) return undefined;
    return {
      message: key.info.scheme.endsWith("=")
        ? msg("`{name}` holds a whole line that sets a variable, not a key", { name: candidate.name })
        : msg("`{name}` begins with `{word}`, which the client adds by itself", {
            name: candidate.name,
            word: key.info.scheme,
          }),
      place: candidate.place,
      expected: msg("the key alone"),
      repair: { changes: [{ kind: "clean", place: candidate.place, key }] },
      remedy: msg("remove `{word}` from {place}", { word: key.info.scheme, place: candidate.place }),
      ...(wins.length > 0 ? {} : { severity: "note" as const }),
    };
  },
});
