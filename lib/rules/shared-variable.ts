// When one variable lights up several providers, of which at most one can accept the key.
import { rule, type Page } from "../model/contracts.ts";
import type { RawFinding } from "../model/finding.ts";
import { grouped } from "../model/group.ts";
import { placeId } from "../model/place.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("One variable for several providers"),
  why: msg(
    "Several providers of the client read the same variable, and all of them are offered once it is set. A key works with one endpoint only: the others answer 401.",
  ),
  remedy: msg("Give each provider a key of its own, or use only the one that the key belongs to."),
};

export default rule({
  id: "shared-variable",
  on: "client",
  severity: "note",
  explains: ["hidden"],
  check({ judged }, facts) {
    const ours = judged.resolutions.filter(
      ({ view, route, feature, key, endpoint }) =>
        view === "wire" &&
        route !== "" &&
        feature === undefined &&
        key.value !== null &&
        facts.endpointOfHost(endpoint.host ?? "") !== undefined,
    );
    return grouped(ours, (r) => `${r.version} ${placeId(r.key.place)}`).flatMap((group): readonly RawFinding[] => {
      const [first] = group;
      const routes = [...new Set(group.map((r) => r.route))];
      if (new Set(group.map((r) => r.endpoint.host)).size < 2 || !first.key.candidate) return [];
      return [
        {
          message: msg("`{name}` is the key of {routes}, which are different endpoints: at most one accepts it", {
            name: first.key.candidate.name,
            routes: routes.map((it) => `\`${it}\``),
          }),
          place: first.key.place,
        },
      ];
    });
  },
});
