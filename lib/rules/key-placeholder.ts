// Knows when a sample text stands where the key belongs.
import { rule, type Page } from "../model/contracts.ts";
import { Secret } from "../model/secret.ts";
import { say } from "../model/text.ts";

export const page: Page = {
  title: say("A sample text instead of a key"),
  why: say(
    "The value is a text from a guide or a template (`your-api-key`, `tp-xxxxx`, `<key>`) and was never replaced. MiMo answers 401. It is recognised by its form: too few different characters, whole words, brackets, or characters that no key has.",
  ),
  remedy: say("Replace it by the key that the console shows."),
};

export default rule({
  id: "key-placeholder",
  on: "candidate",
  severity: "error",
  check({ candidate, judged, wins }) {
    const key = candidate.value;
    if (!(key instanceof Secret) || !key.traits.sample) return undefined;
    return {
      message: say("`{name}` holds a sample text, not a key", { name: candidate.name }),
      place: candidate.place,
      expected: say("a key that begins with `sk-` (pay-as-you-go) or `tp-` (Token Plan)"),
      remedy: judged.client.how.key(candidate.place),
      ...(wins.length > 0 ? {} : { severity: "note" as const }),
    };
  },
});
