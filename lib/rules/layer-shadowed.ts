// When an edited value has no effect because another layer wins.
import type { Facts } from "../model/facts.ts";
import { isMimoSetting } from "../facts/mimo.ts";
import { remove } from "../facts/remedies.ts";
import { fitting } from "./shared/fitting.ts";
import { alike, isVariable, rivals } from "./shared/views.ts";
import { rule, type ClientResult, type Page } from "../model/contracts.ts";
import { at, placeIn } from "../model/document.ts";
import type { RawFinding } from "../model/finding.ts";
import type { Candidate } from "../model/layer.ts";
import { candidate as offered } from "../model/settings-source.ts";
import { placeId } from "../model/place.ts";
import type { Resolution } from "../model/resolution.ts";
import { msg, type Message } from "../model/message.ts";

export const page: Page = {
  title: msg("A setting without effect"),
  why: msg(
    "The value was changed in one place, and another place comes first: an exported variable beats the file, or the file beats the variable. The change has no effect.",
  ),
  remedy: msg("Change the setting that wins, or remove it."),
};

const slots = ["key", "baseUrl", "mode", "model"] as const;
type Slot = (typeof slots)[number];

/** What other rules say: keys under several names, a mode beside a base URL. */
const told = (slot: Slot, { baseUrl }: Resolution, judged: ClientResult): boolean =>
  (slot === "key" && rivals(judged).length > 0) ||
  (slot === "mode" && (baseUrl.origin === "env" || baseUrl.origin === "toml"));

function losers(slot: Slot, { steps, layers }: Resolution, winner: Candidate, facts: Facts): readonly Candidate[] {
  const hidden = new Set(steps.flatMap((step) => (step.hides ? [placeId(step.hides.place)] : [])));
  const beaten = steps.flatMap(({ slot: of, verdict, candidate: it }) =>
    of === slot && verdict === "shadowed" && it && !hidden.has(placeId(it.place)) ? [it] : [],
  );
  // An exported variable hides its own name in `.env`, so that the client never gets to see it.
  const twins = layers.flatMap((layer) => {
    const value = layer.doc?.dialect === "dotenv" && layer.doc && at(layer.doc.value, [winner.name]);
    if (winner.place.kind !== "env" || !value || !layer.doc) return [];
    return [offered(slot, winner.name, value, placeIn(layer.doc, [winner.name], "value", winner.name), layer)];
  });
  return [...beaten, ...twins].filter(
    (it) =>
      it.state === "usable" &&
      (it.layer.id !== winner.layer.id || (isVariable(it) && isVariable(winner))) &&
      isMimoSetting(it, facts) &&
      !alike(it, winner),
  );
}

const nameless = ({ place }: Candidate): Message =>
  place.kind === "env" ? msg("the exported variable") : msg("{place}", { place });

/** The one that fits less to the rest goes; of two that fit alike nobody knows which is meant. */
function wayOut(
  loser: Candidate,
  winner: Candidate,
  resolution: Resolution,
  at: number,
  facts: Facts,
): Pick<RawFinding, "remedy" | "repair"> {
  const better = fitting(winner, resolution, at, facts) - fitting(loser, resolution, at, facts);
  if (better === 0)
    return {
      remedy:
        winner.place.kind === "env"
          ? msg("`unset {name}`, or change it there", { name: winner.name })
          : msg("change or remove `{name}` in {place}", { name: winner.name, place: winner.place }),
    };
  const { place, name } = better > 0 ? loser : winner;
  const remedy = remove(place, name);
  // A key that is gone from a file is nowhere.
  if (loser.slot === "key") return { remedy };
  return { remedy, repair: { changes: [{ kind: "remove", place }], ask: msg("remove `{name}`?", { name }) } };
}

const found = (loser: Candidate, winner: Candidate, resolution: Resolution, at: number, facts: Facts): RawFinding => ({
  message: msg("`{loser}` has no effect: {winner} comes first", {
    loser: loser.name,
    winner: loser.name === winner.name ? nameless(winner) : msg("`{name}`", { name: winner.name }),
  }),
  place: loser.place,
  ...wayOut(loser, winner, resolution, at, facts),
  related: [{ place: winner.place, message: msg("this one wins") }],
  mark: winner.name,
});

export default rule({
  id: "layer-shadowed",
  on: "resolution",
  severity: "warning",
  needsReader: true,
  explains: ["hidden", "elsewhere"],
  check: ({ resolution, judged, run }) =>
    slots.flatMap((slot) => {
      const winner = resolution[slot].candidate;
      // A blank winner is said by a rule of its own.
      if (!winner || winner.state === "blank" || told(slot, resolution, judged)) return [];
      return losers(slot, resolution, winner, run.facts).map((loser) =>
        found(loser, winner, resolution, run.at, run.facts),
      );
    }),
});
