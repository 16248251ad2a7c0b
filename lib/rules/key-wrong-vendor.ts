// Knows when another vendor's key is on its way to MiMo.
import { rule, type Page } from "../model/contracts.ts";
import { isMimoHost, urlOf } from "../facts/urls.ts";
import { Secret } from "../model/secret.ts";
import { say } from "../model/text.ts";

export const page: Page = {
  title: say("A key of another vendor"),
  why: say(
    "The key begins as only another vendor's keys do (`sk-ant-`, `sk-or-`, `sk-proj-` …). MiMo answers 401, and the other vendor's key has been shown to MiMo. A plain `sk-` proves nothing and is not judged.",
  ),
  remedy: say("Use a key from the MiMo console, and replace the other vendor's key if it was sent."),
};

export default rule({
  id: "key-wrong-vendor",
  on: "candidate",
  severity: "error",
  check({ candidate, judged, wins }) {
    const key = candidate.value;
    if (!(key instanceof Secret) || !key.traits.vendor || !key.real) return undefined;
    const sent = wins.filter((resolution) => isMimoHost(urlOf(resolution)));
    if (sent.length === 0) return undefined;
    return {
      message: say("`{name}` holds a key of {vendor}, and it would be sent to MiMo", {
        name: candidate.name,
        vendor: key.traits.vendor,
      }),
      place: candidate.place,
      expected: say("a key that begins with `sk-` (pay-as-you-go) or `tp-` (Token Plan)"),
      remedy: judged.client.how.key(candidate.place),
      clients: sent.map((resolution) => resolution.policy),
    };
  },
});
