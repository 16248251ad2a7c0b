// When a key of one plan goes to the endpoint of the other.
import type { Facts } from "../model/facts.ts";
import { onEndpoints } from "../facts/ages.ts";
import { planTitles, titleOf, tokenPlanPrefix } from "../facts/endpoints.ts";
import { fit, fittingLoser, regionHint, repointed } from "../facts/remedies.ts";
import { redactUrl } from "../facts/urls.ts";
import { rule, type ClientResult, type Page } from "../model/contracts.ts";
import type { RawFinding } from "../model/finding.ts";
import { grouped } from "../model/group.ts";
import { placeId, type Place } from "../model/place.ts";
import type { Repair } from "../model/repair.ts";
import type { Resolution } from "../model/resolution.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("The key does not belong to this endpoint"),
  why: msg(
    "Pay-as-you-go keys (`sk-`) work on `api.xiaomimimo.com` only, Token Plan keys (`tp-`) only on the regional host that they were issued for. The other host answers 401 `Invalid API Key`, exactly as for a wrong key: the commonest reason why a paid key seems not to work.",
  ),
  remedy: msg(
    "Use the endpoint of the key's plan, or a key of the endpoint's plan. The Token Plan page of the console shows the base URL of your region.",
  ),
};

const misfit = ({ key: { value }, endpoint }: Resolution): boolean =>
  value?.real === true &&
  value.info.plan !== "unknown" &&
  endpoint.plan !== "unknown" &&
  value.info.plan !== endpoint.plan;

/** What the other versions of the client do with the same configuration. */
function others(judged: ClientResult, wrong: readonly Resolution[]): NonNullable<RawFinding["related"]> {
  const versions = new Set(wrong.map((r) => r.version));
  const fine = judged.resolutions.find((r) => r.view === "wire" && !versions.has(r.version));
  if (!fine?.key.place) return [];
  const args = { client: judged.client.title, version: fine.version, url: redactUrl(fine.baseUrl.value ?? "") };
  return [{ place: fine.key.place, message: msg("{client} {version} sends this key to `{url}`", args) }];
}

/** Where it is mended: at the key, unless that comes from outside, is the only one, and the endpoint stands in a file. */
const mendedAt = (r: Resolution): Place | null =>
  r.key.place?.kind === "env" && r.baseUrl.place?.kind === "file" && !fittingLoser(r) ? r.baseUrl.place : r.key.place;

/** Where the other half of the pair is set, if anybody has set it. */
function settingOf(r: Resolution): NonNullable<RawFinding["related"]> {
  const { place, origin } = r.baseUrl;
  if (!place || place.kind === "builtin") return [];
  if (mendedAt(r) === place) return r.key.place ? [{ place: r.key.place, message: msg("the key is set here") }] : [];
  return [
    { place, message: origin === "mode" ? msg("the mode chooses the endpoint") : msg("the endpoint is set here") },
  ];
}

/** None for a Token Plan key whose region nothing hints at: a sweep finds it. */
function repair(r: Resolution, facts: Facts): Repair | undefined {
  const region = regionHint(r.key.value, facts);
  if (r.key.value?.info.plan === "token-plan" && !region) return undefined;
  const title = titleOf(facts.endpointOf(region));
  return repointed(region, r, facts, msg("use the endpoint of the key's plan, {title}?", { title }));
}

function found(judged: ClientResult, wrong: readonly [Resolution, ...Resolution[]], facts: Facts): RawFinding {
  const { key, endpoint } = wrong[0];
  const plan = key.value?.info.plan ?? "unknown";
  const host = endpoint.host ?? "";
  const other = facts.endpointOfHost(host);
  return {
    message: msg("the {plan} key in {place} goes to `{host}`, which is the {other} endpoint and answers it with 401", {
      plan: planTitles[plan],
      place: key.place ?? { kind: "builtin" },
      host,
      other: other ? titleOf(other) : "",
    }),
    place: mendedAt(wrong[0]),
    was: msg("`{mask}` on `{host}`", { mask: key.value?.mask ?? "", host }),
    expected:
      plan === "token-plan"
        ? msg("a host that begins with `{prefix}`", { prefix: tokenPlanPrefix })
        : msg("`{host}`", { host: facts.endpointOf(null).host }),
    remedy: fit(wrong[0], judged.client.instructions, facts),
    repair: repair(wrong[0], facts),
    related: [...settingOf(wrong[0]), ...others(judged, wrong)],
    clients: wrong.map((r) => r.policy),
    mark: host,
    // Two settings that only seem to belong together.
    ...(wrong.every((r) => r.paired) ? { severity: "warning" as const } : {}),
  };
}

export default rule({
  id: "key-endpoint-mismatch",
  on: "client",
  severity: "error",
  explains: ["otherPlan"],
  dependsOnFacts: onEndpoints,
  check({ judged }, facts) {
    // What a half that sends nothing would do is said where the halves disagree.
    return grouped(
      judged.resolutions.filter((r) => misfit(r) && !(judged.fragment && r.baseUrl.origin === "default")),
      (r) => `${placeId(r.key.place)} ${r.endpoint.host}`,
    )
      .filter((wrong) => wrong.some(({ view }) => view === "wire"))
      .map((wrong) => found(judged, wrong, facts));
  },
});
