// When the region of a Token Plan key is nobody's choice.
import { regionTitles } from "../facts/endpoints.ts";
import { pointToPlan } from "../facts/remedies.ts";
import { perView, unsent } from "./shared/views.ts";
import { rule, type Page } from "../model/contracts.ts";
import { grouped } from "../model/group.ts";
import { placeId, type Place } from "../model/place.ts";
import type { Resolution } from "../model/resolution.ts";
import { msg, type Message } from "../model/message.ts";

export const page: Page = {
  title: msg("The region is only a default"),
  why: msg(
    "A Token Plan key works in one region only. Here the region comes from a default, and the defaults differ: China in one version, Singapore in the next, Europe in another client. It works for those whose region happens to be the default.",
  ),
  remedy: msg("Name the region that the Token Plan page of the console shows."),
};

/** Token Plan keys on a Token Plan host that only a default chose. */
const guessed = ({ baseUrl, key, endpoint }: Resolution): boolean =>
  baseUrl.guessed === true &&
  key.value?.real === true &&
  key.value.info.plan === "token-plan" &&
  endpoint.plan === "token-plan" &&
  endpoint.region !== null;

const placeOf = ({ baseUrl, mode, key }: Resolution): Place | null =>
  baseUrl.origin === "mode" ? mode.place : key.place;

const title = ({ endpoint }: Resolution): Message =>
  msg("{title}, `{host}`", { title: endpoint.region ? regionTitles[endpoint.region] : "", host: endpoint.host ?? "" });

export default rule({
  id: "region-not-chosen",
  on: "client",
  severity: "warning",
  needsReader: true,
  explains: ["otherRegion"],
  check: ({ judged }, facts) =>
    grouped(judged.fragment ? [] : judged.resolutions.filter(guessed), (r) => placeId(placeOf(r))).map((group) => {
      const [first] = group;
      const regions = grouped(group, (r) => r.endpoint.host ?? "");
      return {
        message: msg("nobody has chosen the region, and a default decides: {regions}", {
          regions: regions.length > 1 ? perView(regions, title) : title(first),
        }),
        place: placeOf(first),
        expected: msg("the region that the Token Plan page of the console shows"),
        remedy: pointToPlan(first, judged.client.instructions, facts),
        clients: group.map((r) => r.policy),
        ...unsent(...group),
      };
    }),
});
