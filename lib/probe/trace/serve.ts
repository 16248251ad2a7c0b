// The servers of a trace: whatever protocol a client begins with, what arrives is one list of requests.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createSecureServer, type Http2SecureServer } from "node:http2";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import type { TLSSocket } from "node:tls";
import type { Reply } from "../../facts/replies.ts";
import type { Secret } from "../../model/secret.ts";
import { bodyOf, understand } from "../listen.ts";
import type { Received } from "../reply.ts";
import { loopback, type Authority } from "./certificates.ts";
import { socks } from "./socks.ts";

/** A request, and how it came. */
export interface Arrived extends Received {
  /** In lower case, without a port. */
  readonly host: string;
  /** Without user info and query. */
  readonly url: string;
  readonly secure: boolean;
  /** The proxy that it was sent through, `host:port`. */
  readonly proxy: string | null;
}

export interface Hall {
  readonly authority: Authority;
  readonly seal: (text: string) => Secret;
  /** Takes a request and says what is answered. */
  readonly arrived: (request: Arrived) => Reply;
  /** A client does not trust our certificate for this host. */
  readonly distrusted: (host: string) => void;
  /** A secure connection was closed; where none of its host asked anything, the client left without a word, as Node does when it does not trust. */
  readonly left: (host: string) => void;
  /** Something came that is no request. */
  readonly garbage: () => void;
}

export interface Servers {
  /** Takes a connection. */
  readonly take: (socket: Socket) => void;
  readonly close: () => void;
}

/** How a connection came. */
interface Way {
  /** What a proxy was asked for. */
  readonly through?: Target;
  readonly proxy?: string;
}
interface Target {
  readonly host: string;
  readonly port: number | null;
}

/** Alerts by which a client says that it does not trust a certificate, as OpenSSL names them. */
const distrust =
  /UNKNOWN_CA|BAD_CERTIFICATE|CERTIFICATE_UNKNOWN|CERTIFICATE_REVOKED|CERTIFICATE_EXPIRED|UNSUPPORTED_CERT/;

function targetOf(text: string): Target {
  const [, six, plain = "", port] = /^(?:\[([^\]]*)\]|([^:]*))(?::(\d{1,5}))?$/.exec(text) ?? [];
  return { host: (six ?? plain).toLowerCase().replace(/\.$/, "").slice(0, 253), port: port ? Number(port) : null };
}

/** A connection by its other end: TLS and HTTP/2 wrap the socket, and none of them hides this. */
const endOf = (socket: { remoteAddress?: string | undefined; remotePort?: number | undefined } | undefined): string =>
  `${socket?.remoteAddress} ${socket?.remotePort}`;

function arrivedFrom(request: IncomingMessage, received: Received, secure: boolean, way: Way): Arrived {
  const whole = /^(https?):\/\/([^/?#]*)/i.exec(request.url ?? "");
  const authority = whole?.[2] ?? request.headers[":authority"] ?? request.headers.host;
  const named = typeof authority === "string" && authority !== "" ? targetOf(authority.replace(/^.*@/, "")) : undefined;
  const { host, port } = named?.host ? named : (way.through ?? { host: loopback, port: null });
  const usual = secure ? 443 : 80;
  const at = port ?? way.through?.port ?? (whole ? usual : (request.socket.localPort ?? usual));
  const path = whole ? received.path.slice(whole[0].length) || "/" : received.path;
  const proxied = whole && way.proxy === undefined ? `${loopback}:${request.socket.localPort}` : undefined;
  const shown = host.includes(":") ? `[${host}]` : host;
  return {
    ...received,
    path,
    host,
    url: `${secure ? "https" : "http"}://${shown}${at === usual ? "" : `:${at}`}${path}`,
    secure,
    proxy: way.proxy ?? proxied ?? null,
  };
}

async function answered(
  request: IncomingMessage,
  response: ServerResponse,
  secure: boolean,
  way: Way,
  { seal, arrived }: Hall,
): Promise<void> {
  const received = understand(request, await bodyOf(request), seal);
  const reply = arrived(arrivedFrom(request, received, secure, way));
  const body = typeof reply.body === "string" ? reply.body : JSON.stringify(reply.body);
  const bodiless = reply.status === 204 || reply.status === 205 || reply.status === 304;
  response.writeHead(
    reply.status,
    bodiless ? {} : { "content-type": reply.type, "content-length": Buffer.byteLength(body) },
  );
  response.end(bodiless || request.method === "HEAD" ? undefined : body);
}

interface Doors {
  readonly secure: Http2SecureServer;
  readonly plain: Server;
}

function doorsFor(hall: Hall, wayOf: (request: IncomingMessage) => Way): Doors {
  const answer = (secure: boolean) => (request: IncomingMessage, response: ServerResponse) =>
    void answered(request, response, secure, wayOf(request), hall).catch(() => response.destroy());
  const secure = createSecureServer(
    {
      allowHTTP1: true,
      ...hall.authority.unnamed,
      SNICallback: (name, done) => done(null, hall.authority.contextFor(name.toLowerCase())),
    },
    answer(true) as never,
  );
  const plain = createServer(answer(false));
  plain.on("clientError", (_error, socket) => (hall.garbage(), socket.destroy()));
  secure.on("tlsClientError", (error: NodeJS.ErrnoException, socket: TLSSocket) => {
    const host = (socket.servername || undefined) ?? loopback;
    if (distrust.test(error.code ?? "")) hall.distrusted(host);
    else if (error.code === "ECONNRESET") hall.left(host);
    else hall.garbage();
  });
  secure.on("secureConnection", (socket: TLSSocket) => {
    const host = (socket.servername || undefined) ?? loopback;
    socket.once("close", () => hall.left(host));
  });
  secure.on("sessionError", () => hall.garbage());
  return { secure, plain };
}

/** HTTP/1.1 and HTTP/2, plain and over TLS, and both kinds of proxies. */
export function serversFor(hall: Hall): Servers {
  const open = new Set<Duplex>();
  const ways = new Map<string, Way>();
  const { secure, plain } = doorsFor(hall, (request) => ways.get(endOf(request.socket)) ?? {});
  const sort = (socket: Duplex & Partial<Pick<Socket, "localPort">> & Parameters<typeof endOf>[0]): void => {
    const tunnel = (target: string): void => {
      ways.set(endOf(socket), { through: targetOf(target), proxy: `${loopback}:${socket.localPort}` });
      sort(socket);
    };
    socket.once("data", (first: Buffer) => {
      socket.pause();
      socket.unshift(first);
      if (first[0] === 0x16) secure.emit("connection", socket);
      else if (first[0] === 5 || first[0] === 4) socks(socket, tunnel);
      else plain.emit("connection", socket);
      process.nextTick(() => socket.resume());
    });
    // Who greeted a proxy has paused it.
    socket.resume();
  };
  const connect = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
    if (head.length > 0) socket.unshift(head);
    ways.set(endOf(request.socket), {
      through: targetOf(request.url ?? ""),
      proxy: `${loopback}:${request.socket.localPort}`,
    });
    sort(socket);
  };
  plain.on("connect", connect);
  secure.on("connect", connect as never);
  return {
    take(socket) {
      open.add(socket);
      const end = endOf(socket);
      socket.once("close", () => (open.delete(socket), ways.delete(end))).on("error", () => undefined);
      sort(socket);
    },
    close() {
      for (const socket of open) socket.destroy();
    },
  };
}
