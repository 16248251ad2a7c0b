// What each host is answered for: MiMo's own hosts as themselves, everybody else so that a client goes on or stops. Pure.
import type { Facts } from "../../model/facts.ts";
import { replies, type Reply } from "../../facts/replies.ts";
import { refusalOf, replyTo, type ResponseMode, type Received } from "../reply.ts";
import type { Arrived } from "./serve.ts";

/** What MiMo's endpoint would answer; undefined where it would do what it is asked, or the host is none of MiMo's. */
export function refusedBy(
  request: Pick<Arrived, keyof Received | "host">,
  at: number,
  facts: Facts,
): Reply | undefined {
  const row = facts.endpointOfHost(request.host);
  return row && refusalOf(request, row, at, facts);
}

/** The letter of the key points to another region: a guess, so it is answered and never judged. */
const isOfOtherRegion = ({ host, credentials }: Arrived, facts: Facts): boolean => {
  const letter = credentials[0]?.key.info.letter;
  const region = letter ? facts.keys.letters.regions[letter] : undefined;
  const row = facts.endpointOfHost(host);
  return row?.plan === "token-plan" && region !== undefined && row.region !== region;
};

/** The answer that a client gets. */
export function answerTo(request: Arrived, manner: ResponseMode, at: number, facts: Facts): Reply {
  if (manner.kind === "reply") return manner.reply;
  if (manner.kind === "endpoint")
    return request.asks === "other" ? replies["404-openresty"] : replyTo(request, manner, facts);
  const row = facts.endpointOfHost(request.host);
  if (row)
    return !refusalOf(request, row, at, facts) && isOfOtherRegion(request, facts)
      ? replies["401-invalid-key"]
      : replyTo(request, { kind: "endpoint", row, at }, facts);
  // A vendor whose host is known takes no key of MiMo's; a bridge on this machine or a gateway of the user's may.
  const known = facts.readUrl(request.url).known;
  if (request.asks !== "other" && known?.kind === "vendor") return replies["401-api-key-required"];
  return replyTo(request, manner, facts);
}
