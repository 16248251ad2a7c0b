// When one key stands under several names.
import { keysSeen } from "./shared/views.ts";
import { rule, type Page } from "../model/contracts.ts";
import type { KeyCandidate } from "../model/layer.ts";
import { Secret } from "../model/secret.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("One key under several names"),
  why: msg(
    "The same key stands under more than one name. That works, until one of them is replaced and the other is forgotten.",
  ),
  remedy: msg("Keep one name, or replace all of them together."),
};

export default rule({
  id: "alias-duplicate",
  on: "client",
  severity: "note",
  check({ judged }) {
    const all = keysSeen(judged);
    return all.flatMap((first, n) => {
      const same = all.filter(({ value }) => Secret.same(value, first.value));
      if (same.length < 2 || all.indexOf(same[0] as KeyCandidate) !== n) return [];
      return [
        {
          message: msg("{names} hold the same key", { names: same.map(({ name }) => `\`${name}\``) }),
          place: first.place,
          related: same.slice(1).map(({ place }) => ({ place, message: msg("the same key") })),
        },
      ];
    });
  },
});
