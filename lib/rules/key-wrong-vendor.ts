// When another vendor's key is on its way to MiMo.
import { keyRemedy } from "./shared/key-remedy.ts";
import { rule, type Page } from "../model/contracts.ts";
import { isMimoHost, urlOf } from "../facts/urls.ts";
import { Secret } from "../model/secret.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("A key of another vendor"),
  why: msg(
    "The key begins as only another vendor's keys do (`sk-ant-`, `sk-or-`, `sk-proj-` …). MiMo answers 401, and the other vendor's key has been shown to MiMo. A plain `sk-` proves nothing and is not judged.",
  ),
  remedy: msg("Use a key from the MiMo console, and replace the other vendor's key if it was sent."),
};

export default rule({
  id: "key-wrong-vendor",
  on: "candidate",
  severity: "error",
  explains: ["otherVendor"],
  check({ candidate, judged, wins, run }) {
    const key = candidate.value;
    if (!(key instanceof Secret) || !key.info.vendor || !key.real) return undefined;
    const sent = wins.filter((resolution) => isMimoHost(urlOf(resolution)));
    if (sent.length === 0) return undefined;
    return {
      message: msg("`{name}` holds a key of {vendor}, and it would be sent to MiMo", {
        name: candidate.name,
        vendor: key.info.vendor,
      }),
      place: candidate.place,
      expected: msg("a key that begins with `sk-` (pay-as-you-go) or `tp-` (Token Plan)"),
      remedy: keyRemedy(candidate, judged, run),
      clients: sent.map((resolution) => resolution.policy),
    };
  },
});
