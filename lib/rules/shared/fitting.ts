// How well a setting fits to the others of its client: to tell the right one of two.
import type { Facts } from "../../model/facts.ts";
import { modeKind } from "../../clients/codewhale/facts.ts";
import { regionHint } from "../../facts/remedies.ts";
import type { Candidate } from "../../model/layer.ts";
import type { Region, Resolution } from "../../model/resolution.ts";
import { Secret } from "../../model/secret.ts";

interface Means {
  readonly plan: string;
  readonly region: Region | null;
}

/** What a base URL or a mode says of plan and region; undefined where it says nothing of MiMo. */
function meaningOf({ slot, value }: Candidate, facts: Facts): Means | undefined {
  if (typeof value !== "string") return undefined;
  if (slot === "baseUrl") return facts.endpointOfHost(facts.readUrl(value).host ?? "");
  const kind = slot === "mode" ? modeKind(value) : null;
  if (kind === null || kind === "unknown") return undefined;
  if (kind === "standard") return { plan: "standard", region: null };
  return { plan: "token-plan", region: kind === "generic" ? null : kind };
}

/** Points, of which only the difference between two candidates of one slot means anything. */
export function fitting(candidate: Candidate, { key, endpoint }: Resolution, at: number, facts: Facts): number {
  const { slot, value } = candidate;
  if (slot === "key") return value instanceof Secret && value.info.plan === endpoint.plan ? 1 : 0;
  if (slot === "model") return typeof value === "string" && facts.retiredAt(value, at) ? 0 : 1;
  const means = meaningOf(candidate, facts);
  if (!means) return 0;
  const samePlan = means.plan === key.value?.info.plan;
  const hint = regionHint(key.value, facts);
  return 1 + (samePlan ? 2 : 0) + (samePlan && hint !== null && means.region === hint ? 1 : 0);
}
