// Knows when several names hold different keys, and which of them wins.
import { rule, type Judged, type Page } from "../model/contracts.ts";
import type { Candidate } from "../model/layer.ts";
import { grouped } from "../model/group.ts";
import { placeId } from "../model/place.ts";
import { Secret } from "../model/secret.ts";
import { say } from "../model/text.ts";

export const page: Page = {
  title: say("Several names hold different keys"),
  why: say(
    "The client reads its key from several names. They hold different keys, and only one of them is used: which one is decided by the client's own order, not by which was set last.",
  ),
  remedy: say("Keep the key that you mean and unset the others."),
};

/** Keys under different names in the environment, each once. */
export function rivals(judged: Judged): readonly Candidate[] {
  const steps = judged.resolutions.flatMap((r) => r.steps);
  const found = new Map<string, Candidate>();
  for (const { slot, candidate } of steps) {
    if (slot !== "key" || !candidate || candidate.layer.scope === "managed") continue;
    const isName = candidate.layer.kind === "env" || candidate.layer.doc?.dialect === "dotenv";
    if (isName && candidate.value instanceof Secret && candidate.value.real)
      found.set(placeId(candidate.place), candidate);
  }
  return [...found.values()];
}

const key = (candidate: Candidate): Secret => candidate.value as Secret;

function winners(judged: Judged) {
  const won = judged.resolutions.filter((r) => r.view === "wire" && r.key.candidate);
  return grouped(won, (r) => r.key.candidate?.name ?? "").map((group) => ({
    name: group[0].key.candidate?.name ?? "",
    place: group[0].key.place,
    because: group[0].key.because,
    versions: group.map((r) => r.version).join(", "),
    policies: group.map((r) => r.policy),
  }));
}

export default rule({
  id: "alias-conflict",
  on: "client",
  severity: "warning",
  check({ judged }) {
    const all = rivals(judged);
    const first = all[0];
    if (!first || all.every((candidate) => Secret.same(key(candidate), key(first)))) return undefined;
    const [one, two] = winners(judged);
    if (!one) return undefined;
    const names = all.map((candidate) => `\`${candidate.name}\``).join(", ");
    return {
      message: two
        ? say("{names} hold different keys: `{a}` wins in {va}, `{b}` in {vb}", {
            names,
            a: one.name,
            va: one.versions,
            b: two.name,
            vb: two.versions,
          })
        : say("{names} hold different keys, and `{winner}` wins: {because}", {
            names,
            winner: one.name,
            because: one.because,
          }),
      place: one.place,
      expected: say("one key"),
      remedy: say("`unset {name}`, unless it is the one that you mean", {
        name: all.find((candidate) => candidate.name !== one.name)?.name ?? "",
      }),
      related: all
        .filter((candidate) => candidate.name !== one.name)
        .map(({ place, name }) => ({ place, message: say("`{name}` holds another key", { name }) })),
    };
  },
});
