// When several names hold different keys, and which of them wins.
import { remove } from "../facts/remedies.ts";
import { rivals } from "./shared/views.ts";
import { rule, type ClientResult, type Page } from "../model/contracts.ts";
import type { Candidate } from "../model/layer.ts";
import { grouped } from "../model/group.ts";
import { Secret } from "../model/secret.ts";
import { msg, type Message } from "../model/message.ts";

export const page: Page = {
  title: msg("Several names hold different keys"),
  why: msg(
    "The client reads its key from several names. They hold different keys, and only one of them is used: which one is decided by the client's own order, not by which was set last.",
  ),
  remedy: msg("Keep the key that you mean and unset the others."),
};

function winners(judged: ClientResult) {
  const won = judged.resolutions.filter((r) => r.view === "wire" && r.key.candidate);
  return grouped(won, (r) => r.key.candidate?.name ?? "").map((group) => ({
    name: group[0].key.candidate?.name ?? "",
    key: group[0].key.value as Secret,
    place: group[0].key.place,
    because: group[0].key.because,
    versions: group.map((r) => r.version),
    plan: group[0].endpoint.plan,
  }));
}

const quoted = (all: readonly Candidate[]): readonly string[] => all.map(({ name }) => `\`${name}\``);

/** What to remove so that `keep` is left over. */
function removal(keep: string, all: readonly Candidate[]): Message | undefined {
  const rest = all.filter(({ name }) => name !== keep);
  const exported = rest.filter(({ place }) => place.kind === "env").map(({ name }) => name);
  const [inFile] = rest.filter(({ place }) => place.kind === "file");
  if (exported.length > 0) return msg("to keep `{keep}`: `unset {names}`", { keep, names: exported.join(" ") });
  return inFile && msg("to keep `{keep}`: {remove}", { keep, remove: remove(inFile.place, inFile.name) });
}

export default rule({
  id: "alias-conflict",
  on: "client",
  severity: "warning",
  needsReader: true,
  explains: ["alias"],
  check({ judged }) {
    const all = rivals(judged);
    const [one, two] = winners(judged);
    if (all.length === 0 || !one) return undefined;
    const fits = one.key.real && one.key.info.plan === one.plan;
    // The winner, unless it is no key or one of the other plan and another is better.
    const keep = fits
      ? undefined
      : (all.find(({ value }) => value.info.plan === one.plan) ?? (one.key.real ? undefined : all[0]));
    return {
      message: two
        ? msg("{names} hold different keys: `{a}` wins in {va}, `{b}` in {vb}", {
            names: quoted(all),
            a: one.name,
            va: one.versions,
            b: two.name,
            vb: two.versions,
          })
        : msg("{names} hold different keys, and `{winner}` wins: {because}", {
            names: quoted(all),
            winner: one.name,
            because: one.because,
          }),
      place: one.place,
      expected: msg("one key"),
      repair: {
        changes: all
          .filter(({ name }) => name !== (keep?.name ?? one.name))
          .map(({ place }) => ({ kind: "remove" as const, place })),
        ask: msg("keep `{keep}` and remove the others?", { keep: keep?.name ?? one.name }),
      },
      remedy: removal(keep?.name ?? one.name, all),
      related: all
        .filter(({ value }) => !Secret.same(value, one.key))
        .map(({ place, name }) => ({ place, message: msg("`{name}` holds another key", { name }) })),
    };
  },
});
