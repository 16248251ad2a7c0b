// Faults of real name servers and of real routes, in a network of our own; seen through the built command line.
import type { Stage } from "../../../lib/model/exchange.ts";

export interface IsolatedCase {
  readonly id: string;
  readonly stage: Stage;
  readonly name: string;
  readonly detail: string;
  /** Of the name server. */
  readonly manner: string;
  /** Where the official host is said to be; by its name where missing. */
  readonly address?: string;
}

/** Addresses for documentation (RFC 5737), each with a route of another kind; the others have none. */
export const routes = ["unreachable 198.51.100.1", "prohibit 198.51.100.2", "blackhole 198.51.100.3"]
  .map((route) => `ip route add ${route};`)
  .join(" ");

const named = (id: string, name: string, detail: string, manner: string): IsolatedCase => ({
  id,
  stage: "dns",
  name: `the name server ${name}`,
  detail,
  manner,
});
const routed = (id: string, name: string, detail: string, last: number): IsolatedCase => ({
  id,
  stage: "connect",
  name,
  detail,
  manner: "3",
  address: `198.51.100.${last}`,
});

export const isolatedCases: readonly IsolatedCase[] = [
  named("dns-not-found", "knows no such name (NXDOMAIN)", "ENOTFOUND", "3"),
  named("dns-not-found", "knows the name and no address of it (NODATA)", "ENOTFOUND", "0"),
  named("dns-no-answer", "has a fault of its own (SERVFAIL)", "EAI_AGAIN", "2"),
  named("dns-no-answer", "refuses the question (REFUSED)", "EAI_AGAIN", "5"),
  named("dns-no-answer", "says nothing", "timeout", "silence"),
  named("dns-no-answer", "answers noise", "timeout", "noise"),
  routed("connect-host-unreachable", "the route says that the host cannot be reached", "EHOSTUNREACH", 1),
  routed("connect-forbidden", "the route is forbidden", "EACCES", 2),
  routed("connect-address", "the route leads into a black hole", "EINVAL", 3),
  routed("connect-network-unreachable", "there is no route", "ENETUNREACH", 4),
];
