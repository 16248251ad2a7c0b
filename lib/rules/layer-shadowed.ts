// Knows when an edited value has no effect because another layer wins.
import { rule, type Page } from "../model/contracts.ts";
import type { Candidate } from "../model/layer.ts";
import { Secret } from "../model/secret.ts";
import { say } from "../model/text.ts";

export const page: Page = {
  title: say("A setting without effect"),
  why: say(
    "The value was changed in one place, and another place comes first: an exported variable beats the file, or the file beats the variable. The change has no effect.",
  ),
  remedy: say("Change the setting that wins, or remove it."),
};

const same = (a: Candidate, b: Candidate): boolean =>
  a.value instanceof Secret && b.value instanceof Secret
    ? Secret.same(a.value, b.value)
    : String(a.value).trim() === String(b.value).trim();

const slots = ["key", "baseUrl", "mode", "model"] as const;

export default rule({
  id: "layer-shadowed",
  on: "resolution",
  severity: "warning",
  check({ resolution }) {
    return slots.flatMap((slot) => {
      const winner = resolution[slot].candidate;
      if (!winner) return [];
      return resolution.steps
        .filter(
          ({ slot: of, verdict, candidate }) =>
            of === slot &&
            verdict === "shadowed" &&
            candidate &&
            candidate.state !== "blank" &&
            candidate.layer.id !== winner.layer.id &&
            !same(candidate, winner),
        )
        .map((step) => ({
          message: say("`{loser}` has no effect: `{winner}` comes first", { loser: step.name, winner: winner.name }),
          place: step.place,
          expected: say("the setting that wins changed, or removed"),
          remedy:
            winner.place.kind === "env"
              ? say("`unset {name}`, or change it there", { name: winner.name })
              : say("change {place}", { place: winner.place }),
          related: [{ place: winner.place, message: say("this one wins") }],
          mark: winner.name,
        }));
    });
  },
});
