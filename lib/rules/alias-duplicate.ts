// Knows when one key stands under several names.
import { rule, type Judged, type Page } from "../model/contracts.ts";
import type { Candidate } from "../model/layer.ts";
import { placeId } from "../model/place.ts";
import { Secret } from "../model/secret.ts";
import { say } from "../model/text.ts";

export const page: Page = {
  title: say("One key under several names"),
  why: say(
    "The same key stands under more than one name. That works, until one of them is replaced and the other is forgotten.",
  ),
  remedy: say("Keep one name, or replace all of them together."),
};

function namesOf(judged: Judged): readonly Candidate[] {
  const found = new Map<string, Candidate>();
  for (const { slot, candidate } of judged.resolutions.flatMap((r) => r.steps))
    if (slot === "key" && candidate?.value instanceof Secret && candidate.value.real)
      found.set(placeId(candidate.place), candidate);
  return [...found.values()];
}

export default rule({
  id: "alias-duplicate",
  on: "client",
  severity: "note",
  check({ judged }) {
    const all = namesOf(judged);
    const twin = all.find((a, i) => all.some((b, j) => j < i && Secret.same(a.value as Secret, b.value as Secret)));
    if (!twin) return undefined;
    const same = all.filter((candidate) => Secret.same(candidate.value as Secret, twin.value as Secret));
    const first = same[0] as Candidate;
    return {
      message: say("{names} hold the same key", { names: same.map((candidate) => `\`${candidate.name}\``).join(", ") }),
      place: first.place,
      related: same.slice(1).map(({ place }) => ({ place, message: say("the same key") })),
    };
  },
});
