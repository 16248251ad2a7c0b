// Connections that cannot be made. What the kernel of this machine does is real; names are stubbed where the case says so.
import type { Aim, Names } from "./asking.ts";
import type { FaultCase } from "./cases.ts";
import { freePort } from "./children.ts";
import { host } from "./certificates.ts";
import { cutting, stalled } from "./stalled.ts";

const connect = (id: string, name: string, begin: FaultCase["begin"]): FaultCase => ({
  by: "own",
  stage: "connect",
  id,
  name,
  begin,
});
const dns = (id: string, name: string, begin: FaultCase["begin"]): FaultCase => ({
  ...connect(id, name, begin),
  stage: "dns",
});
const at = (address: string, port = 443): Aim => ({ address, port });

/** The host has these addresses, by a resolver that is stubbed. */
const named = (names: Names, port = 443): Aim => ({ names, url: `https://${host}:${port}/v1/models` });
const v4 = (address: string) => ({ address, family: 4 });
const v6 = (address: string) => ({ address, family: 6 });
const nowhere = "224.0.0.1";

export const connectCases: readonly FaultCase[] = [
  connect("connect-refused", "nobody listens, IPv4", async () => at("127.0.0.1", await freePort())),
  connect("connect-refused", "nobody listens, IPv6", async () => at("[::1]", await freePort())),
  connect("connect-refused", "nobody listens, a name (real lookup)", async () => at("localhost", await freePort())),
  connect("connect-refused", "no network for IPv6, nobody listens on IPv4 (stubbed names)", async () =>
    named([v6("ff0e::1"), v4("127.0.0.1")], await freePort()),
  ),
  connect("connect-refused", "nobody listens on IPv4, no network for IPv6 (stubbed names)", async () =>
    named([v4("127.0.0.1"), v6("ff0e::1")], await freePort()),
  ),
  connect("connect-timeout", "the queue of the listener is full", async () => ({
    ...at("127.0.0.1", await stalled()),
    timeout: 300,
  })),
  connect("connect-timeout", "one address is dead, the other has no network (stubbed names)", async () => ({
    ...named([v4("127.0.0.1"), v6("ff0e::1")], await stalled()),
    timeout: 600,
  })),
  {
    ...connect("tls-closed", "a slow address is not given up for one without a network (stubbed names)", async () =>
      named([v4("127.0.0.1"), v6("ff0e::1")], await stalled(300)),
    ),
    stage: "tls",
  },
  connect("connect-reset", "the connection is cut as soon as it is made", async (made) => ({
    ...at("localhost", await cutting()),
    // Takes a tenth of a second to read, so that the cut is there before anybody looks at the connection.
    ca: made.pem("root").repeat(500),
  })),
  connect("connect-network-unreachable", "no TCP leads to the address", () => at(nowhere)),
  connect("connect-network-unreachable", "the same on both families (stubbed names)", () =>
    named([v4(nowhere), v6("ff0e::1")]),
  ),
  connect("connect-address", "an address that needs a scope", () => at("[fe80::1]")),
  dns("dns-not-found", "a name that cannot be (real lookup)", () => ({
    url: `https://${"x".repeat(64)}.invalid/v1/models`,
  })),
  dns("dns-not-found", "ENOTFOUND (stubbed resolver)", () => named("ENOTFOUND")),
  dns("dns-no-answer", "EAI_AGAIN (stubbed resolver)", () => named("EAI_AGAIN")),
  dns("dns-failed", "EAI_FAIL (stubbed resolver)", () => named("EAI_FAIL")),
  dns("dns-failed", "EAI_MEMORY (stubbed resolver)", () => named("EAI_MEMORY")),
  dns("dns-no-answer", "silence (stubbed resolver)", () => ({ ...named("silence"), timeout: 200 })),
];
