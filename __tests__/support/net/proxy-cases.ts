// Proxies that are not there, that refuse, and that are none; the last two with tinyproxy and squid, and with our own server.
import type { Aim } from "./asking.ts";
import type { FaultCase } from "./cases.ts";
import { freePort } from "./children.ts";
import { faulty, type Manner } from "./faulty.ts";
import { squid, tinyproxy } from "./proxies.ts";
import { stalled } from "./stalled.ts";

const proxy = (
  by: string,
  id: string,
  name: string,
  begin: FaultCase["begin"],
  stage: FaultCase["stage"] = "proxy",
): FaultCase => ({ by, id, name, begin, stage });

const via = (address: string): Aim => ({ env: { HTTPS_PROXY: address } });
const viaPort = (port: number, who = ""): Aim => via(`http://${who}127.0.0.1:${port}`);

/** Our own server in place of a proxy. */
const acts =
  (act: Manner["act"], more: Aim = {}, who = "") =>
  async (): Promise<Aim> => ({ ...viaPort((await faulty({ when: "asked", act })).port, who), ...more });
const answers = (status: string, who = ""): FaultCase["begin"] =>
  acts((peer) => peer.say(`HTTP/1.1 ${status}\r\nContent-Length: 0\r\n\r\n`), {}, who);

/** A tunnel, and something else behind it than the host. */
const opens = (act: Manner["act"], more: Aim = {}): FaultCase["begin"] =>
  acts((peer) => {
    peer.say("HTTP/1.1 200 Connection established\r\n\r\n");
    act(peer);
  }, more);

const ourOwn: readonly FaultCase[] = [
  proxy("own", "proxy-url", "the variable holds no address", () => via("http://:8080")),
  proxy("own", "proxy-url", "the variable holds a port that cannot be", () => via("proxy.invalid:99999")),
  proxy("own", "proxy-scheme", "a SOCKS proxy", () => via("socks5://127.0.0.1:1080")),
  proxy("own", "proxy-scheme", "a SOCKS proxy in ALL_PROXY", () => ({
    env: { ALL_PROXY: "socks5h://127.0.0.1:1080" },
  })),
  proxy("own", "proxy-dns", "a proxy whose name cannot be (real lookup)", () =>
    via(`http://${"x".repeat(64)}.invalid:1`),
  ),
  proxy("own", "proxy-refused", "nobody listens there", async () => viaPort(await freePort())),
  proxy("own", "proxy-unreachable", "no TCP leads to its address", () => via("http://224.0.0.1:3128")),
  proxy("own", "proxy-timeout", "its machine takes no connection", async () => ({
    ...viaPort(await stalled()),
    timeout: 300,
  })),
  proxy(
    "own",
    "proxy-timeout",
    "it says nothing",
    acts(() => undefined, { timeout: 300 }),
  ),
  proxy(
    "own",
    "proxy-timeout",
    "it stops in its head",
    acts((peer) => peer.say("HTTP/1.1 200 OK\r\nX: "), { timeout: 300 }),
  ),
  proxy(
    "own",
    "proxy-closed",
    "it closes",
    acts((peer) => peer.close()),
  ),
  proxy(
    "own",
    "proxy-closed",
    "it cuts",
    acts((peer) => peer.cut()),
  ),
  proxy(
    "own",
    "proxy-garbage",
    "it greets like SSH and waits",
    acts((peer) => peer.say("SSH-2.0-OpenSSH_9.2p1\r\n")),
  ),
  proxy(
    "own",
    "proxy-garbage",
    "it speaks TLS",
    acts((peer) => peer.say(Buffer.from([21, 3, 1, 0, 2, 2, 22]))),
  ),
  proxy(
    "own",
    "proxy-garbage",
    "its head never ends",
    acts((peer) => peer.keepSaying(`HTTP/1.1 200 ${"x".repeat(999)}`, 2)),
  ),
  proxy("own", "proxy-auth", "407", answers("407 Proxy Authentication Required")),
  proxy("own", "proxy-auth-refused", "407 to a name and a password", answers("407 No", "me:pass@")),
  proxy("own", "proxy-auth-refused", "the same, with a `%` that is not escaped", answers("407 No", "me:100%@")),
  proxy("own", "proxy-denied", "403", answers("403 Forbidden")),
  proxy("own", "proxy-not-allowed", "405", answers("405 Method Not Allowed")),
  proxy("own", "proxy-not-allowed", "501", answers("501 Not Implemented")),
  proxy("own", "proxy-bad-gateway", "502", answers("502 Bad Gateway")),
  proxy("own", "proxy-unavailable", "503", answers("503 Service Unavailable")),
  proxy("own", "proxy-gateway-timeout", "504", answers("504 Gateway Timeout")),
  proxy("own", "proxy-status", "418", answers("418 I'm a teapot")),
  proxy("own", "proxy-status", "302, as a portal does", answers("302 Found\r\nLocation: http://127.0.0.1/")),
  proxy("own", "proxy-tls", "https:// for a proxy that speaks plain http", async () => {
    const act: Manner["act"] = (peer) => peer.say("HTTP/1.1 400 Bad Request\r\n\r\n");
    return via(`https://127.0.0.1:${(await faulty({ when: "greeted", act })).port}`);
  }),
  proxy("own", "proxy-tls", "a proxy with a certificate that nobody trusts", async (made) => {
    const { port } = await faulty({ when: "asked", act: () => undefined }, { cert: made.pem("good"), key: made.key() });
    return via(`https://127.0.0.1:${port}`);
  }),
  proxy("own", "proxy-timeout", "a proxy that wants TLS and does not begin", async () => ({
    ...via(`https://127.0.0.1:${(await faulty({ when: "asked", act: () => undefined })).port}`),
    timeout: 300,
  })),
  proxy("own", "proxy-denied", "403, over TLS", async (made) => {
    const act: Manner["act"] = (peer) => peer.say("HTTP/1.1 403 Forbidden\r\n\r\n");
    const { port } = await faulty({ when: "asked", act }, { cert: made.pem("good"), key: made.key() });
    return { ...via(`https://127.0.0.1:${port}`), ca: made.pem("root") };
  }),
  proxy(
    "own",
    "tls-closed",
    "it opens the tunnel and closes",
    opens((peer) => peer.close()),
    "tls",
  ),
  proxy(
    "own",
    "tls-timeout",
    "it opens a tunnel to nowhere",
    opens(() => undefined, { timeout: 300 }),
    "tls",
  ),
  proxy(
    "own",
    "tls-plain-http",
    "it opens a tunnel to a page",
    opens((peer) => peer.say("HTTP/1.1 200 OK\r\n\r\nhi")),
    "tls",
  ),
];

/** The host as the proxy is told to reach it: this machine, by an address that is not exempt from proxies. */
const led = async (proxyPort: number, port: number): Promise<Aim> => ({
  ...viaPort(proxyPort),
  address: "0.0.0.0",
  port,
});
const login = "BasicAuth me secret";
const allow = "http_access allow all";

const real: readonly FaultCase[] = [
  proxy("tinyproxy", "proxy-auth", "it wants a name", async () => viaPort(await tinyproxy(login))),
  proxy("tinyproxy", "proxy-auth-refused", "a wrong password", async () =>
    viaPort(await tinyproxy(login), "me:wrong@"),
  ),
  proxy("tinyproxy", "proxy-denied", "the host is in its filter", async () =>
    viaPort(await tinyproxy('Filter "{folder}/filter"')),
  ),
  proxy("tinyproxy", "proxy-denied", "tunnels to port 443 are not allowed", async () =>
    viaPort(await tinyproxy("ConnectPort 563")),
  ),
  proxy("tinyproxy", "proxy-bad-gateway", "the host refuses it", async () => led(await tinyproxy(), await freePort())),
  proxy("squid", "proxy-auth", "it wants a name", async () =>
    viaPort(
      await squid(
        "auth_param basic program /usr/lib/squid/basic_fake_auth",
        "acl known proxy_auth REQUIRED",
        "http_access allow known",
      ),
    ),
  ),
  proxy("squid", "proxy-denied", "the host is denied", async () =>
    viaPort(await squid("acl no dstdomain .xiaomimimo.com", "http_access deny no", allow)),
  ),
  proxy("squid", "proxy-unavailable", "the host refuses it", async () => led(await squid(allow), await freePort())),
];

export const proxyCases: readonly FaultCase[] = [...ourOwn, ...real];
