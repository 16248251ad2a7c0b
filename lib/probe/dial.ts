// How to find the addresses of a host and to open a connection to one of them.
import dns from "node:dns";
import net from "node:net";
import { discard, fault, shown, until, type Fault, type Watch } from "./wait.ts";

export interface Hop {
  readonly host: string;
  readonly port: number;
  /** The hop is a proxy, so that its faults are those of the proxy. */
  readonly isProxy: boolean;
}

type Addresses = readonly dns.LookupAddress[];

/** What the system's resolver says; it has no other words, a name server that refuses is `EAI_AGAIN` to it. */
const dnsCodes: Readonly<Record<string, string>> = {
  ENOTFOUND: "dns-not-found",
  EAI_AGAIN: "dns-no-answer",
};

/** The addresses of a host, in the order of the system. Rejects with a Fault. */
export function lookup({ host, isProxy }: Hop, { progress, signal }: Watch): Promise<Addresses> {
  progress.stage = isProxy ? "proxy" : "dns";
  const bare = host.replace(/^\[|\]$/g, "");
  const family = net.isIP(bare);
  if (family) return Promise.resolve([{ address: bare, family }]);
  const found = new Promise<Addresses>((resolve, reject) =>
    dns.lookup(bare, { all: true, verbatim: true }, (error, all) => {
      const code = error?.code ?? "";
      if (!error) resolve(all);
      else if (isProxy) reject(fault("proxy", "proxy-dns", shown(code)));
      else reject(fault("dns", dnsCodes[code] ?? "dns-failed", shown(code)));
    }),
  );
  return until(signal, found, () => fault(progress.stage, isProxy ? "proxy-timeout" : "dns-no-answer"));
}

const connectCodes: Readonly<Record<string, string>> = {
  ECONNREFUSED: "connect-refused",
  ETIMEDOUT: "connect-timeout",
  ECONNRESET: "connect-reset",
  ECONNABORTED: "connect-reset",
  EHOSTUNREACH: "connect-host-unreachable",
  EHOSTDOWN: "connect-host-unreachable",
  ENETUNREACH: "connect-network-unreachable",
  ENETDOWN: "connect-network-unreachable",
  EACCES: "connect-forbidden",
  EPERM: "connect-forbidden",
  EADDRNOTAVAIL: "connect-address",
  EAFNOSUPPORT: "connect-address",
  EINVAL: "connect-address",
};
const proxyCodes: Readonly<Record<string, string>> = {
  ECONNREFUSED: "proxy-refused",
  ETIMEDOUT: "proxy-timeout",
  ECONNRESET: "proxy-closed",
};

/** Of several addresses that all failed, the one that came furthest tells most: one that is refused was reached. */
const telling = ["ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "EACCES", "EPERM", "EHOSTUNREACH"];
const furthest = (codes: readonly string[]): string =>
  telling.find((code) => codes.includes(code)) ?? codes[0] ?? "EADDRNOTAVAIL";

function openFault(isProxy: boolean, code: string): Fault {
  if (isProxy) return fault("proxy", proxyCodes[code] ?? "proxy-unreachable", shown(code));
  return fault("connect", connectCodes[code] ?? "unknown", shown(code));
}

/** IPv6 and IPv4 by turns, so that a dead one of them costs a quarter of a second (RFC 8305). */
function byTurns(addresses: Addresses): Addresses {
  const first = addresses.filter((it) => it.family === addresses[0]?.family);
  const others = addresses.filter((it) => it.family !== addresses[0]?.family);
  return first.flatMap((it, n) => [it, ...others.slice(n, n + 1)]).concat(others.slice(first.length));
}

const patience = 250;

/** With a lookup of our own Node connects at once, and not only when the caller has done the rest of its work. */
const connectTo = ({ host, port }: Hop, { address, family }: dns.LookupAddress): net.Socket =>
  net.connect({
    host,
    port,
    noDelay: true,
    autoSelectFamily: false,
    lookup: (_, __, found) => found(null, address, family),
  });

/**
 * Opens a connection to the first address that takes one. Rejects with a Fault.
 * A slow address is not given up when the next one is tried, as Node's own `autoSelectFamily` does: a host a quarter
 * of a second away with one address that is dead could never be reached.
 */
export function open(hop: Hop, addresses: Addresses, { progress, signal }: Watch): Promise<net.Socket> {
  progress.stage = hop.isProxy ? "proxy" : "connect";
  const waiting = byTurns(addresses).slice();
  const tried: net.Socket[] = [];
  const codes: string[] = [];
  let timer: NodeJS.Timeout | undefined;
  const winner = new Promise<net.Socket>((resolve, reject) => {
    const next = (): void => {
      clearTimeout(timer);
      const address = waiting.shift();
      if (address) attempt(address);
      else if (codes.length === tried.length) reject(openFault(hop.isProxy, furthest(codes)));
    };
    const attempt = (address: dns.LookupAddress): void => {
      const socket = connectTo(hop, address);
      tried.push(socket);
      socket.once("connect", () => resolve(socket));
      socket.once("error", (error: NodeJS.ErrnoException) => {
        codes.push(error.code ?? "");
        next();
      });
      if (waiting.length > 0) timer = setTimeout(next, patience);
    };
    next();
  });
  const settled = until(signal, winner, () => fault(progress.stage, hop.isProxy ? "proxy-timeout" : "connect-timeout"));
  const leave = (but?: net.Socket): void => {
    clearTimeout(timer);
    waiting.length = 0;
    for (const socket of tried) if (socket !== but) discard(socket);
  };
  return settled.then(
    (socket) => (leave(socket), socket),
    (error: unknown) => {
      leave();
      throw error;
    },
  );
}
