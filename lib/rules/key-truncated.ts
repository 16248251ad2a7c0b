// When a key is much shorter than MiMo keys are.
import { onLength } from "../facts/ages.ts";
import { isMimoHost, urlOf } from "../facts/urls.ts";
import { keyRemedy } from "./shared/key-remedy.ts";
import { rule, type Page } from "../model/contracts.ts";
import { Secret } from "../model/secret.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("A key that is too short"),
  why: msg(
    "Every MiMo key that was seen in full has 48 characters after its prefix. A much shorter one was probably cut when it was copied. This is a guess from the length, so it is never an error.",
  ),
  remedy: msg("Copy the key again."),
};

export default rule({
  id: "key-truncated",
  on: "candidate",
  severity: "warning",
  explains: ["spoilt"],
  dependsOnFacts: onLength,
  check({ candidate, judged, wins, run }) {
    const key = candidate.value;
    if (!(key instanceof Secret) || !key.info.short || !key.real) return undefined;
    // Gateways and bridges give keys of their own, of any length.
    const sent = (wins.length > 0 ? wins : judged.resolutions).filter((resolution) => isMimoHost(urlOf(resolution)));
    if (sent.length === 0) return undefined;
    return {
      message: msg("the key in `{name}` is much shorter than a MiMo key", { name: candidate.name }),
      place: candidate.place,
      expected: msg("48 characters after the prefix"),
      remedy: keyRemedy(candidate, judged, run),
      ...(wins.length > 0 ? { clients: sent.map((resolution) => resolution.policy) } : { severity: "note" as const }),
    };
  },
});
