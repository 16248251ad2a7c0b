// What several exchanges with one host about one key come to.
import type { Exchange, Target } from "./exchange.ts";
import { Secret } from "./secret.ts";

export interface HostVerdict {
  readonly target: Target;
  readonly exchanges: readonly Exchange[];
  /** Rejected only where every answer was a refusal. */
  readonly verdict: "accepted" | "rejected" | "unknown";
  /** The exchange that decides: the one that was accepted, else the last. */
  readonly decisive: Exchange;
}

/** One verdict for each target, in the order of the exchanges. */
export function hostVerdicts(exchanges: readonly Exchange[]): readonly HostVerdict[] {
  const targets = [...new Set(exchanges.map((exchange) => exchange.target))];
  return targets.map((target) => {
    const own = exchanges.filter((exchange) => exchange.target === target);
    const accepted = own.find((exchange) => exchange.meaning === "accepted");
    const decisive = accepted ?? own.findLast((exchange) => exchange.meaning === "unknown") ?? (own.at(-1) as Exchange);
    const verdict = accepted
      ? "accepted"
      : own.every((exchange) => exchange.meaning === "rejected")
        ? "rejected"
        : "unknown";
    return { target, exchanges: own, verdict, decisive };
  });
}

/** Other hosts that were asked about the same key. */
export const elsewhere = (all: readonly HostVerdict[], one: HostVerdict): readonly HostVerdict[] =>
  all.filter(
    (other) => other !== one && other.target.host !== one.target.host && Secret.same(other.target.key, one.target.key),
  );

/** Targets that stand for a configuration, not only for the sweep. */
export const configured = (all: readonly HostVerdict[]): readonly HostVerdict[] =>
  all.filter(({ target }) => target.resolutions.length > 0);
