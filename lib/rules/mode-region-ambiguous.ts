// When a mode says Token Plan and leaves the region to the version.
import { defaultRegion, modeKind } from "../clients/codewhale/facts.ts";
import { regionTitles } from "../facts/endpoints.ts";
import { pointToRegion, regionHint } from "../facts/remedies.ts";
import { unsent } from "./shared/views.ts";
import { rule, type Page } from "../model/contracts.ts";
import { grouped } from "../model/group.ts";
import { placeId } from "../model/place.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("A Token Plan mode without a region"),
  why: msg(
    "`token-plan` without a region means China in pr2627 and Singapore in every later version. A key of the other region gets 401 after an update.",
  ),
  remedy: msg("Name the region: `token-plan-cn`, `token-plan-sgp` or `token-plan-ams`."),
};

export default rule({
  id: "mode-region-ambiguous",
  on: "client",
  severity: "warning",
  explains: ["otherRegion"],
  check({ judged }, facts) {
    const vague = judged.resolutions.filter(
      ({ mode, baseUrl }) => baseUrl.origin === "mode" && mode.value !== null && modeKind(mode.value) === "generic",
    );
    return grouped(vague, (r) => placeId(r.mode.place)).map((group) => ({
      message: msg("`{mode}` names no region: {a} in pr2627, {b} in 0.9", {
        mode: group[0].mode.value ?? "",
        a: regionTitles[defaultRegion.pr2627],
        b: regionTitles[defaultRegion["0.9"]],
      }),
      place: group[0].mode.place,
      expected: msg("`token-plan-cn`, `token-plan-sgp` or `token-plan-ams`"),
      remedy: pointToRegion(
        regionHint(group[0].key.value, facts) ?? "sgp",
        group[0],
        judged.client.instructions,
        facts,
      ),
      clients: group.map((r) => r.policy),
      ...unsent(...group),
    }));
  },
});
