// When two settings of one client name different hosts or regions for the same key.
import type { Facts } from "../model/facts.ts";
import { rule, type ClientResult, type Page } from "../model/contracts.ts";
import { otherRegions } from "./shared/regions.ts";
import { placeIn } from "../model/document.ts";
import type { RawFinding } from "../model/finding.ts";
import { grouped } from "../model/group.ts";
import { placeId } from "../model/place.ts";
import type { Resolution } from "../model/resolution.ts";
import { Secret } from "../model/secret.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("The client's settings name different endpoints"),
  why: msg(
    "A Token Plan key works in one region only. Here a region is written beside an address of another one, or two parts of one client send the same key to different hosts: at most one of them can be right.",
  ),
  remedy: msg("Write the same region everywhere: the one that the Token Plan page of the console shows."),
};

/** A region that stands in the file of the base URL, in a table of it or of one around it. */
function beside({ baseUrl, endpoint }: Resolution, facts: Facts): readonly RawFinding[] {
  const { place, candidate } = baseUrl;
  const doc = candidate?.layer.doc;
  if (!doc || !place || endpoint.region === null) return [];
  return otherRegions(doc, place, endpoint.region, facts).map(({ region, path }) => ({
    message: msg("the region is `{region}` here, and the base URL names `{other}`", {
      region,
      other: endpoint.region ?? "",
    }),
    place: placeIn(doc, path),
    related: [{ place, message: msg("the base URL is set here") }],
  }));
}

/** The same key on different hosts of MiMo's, from settings that stand in different places. */
function apart({ client, resolutions }: ClientResult, facts: Facts): readonly RawFinding[] {
  const ours = resolutions.filter(
    ({ view, key, endpoint }) =>
      view === "wire" && key.value instanceof Secret && facts.endpointOfHost(endpoint.host ?? ""),
  );
  return grouped(ours, ({ version }) => version).flatMap((group) => {
    const [first] = group;
    const other = group.find(
      (r) =>
        r.endpoint.host !== first.endpoint.host &&
        Secret.same(r.key.value as Secret, first.key.value as Secret) &&
        (placeId(r.key.place) !== placeId(first.key.place) || r.feature !== first.feature),
    );
    if (!other) return [];
    return [
      {
        message: msg("{client} sends the same key to `{one}` and to `{other}`", {
          client: client.title,
          one: first.endpoint.host ?? "",
          other: other.endpoint.host ?? "",
        }),
        place: other.baseUrl.candidate?.place ?? other.key.place,
        related: first.baseUrl.candidate
          ? [{ place: first.baseUrl.candidate.place, message: msg("this one is used first") }]
          : [],
        clients: [other.policy],
      },
    ];
  });
}

export default rule({
  id: "endpoint-layers-disagree",
  on: "client",
  severity: "warning",
  needsReader: true,
  explains: ["hidden"],
  check: ({ judged }, facts) => [
    ...new Map(
      [...judged.resolutions.flatMap((it) => beside(it, facts)), ...apart(judged, facts)].map((it) => [
        placeId(it.place),
        it,
      ]),
    ).values(),
  ],
});
