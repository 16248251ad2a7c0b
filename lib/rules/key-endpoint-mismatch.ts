// Knows when a key of one plan goes to the endpoint of the other.
import { endpointOf, endpointOfHost, planTitles, regionLetters } from "../facts/endpoints.ts";
import { rule, type Judged, type Page } from "../model/contracts.ts";
import type { Found } from "../model/finding.ts";
import { grouped } from "../model/group.ts";
import { placeId } from "../model/place.ts";
import type { Resolution } from "../model/resolution.ts";
import { say } from "../model/text.ts";

export const page: Page = {
  title: say("The key does not belong to this endpoint"),
  why: say(
    "Pay-as-you-go keys (`sk-`) work on `api.xiaomimimo.com` only, Token Plan keys (`tp-`) only on the regional host that they were issued for. The other host answers 401 `Invalid API Key`, exactly as for a wrong key: the commonest reason why a paid key seems not to work.",
  ),
  remedy: say(
    "Use the endpoint of the key's plan, or a key of the endpoint's plan. The Token Plan page of the console shows the base URL of your region.",
  ),
};

const misfit = ({ key, endpoint }: Resolution): boolean =>
  key.value !== null &&
  key.value.real &&
  key.value.traits.plan !== "unknown" &&
  endpoint.plan !== "unknown" &&
  key.value.traits.plan !== endpoint.plan;

/** What the other versions of the client do with the same configuration. */
function others(judged: Judged, wrong: readonly Resolution[]): NonNullable<Found["related"]> {
  const versions = new Set(wrong.map((r) => r.version));
  const fine = judged.resolutions.find((r) => r.view === "wire" && !versions.has(r.version));
  if (!fine?.key.place) return [];
  const args = {
    client: judged.client.title,
    version: fine.version,
    plan: planTitles[fine.key.value?.traits.plan ?? "unknown"],
    url: fine.baseUrl.value ?? "",
  };
  return [{ place: fine.key.place, message: say("{client} {version} sends a {plan} key to `{url}` instead", args) }];
}

function found(judged: Judged, wrong: readonly Resolution[]): Found {
  const { key, endpoint, baseUrl } = wrong[0] as Resolution;
  const plan = key.value?.traits.plan ?? "unknown";
  const letter = key.value?.traits.letter;
  const region =
    letter && Object.hasOwn(regionLetters, letter) ? regionLetters[letter as keyof typeof regionLetters] : "sgp";
  const tokenPlan = plan === "token-plan";
  return {
    message: say("the {plan} key in {place} goes to {host}, which is the {other} endpoint and answers it with 401", {
      plan: planTitles[plan],
      place: key.place ?? { kind: "builtin" },
      host: `\`${endpoint.host ?? ""}\``,
      other: endpointOfHost(endpoint.host)?.title ?? "",
    }),
    place: key.place,
    was: say("{mask} on {host}", { mask: key.value?.mask ?? "", host: endpoint.host ?? "" }),
    expected: tokenPlan
      ? say("a host that begins with `token-plan-`")
      : say("`{host}`", { host: endpointOf(null).host }),
    remedy: tokenPlan
      ? say("{how} (or `cn`, `ams`: the Token Plan page of the console names your region)", {
          how: judged.client.how.region(region, wrong[0] as Resolution),
        })
      : judged.client.how.region(null, wrong[0] as Resolution),
    related: [
      ...(baseUrl.place && baseUrl.place.kind !== "builtin"
        ? [{ place: baseUrl.place, message: say("the endpoint is set here") }]
        : []),
      ...others(judged, wrong),
    ],
    clients: wrong.map((r) => r.policy),
    mark: endpoint.host ?? "",
  };
}

export default rule({
  id: "key-endpoint-mismatch",
  on: "client",
  severity: "error",
  check({ judged }) {
    return grouped(judged.resolutions.filter(misfit), (r) => `${placeId(r.key.place)} ${r.endpoint.host}`).map(
      (wrong) => found(judged, wrong),
    );
  },
});
