// That two routes may ask one host the same: then the second is given the answer of the first.
import type { Answer, Target } from "../model/exchange.ts";
import type { Header } from "../model/resolution.ts";
import { Secret } from "../model/secret.ts";
import type { Send } from "./ask.ts";

interface Sent {
  readonly target: Target;
  readonly header: Header;
  readonly answer: Promise<Answer>;
}

const alike = (sent: Sent, target: Target, header: Header): boolean =>
  sent.header === header &&
  sent.target.url === target.url &&
  sent.target.body === target.body &&
  Secret.same(sent.target.key, target.key);

/** Sends each key in each header to a host once, and once more where the first answer was a refusal. */
export function shared(send: Send): Send {
  const all: Sent[] = [];
  const asked = new Map<Target, Set<Header>>();
  return (target, header) => {
    const own = asked.get(target) ?? new Set();
    const again = own.has(header);
    asked.set(target, own.add(header));
    const before = all.filter((sent) => alike(sent, target, header));
    const known = before[again ? 1 : before.length - 1];
    if (known) return known.answer;
    const answer = send(target, header);
    all.push({ target, header, answer });
    return answer;
  };
}
