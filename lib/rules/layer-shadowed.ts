// Knows when an edited value has no effect because another layer wins.
import { isMimoSetting } from "../facts/mimo.ts";
import { alike, isVariable, rivals } from "../facts/views.ts";
import { rule, type Judged, type Page } from "../model/contracts.ts";
import { at, placeIn } from "../model/document.ts";
import type { Found } from "../model/finding.ts";
import type { Candidate } from "../model/layer.ts";
import { candidate as offered } from "../model/offers.ts";
import { placeId } from "../model/place.ts";
import type { Resolution } from "../model/resolution.ts";
import { say, type Text } from "../model/text.ts";

export const page: Page = {
  title: say("A setting without effect"),
  why: say(
    "The value was changed in one place, and another place comes first: an exported variable beats the file, or the file beats the variable. The change has no effect.",
  ),
  remedy: say("Change the setting that wins, or remove it."),
};

const slots = ["key", "baseUrl", "mode", "model"] as const;
type Slot = (typeof slots)[number];

/** What other rules say: keys under several names, a mode beside a base URL. */
const told = (slot: Slot, { baseUrl }: Resolution, judged: Judged): boolean =>
  (slot === "key" && rivals(judged).length > 0) ||
  (slot === "mode" && (baseUrl.origin === "env" || baseUrl.origin === "toml"));

function losers(slot: Slot, { steps, layers }: Resolution, winner: Candidate): readonly Candidate[] {
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
      isMimoSetting(it) &&
      !alike(it, winner),
  );
}

const nameless = ({ place }: Candidate): Text =>
  place.kind === "env" ? say("the exported variable") : say("{place}", { place });

const found = (loser: Candidate, winner: Candidate): Found => ({
  message: say("`{loser}` has no effect: {winner} comes first", {
    loser: loser.name,
    winner: loser.name === winner.name ? nameless(winner) : say("`{name}`", { name: winner.name }),
  }),
  place: loser.place,
  remedy:
    winner.place.kind === "env"
      ? say("`unset {name}`, or change it there", { name: winner.name })
      : say("change or remove `{name}` in {place}", { name: winner.name, place: winner.place }),
  related: [{ place: winner.place, message: say("this one wins") }],
  mark: winner.name,
});

export default rule({
  id: "layer-shadowed",
  on: "resolution",
  severity: "warning",
  check: ({ resolution, judged }) =>
    slots.flatMap((slot) => {
      const winner = resolution[slot].candidate;
      // A blank winner is said by a rule of its own.
      if (!winner || winner.state === "blank" || told(slot, resolution, judged)) return [];
      return losers(slot, resolution, winner).map((loser) => found(loser, winner));
    }),
});
