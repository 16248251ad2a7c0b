// That a host may send parts of the key back: whatever of an answer is shown later must not hold them.
import type { Exchange } from "../model/exchange.ts";
import { Secret } from "../model/secret.ts";
import type { Arg, Message } from "../model/message.ts";

/** Characters in a row that nobody writes by chance. */
const run = 8;
/** Shorter ones are words that somebody chose for a server of his own. */
const shortest = 24;

/** Tells whether a text holds a part of a key, in whatever case. */
function finder(key: Secret): (text: string) => boolean {
  const text = Secret.reveal(key).trim().toLowerCase();
  if (text.length < shortest) return () => false;
  const parts = new Set<string>();
  for (let at = 0; at + run <= text.length; at++) parts.add(text.slice(at, at + run));
  return (shown) => {
    const lower = shown.toLowerCase();
    for (let at = 0; at + run <= lower.length; at++) if (parts.has(lower.slice(at, at + run))) return true;
    return false;
  };
}

function cleared({ template: t, args: a }: Message, holds: (text: string) => boolean): Message {
  if (!a) return { template: t };
  const value = (arg: Arg): Arg =>
    typeof arg === "string"
      ? holds(arg)
        ? "****"
        : arg
      : typeof arg === "object" && "template" in arg
        ? cleared(arg, holds)
        : arg;
  return { template: t, args: Object.fromEntries(Object.entries(a).map(([name, arg]) => [name, value(arg)])) };
}

/** The same exchange, without anything in it that is a part of the key that was sent. */
export function withoutEcho(exchange: Exchange): Exchange {
  const holds = finder(exchange.target.key);
  const kept = (text: string | null): string | null => (text !== null && holds(text) ? null : text);
  return {
    ...exchange,
    bodyCode: kept(exchange.bodyCode),
    requestId: kept(exchange.requestId),
    served: exchange.served?.filter((id) => !holds(id)) ?? null,
    because: cleared(exchange.because, holds),
  };
}
