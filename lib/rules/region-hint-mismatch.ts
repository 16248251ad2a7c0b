// When the letter in a Token Plan key points to another region than the one in use; a hint, never proof.
import { onLetters } from "../facts/ages.ts";
import { regionTitles } from "../facts/endpoints.ts";
import { pointTo, regionHint, repointed } from "../facts/remedies.ts";
import { unsent } from "./shared/views.ts";
import { rule, type Page } from "../model/contracts.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("The key looks like one of another region"),
  why: msg(
    "In all 12 public samples whose region is known, the letter after `tp-` was that of the region: `c` for China, `s` for Singapore; `e` for Europe is claimed. Xiaomi does not document it, so this is a hint and never an error. In the wrong region the key gets 401.",
  ),
  remedy: msg(
    "Compare with the base URL on the Token Plan page of the console, or let `mimo-doctor --sweep` ask every region.",
  ),
};

export default rule({
  id: "region-hint-mismatch",
  on: "resolution",
  severity: "warning",
  explains: ["otherRegion"],
  dependsOnFacts: onLetters,
  check({ resolution, judged }, facts) {
    const { key, endpoint, baseUrl } = resolution;
    // Of a part of the settings nobody knows what address the rest of them sets.
    if (judged.fragment && (baseUrl.origin === "default" || baseUrl.guessed)) return undefined;
    const hinted = key.value?.real ? regionHint(key.value, facts) : null;
    if (!hinted || !endpoint.region || hinted === endpoint.region) return undefined;
    return {
      message: msg("the key looks like one for {hinted}, and the endpoint is {used}", {
        hinted: regionTitles[hinted],
        used: regionTitles[endpoint.region],
      }),
      place: key.place,
      was: msg("`{region}`", { region: endpoint.region }),
      expected: msg("`{region}`, if the letter after `tp-` means what it seems to", { region: hinted }),
      remedy: pointTo(hinted, resolution, judged.client.instructions, facts),
      repair: repointed(
        hinted,
        resolution,
        facts,
        msg("use the endpoint of {hinted}? A probe knows for certain: `mimo-doctor fix --sweep`", {
          hinted: regionTitles[hinted],
        }),
      ),
      mark: endpoint.region,
      ...unsent(resolution),
    };
  },
});
