// How a request that arrived at `listen` is told: for a person, and as a line of JSON.
import type { EndpointRow, Facts } from "../../../model/facts.ts";
import type { Reply } from "../../../facts/replies.ts";
import type { Run } from "../../../model/contracts.ts";
import type { Candidate } from "../../../model/layer.ts";
import { Secret } from "../../../model/secret.ts";
import { msg, type Message } from "../../../model/message.ts";
import type { View } from "../../../model/format.ts";
import { meaningsOf } from "../../../probe/meaning.ts";
import { refusalOf, type Received } from "../../../probe/reply.ts";
import { paintFor } from "../../../report/formats/text/paint.ts";
import { letters, shownPlace, formatterFor, type Showing } from "../../../report/show.ts";

/** Keys that are configured somewhere on this machine, to say whose a received one is. */
function known(run: Run): readonly Candidate[] {
  return run.clients
    .flatMap((judged) => judged.resolutions.flatMap((r) => r.steps))
    .flatMap((step) =>
      step.slot === "key" && step.candidate?.value instanceof Secret && step.candidate.value.real
        ? [step.candidate]
        : [],
    );
}

/** One request as a line, or several. */
export type Teller = (received: Received, reply: Reply) => string;

/** What both forms know: whose key one is, and the letter of equal ones. */
function keysOf(run: Run) {
  const letter = letters();
  const candidates = known(run);
  for (const candidate of candidates) letter(candidate.value as Secret);
  return {
    letter,
    owner: (key: Secret): Candidate | undefined =>
      candidates.find((candidate) => Secret.same(candidate.value as Secret, key)),
  };
}

/** Endpoints that would do what they are asked. */
const acceptingEndpoints = (received: Received, at: number, facts: Facts): readonly EndpointRow[] =>
  received.credentials.length === 0 ? [] : facts.endpoints.filter((row) => !refusalOf(received, row, at, facts));

function verdict(received: Received, at: number, facts: Facts): readonly Message[] {
  if (received.credentials.length === 0) return [];
  const taking = acceptingEndpoints(received, at, facts);
  if (taking.length === 0) return [msg("no MiMo endpoint would take this request as it is")];
  const regional = taking.length > 1 && taking.every((row) => row.region !== null);
  const hosts = taking.map((row) => `\`${row.host}\``);
  return [
    regional
      ? msg("would be taken by the one of {hosts} that the key was issued for", { hosts })
      : msg("would be taken by {hosts}", { hosts }),
  ];
}

function head({ method, path, asks, wire, model, stream }: Received, reply: Reply): Message {
  const known = asks === "other" ? "" : `  ${wire}`;
  const more = `${model === null ? "" : `  model ${model}`}${stream ? "  stream" : ""}`;
  return msg("{head}", { head: `${method} ${path}${known}${more}  -> ${reply.status}` });
}

export function textTeller(run: Run, showing: Showing, view: View): Teller {
  const show = formatterFor(showing);
  const { wrap } = paintFor(view);
  const { letter, owner } = keysOf(run);
  const credential = ({ header, key }: Received["credentials"][number]): Message => {
    if (key.info.blank) return msg("{header}: no key", { header });
    const own = owner(key);
    const args = { header, mask: key.mask, letter: letter(key) ?? "?" };
    return own
      ? msg("{header}: {mask} ({letter}), the key from {place}", { ...args, place: own.place })
      : msg("{header}: {mask} ({letter}), a key that no configuration here holds", args);
  };
  return (received, reply) => {
    const lines = [
      ...received.credentials.map(credential),
      ...meaningsOf(received, run.at, run.facts),
      ...verdict(received, run.at, run.facts),
    ].map((it) => wrap(show(it), "  ", 4));
    return [wrap(show(head(received, reply)), "", 2), ...lines, ""].join("\n");
  };
}

export function jsonTeller(run: Run, showing: Showing): Teller {
  const show = formatterFor(showing);
  const { letter, owner } = keysOf(run);
  const shown = (text: string): string => show(msg("{text}", { text }));
  const credential = ({ header, key }: Received["credentials"][number]) => {
    const own = owner(key);
    return {
      header,
      value: key.mask,
      same: letter(key),
      plan: key.info.plan,
      place: own ? shownPlace(own.place, showing) : null,
    };
  };
  return (received, reply) => {
    const line = {
      method: received.method,
      path: shown(received.path),
      protocol: received.asks === "other" ? null : received.wire,
      model: received.model === null ? null : shown(received.model),
      stream: received.stream,
      credentials: received.credentials.map(credential),
      status: reply.status,
      means: meaningsOf(received, run.at, run.facts).map(show),
      takenBy: acceptingEndpoints(received, run.at, run.facts).map((row) => row.id),
    };
    return `${JSON.stringify(line)}\n`;
  };
}
