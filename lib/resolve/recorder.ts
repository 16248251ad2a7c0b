// How to run a policy so that it cannot choose without leaving a trace.
import { Secret } from "../model/secret.ts";
import type { Value } from "../model/document.ts";
import type { Lookup, Policy, Recorder, Survey, Why } from "../model/contracts.ts";
import type { Candidate, Slot } from "../model/layer.ts";
import type { BaseUrl, Facts } from "../model/facts.ts";
import { placeId } from "../model/place.ts";
import type { Endpoint, Outcome, Protocol, Resolution, Route, Step, Verdict } from "../model/resolution.ts";
import { msg, type Message } from "../model/message.ts";

/** Runs a policy over what a client found. */
export function resolve(policy: Policy<never>, survey: Survey, facts: Facts, name = ""): Resolution {
  const opened = survey.open(policy.version, policy.view, name);
  const steps: Step[] = [...opened.steps];
  const route = "route" in opened ? opened.route : policy.resolve(recorder(steps, facts), opened.sources as never);
  const url = facts.readUrl(route.baseUrl.value ?? "");
  return {
    ...route,
    url,
    client: policy.client,
    version: policy.version,
    view: policy.view,
    route: name,
    active: survey.active?.(policy.version, name) ?? true,
    policy: `${policy.client}@${policy.version}/${policy.view}`,
    endpoint: endpointAt(url, route.protocol),
    steps: settled(withWritten(steps, route.key)),
    layers: opened.layers,
  };
}

const endpointAt = ({ host, known }: BaseUrl, wire: Protocol): Endpoint => {
  const row = known?.kind === "endpoint" ? known.row : undefined;
  return { host, plan: row?.plan ?? "unknown", region: row?.region ?? null, wire };
};

/** A header that somebody wrote out takes the place of the key that was found elsewhere. */
function withWritten(steps: readonly Step[], { candidate, because }: Route["key"]): readonly Step[] {
  if (!candidate || steps.some((step) => step.slot === "key" && step.candidate === candidate)) return steps;
  const { name, place } = candidate;
  const winner = quoted(name);
  return [
    { slot: "key", name, verdict: "won", place, because, candidate },
    ...steps.map((step): Step =>
      step.slot === "key" && step.verdict === "won"
        ? { ...step, verdict: "shadowed", because: msg("{winner} comes first", { winner }) }
        : step,
    ),
  ];
}

/** A name that was looked at twice keeps its place and the last word about it. */
function settled(steps: readonly Step[]): readonly Step[] {
  const out: Step[] = [];
  for (const step of steps) {
    const at =
      step.verdict === "derived"
        ? -1
        : out.findIndex(
            (it) => it.slot === step.slot && it.name === step.name && placeId(it.place) === placeId(step.place),
          );
    if (at < 0) out.push(step);
    else if (out[at]?.verdict !== "won" || step.verdict === "refused") out[at] = step;
  }
  return out;
}

function recorder(steps: Step[], facts: Facts): Recorder {
  return {
    facts,
    pick: ((slot: Slot, order: readonly Lookup[], why: Why) => pick(steps, slot, order, why)) as Recorder["pick"],
    derive(slot, value, because, place) {
      steps.push({ slot, name: value, verdict: "derived", place, because });
      return { value, place, because };
    },
    refuse(slot, candidate, because) {
      steps.push({ slot, name: candidate.name, verdict: "refused", place: candidate.place, because, candidate });
    },
    note(slot, name, verdict, place, because) {
      steps.push({ slot, name, verdict, place, because });
    },
  };
}

interface Hand {
  winner: Candidate | undefined;
  /** A blank that hides what follows: in its own ask, or altogether. */
  hidden: Step | undefined;
  ended: boolean;
}

function pick(steps: Step[], slot: Slot, order: readonly Lookup[], why: Why): Outcome<Value> {
  const hand: Hand = { winner: undefined, hidden: undefined, ended: false };
  for (const ask of order) {
    if (!hand.ended) hand.hidden = undefined;
    for (const name of ask.names) steps.push(judge(steps, slot, ask, name, hand, why));
  }
  if (!hand.winner) return { value: null, place: null, because: why.none };
  const { value, place } = hand.winner;
  return { value: textual(slot, value), place, because: why.won, candidate: hand.winner };
}

/** A key that was pasted into another slot stays a mask there. */
const textual = (slot: Slot, value: Value): Value => (slot !== "key" && value instanceof Secret ? value.mask : value);

const notSet = msg("not set");

function judge(steps: Step[], slot: Slot, ask: Lookup, name: string, hand: Hand, why: Why): Step {
  const candidate = ask.from.get(slot, name);
  // Most names are not set.
  if (!candidate)
    return { slot, name: ask.from.label(name), verdict: "unset", place: ask.from.place(name), because: notSet };
  const step = (verdict: Verdict, because: Message): Step => ({
    slot,
    name: candidate.name,
    verdict,
    place: candidate.place,
    because,
    candidate,
  });
  const lost = ask.unless?.(candidate);
  if (lost) return step(lost.verdict, lost.because);
  if (hand.winner) return step("shadowed", msg("{winner} comes first", { winner: quoted(hand.winner.name) }));
  if (hand.hidden) {
    const at = steps.indexOf(hand.hidden);
    if (at >= 0 && candidate.state !== "blank") steps[at] = { ...hand.hidden, hides: candidate };
    return step("shadowed", msg("{blank} is set, though blank, and hides it", { blank: quoted(hand.hidden.name) }));
  }
  if (candidate.state === "misshapen") return step("ignored", msg("not a text"));
  if (candidate.state === "blank" && ask.blank !== "takes") {
    const blank = step("blank", blankReasons[ask.blank ?? "skips"]);
    if (ask.blank === "hides" || ask.blank === "ends") hand.hidden = blank;
    hand.ended = ask.blank === "ends";
    return blank;
  }
  hand.winner = candidate;
  return step("won", why.won);
}

const blankReasons = {
  skips: msg("blank: counts as unset"),
  hides: msg("blank: counts as nothing, and ends the search among its aliases"),
  ends: msg("blank: a value of its own, which switches off whatever comes after it"),
} as const;

const quoted = (name: string): string => `\`${name}\``;
