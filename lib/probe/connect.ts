// Knows how to get from a host name to a connection, stage by stage, so that a failure names the stage that failed.
import dns from "node:dns";
import net from "node:net";
import tls from "node:tls";
import type { Stage } from "../model/exchange.ts";
import type { Proxy } from "./proxy.ts";

/** A connection that could not be made. */
export interface Fault {
  readonly stage: Stage;
  readonly code: string;
  readonly detail: string | null;
}

/** Milliseconds since the request began, filled as stages end. */
export interface Clock {
  dns: number | null;
  connect: number | null;
  tls: number | null;
}

export interface Way {
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
  /** Name for the certificate; the host itself. */
  readonly servername: string;
  readonly proxy: Proxy | undefined;
  /** Further trusted roots, PEM. */
  readonly ca: string | undefined;
}

/** Where the way is at this moment, for a deadline that ends it. */
export interface Progress {
  stage: Stage;
}

const fault = (stage: Stage, code: string, detail: string | null = null): Fault => ({ stage, code, detail });

/** Makes the connection. Rejects with a Fault; the signal's end rejects with that of the current stage. */
export async function connect(way: Way, clock: Clock, progress: Progress, signal: AbortSignal): Promise<net.Socket> {
  const began = performance.now();
  const hop = way.proxy ?? way;
  const viaProxy = way.proxy !== undefined;
  const addresses = await lookup(hop.host, viaProxy, progress, signal);
  clock.dns = passed(began);
  const afterDns = performance.now();
  const opening = open(hop.host, hop.port, addresses, viaProxy, progress, signal);
  // The first context reads 144 root certificates; the connection is made in the meantime.
  const context = way.secure || way.proxy?.secure ? contextOf(way.ca) : undefined;
  let socket: net.Socket = await opening;
  clock.connect = passed(afterDns);
  if (way.proxy) {
    if (way.proxy.secure) socket = await secure(socket, way.proxy.host, context, progress, signal);
    socket = await tunnel(socket, way, way.proxy, progress, signal);
  }
  if (!way.secure) return socket;
  const afterConnect = performance.now();
  const secured = await secure(socket, way.servername, context, progress, signal);
  clock.tls = passed(afterConnect);
  return secured;
}

const passed = (since: number): number => Math.round(performance.now() - since);

const dnsCodes: Readonly<Record<string, string>> = {
  ENOTFOUND: "dns-not-found",
  ENODATA: "dns-not-found",
  EAI_NONAME: "dns-not-found",
  EAI_AGAIN: "dns-no-answer",
  ETIMEOUT: "dns-no-answer",
  EAI_FAIL: "dns-refused",
  ESERVFAIL: "dns-refused",
  EREFUSED: "dns-refused",
  EBADRESP: "dns-broken",
  EFORMERR: "dns-broken",
};

function lookup(
  host: string,
  viaProxy: boolean,
  progress: Progress,
  signal: AbortSignal,
): Promise<readonly dns.LookupAddress[]> {
  progress.stage = viaProxy ? "proxy" : "dns";
  const bare = host.replace(/^\[|\]$/g, "");
  const family = net.isIP(bare);
  if (family) return Promise.resolve([{ address: bare, family }]);
  return until(
    signal,
    new Promise((resolve, reject) =>
      dns.lookup(bare, { all: true, verbatim: true }, (error, found) => {
        if (error)
          reject(
            viaProxy
              ? fault("proxy", "proxy-dns")
              : fault("dns", dnsCodes[error.code ?? ""] ?? "dns-not-found", error.code ?? null),
          );
        else resolve(found);
      }),
    ),
    () => fault(progress.stage, viaProxy ? "proxy-timeout" : "dns-no-answer"),
  );
}

const connectCodes: Readonly<Record<string, string>> = {
  ECONNREFUSED: "connect-refused",
  ETIMEDOUT: "connect-timeout",
  ECONNRESET: "connect-reset",
  EHOSTUNREACH: "connect-host-unreachable",
  ENETUNREACH: "connect-network-unreachable",
  EACCES: "connect-forbidden",
  EPERM: "connect-forbidden",
  EADDRNOTAVAIL: "connect-address",
  EINVAL: "connect-address",
  ECONNABORTED: "connect-aborted",
};
const proxyCodes: Readonly<Record<string, string>> = { ECONNREFUSED: "proxy-refused", ETIMEDOUT: "proxy-timeout" };

/** The code of an error; of several addresses that all failed, that of the first. */
function codeOf(error: unknown): string {
  const list = (error as { errors?: readonly unknown[] }).errors;
  return (error as { code?: string }).code ?? (list?.[0] as { code?: string } | undefined)?.code ?? "";
}

function open(
  host: string,
  port: number,
  addresses: readonly dns.LookupAddress[],
  viaProxy: boolean,
  progress: Progress,
  signal: AbortSignal,
): Promise<net.Socket> {
  progress.stage = viaProxy ? "proxy" : "connect";
  const socket = net.connect({
    host,
    port,
    // IPv6 and IPv4 race, so that a dead one of them costs a quarter of a second.
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: 250,
    lookup: (_host, _options, callback) => callback(null, addresses as dns.LookupAddress[]),
  });
  socket.setNoDelay(true);
  return ended(
    socket,
    signal,
    () => fault(progress.stage, viaProxy ? "proxy-timeout" : "connect-timeout"),
    (done, failed) => {
      socket.once("connect", done);
      socket.once("error", (error) => {
        const code = codeOf(error);
        failed(
          viaProxy
            ? fault("proxy", proxyCodes[code] ?? "proxy-unreachable", code)
            : fault("connect", connectCodes[code] ?? "connect-host-unreachable", code),
        );
      });
    },
  );
}

function contextOf(ca: string | undefined): tls.SecureContext | Fault {
  if (ca === undefined) return tls.createSecureContext();
  try {
    return tls.createSecureContext({ ca: [...tls.rootCertificates, ca] });
  } catch {
    return fault("tls", "cacert-unreadable");
  }
}

const tlsCodes: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: "tls-expired",
  CERT_NOT_YET_VALID: "tls-not-yet-valid",
  DEPTH_ZERO_SELF_SIGNED_CERT: "tls-self-signed",
  SELF_SIGNED_CERT_IN_CHAIN: "tls-unknown-root",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "tls-unknown-issuer",
  UNABLE_TO_GET_ISSUER_CERT: "tls-unknown-issuer",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "tls-unknown-issuer",
  ERR_TLS_CERT_ALTNAME_INVALID: "tls-wrong-host",
  CERT_REVOKED: "tls-revoked",
  INVALID_PURPOSE: "tls-purpose",
  CERT_SIGNATURE_FAILURE: "tls-signature",
  CERT_UNTRUSTED: "tls-certificate",
  CERT_REJECTED: "tls-certificate",
  INVALID_CA: "tls-certificate",
  ERR_SSL_WRONG_VERSION_NUMBER: "tls-plain-http",
  ERR_SSL_HTTP_REQUEST: "tls-plain-http",
  ERR_SSL_PACKET_LENGTH_TOO_LONG: "tls-garbage",
  ERR_SSL_UNEXPECTED_MESSAGE: "tls-garbage",
  ERR_SSL_UNSUPPORTED_PROTOCOL: "tls-protocol",
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: "tls-protocol",
  ERR_SSL_TLSV1_UNRECOGNIZED_NAME: "tls-alert",
  ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE: "tls-alert",
  ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR: "tls-alert",
  ERR_SSL_NO_CIPHERS_AVAILABLE: "tls-cipher",
  ERR_SSL_NO_SHARED_CIPHER: "tls-cipher",
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: "tls-client-certificate",
};

function secure(
  socket: net.Socket,
  servername: string,
  context: tls.SecureContext | Fault | undefined,
  progress: Progress,
  signal: AbortSignal,
): Promise<tls.TLSSocket> {
  progress.stage = "tls";
  if (context && "stage" in context) {
    socket.destroy();
    return Promise.reject(context);
  }
  const bare = servername.replace(/^\[|\]$/g, "");
  const secured = tls.connect({
    socket,
    ...(net.isIP(bare) ? { host: bare } : { servername: bare }),
    ALPNProtocols: ["http/1.1"],
    ...(context ? { secureContext: context } : {}),
  });
  return ended(
    secured,
    signal,
    () => fault("tls", "tls-timeout"),
    (done, failed) => {
      secured.once("secureConnect", done);
      secured.once("error", (error: NodeJS.ErrnoException) => failed(tlsFault(error)));
    },
  );
}

function tlsFault(error: NodeJS.ErrnoException): Fault {
  const code = error.code ?? "";
  // Without a system call it was not cut but closed.
  if (code === "ECONNRESET" || code === "EPIPE")
    return fault("tls", error.syscall === undefined ? "tls-closed" : "tls-reset");
  if (code === "EPROTO") return fault("tls", "tls-garbage", null);
  return fault(
    "tls",
    tlsCodes[code] ?? (code.startsWith("ERR_SSL") ? "tls-alert" : "tls-certificate"),
    /^[A-Z0-9_]+$/.test(code) ? code : null,
  );
}

const proxyStatuses: Readonly<Record<number, string>> = {
  403: "proxy-denied",
  405: "proxy-not-allowed",
  407: "proxy-auth",
  501: "proxy-not-allowed",
  502: "proxy-bad-gateway",
  503: "proxy-unavailable",
  504: "proxy-gateway-timeout",
};

/** Asks a proxy for a tunnel (RFC 9110, CONNECT). Nothing of the request itself goes to the proxy. */
function tunnel(
  socket: net.Socket,
  way: Way,
  proxy: Proxy,
  progress: Progress,
  signal: AbortSignal,
): Promise<net.Socket> {
  progress.stage = "proxy";
  const target = `${way.host}:${way.port}`;
  const credentials = proxy.authorization === null ? "" : `Proxy-Authorization: ${proxy.authorization}\r\n`;
  socket.write(`CONNECT ${target} HTTP/1.1\r\nHost: ${target}\r\n${credentials}\r\n`);
  let head = "";
  return ended(
    socket,
    signal,
    () => fault("proxy", "proxy-timeout"),
    (done, failed) => {
      const read = (chunk: Buffer): void => {
        head += chunk.toString("latin1");
        const end = head.indexOf("\r\n\r\n");
        if (end < 0 && head.length < 16_384) return;
        socket.off("data", read);
        const status = Number(/^HTTP\/1\.[01] (\d{3})/.exec(head)?.[1]);
        if (status >= 200 && status < 300) {
          socket.pause();
          const rest = head.slice(end + 4);
          if (rest !== "") socket.unshift(Buffer.from(rest, "latin1"));
          done();
        } else
          failed(
            Number.isNaN(status)
              ? fault("proxy", "proxy-garbage")
              : fault("proxy", proxyStatuses[status] ?? "proxy-status", String(status)),
          );
      };
      socket.on("data", read);
      socket.once("error", () => failed(fault("proxy", "proxy-closed")));
      socket.once("close", () => failed(fault("proxy", "proxy-closed")));
    },
  );
}

/** Waits for one of two ends of a socket, or for the signal; a failure destroys it. */
function ended<S extends net.Socket>(
  socket: S,
  signal: AbortSignal,
  late: () => Fault,
  wait: (done: () => void, failed: (fault: Fault) => void) => void,
): Promise<S> {
  const waiting = new Promise<S>((resolve, reject) => wait(() => resolve(socket), reject));
  return until(signal, waiting, late).catch((error: unknown) => {
    // Whatever it still says, nobody listens any more.
    socket.on("error", () => undefined);
    socket.destroy();
    throw error;
  });
}

/** A promise that a signal can end. */
function until<T>(signal: AbortSignal, promise: Promise<T>, late: () => Fault): Promise<T> {
  if (signal.aborted) return Promise.reject(late());
  return new Promise<T>((resolve, reject) => {
    const stop = (): void => reject(late());
    signal.addEventListener("abort", stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}
