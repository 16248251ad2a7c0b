// A server of our own that breaks the rules on purpose, over plain TCP or TLS.
import net from "node:net";
import { Duplex } from "node:stream";
import tls from "node:tls";

/** One connection, as a fault sees it. */
export interface Peer {
  /** Whatever the client has sent so far. */
  readonly heard: () => string;
  /** Sends through TLS where there is some. */
  readonly say: (text: string | Buffer) => void;
  /** Says it again and again until the connection ends. */
  readonly keepSaying: (text: string | Buffer, milliseconds: number) => void;
  readonly close: () => void;
  /** Ends with RST instead of FIN. */
  readonly cut: () => void;
  /** Sends past TLS. */
  readonly sayRaw: (bytes: Buffer) => void;
}

/** What a server does with a connection: at once, after the first bytes, or once the head of a request has come. */
export interface Manner {
  readonly when: "connected" | "greeted" | "asked";
  readonly act: (peer: Peer) => void;
}

export interface Faulty {
  readonly port: number;
  readonly connections: () => number;
  /** Everything that all clients sent, taken out of TLS. */
  readonly heard: () => string;
  readonly close: () => void;
}

const servers = new Set<Faulty>();

/** The servers of the current test. */
export const running = (): readonly Faulty[] => [...servers];

export function closeServers(): void {
  for (const server of servers) server.close();
  servers.clear();
}

/** Listens on 127.0.0.1, on any free port. */
export async function faulty(manner: Manner, context?: tls.SecureContextOptions): Promise<Faulty> {
  const secureContext = context && tls.createSecureContext(context);
  const sockets = new Set<net.Socket>();
  let heard = "";
  let connections = 0;
  const server = net.createServer((raw) => {
    connections++;
    sockets.add(raw);
    raw.on("error", () => undefined);
    serve(raw, manner, secureContext, (text) => void (heard += text));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const it: Faulty = {
    port: (server.address() as net.AddressInfo).port,
    connections: () => connections,
    heard: () => heard,
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
  servers.add(it);
  return it;
}

/** A stream in front of a connection, so that the connection stays ours when TLS has the stream. */
function inFront(raw: net.Socket): Duplex {
  const stream = new Duplex({
    read: () => undefined,
    write: (chunk: Buffer, _encoding, done) => void raw.write(chunk, done),
    final: (done) => void raw.end(done),
  });
  raw.on("data", (chunk: Buffer) => stream.push(chunk));
  raw.on("close", () => stream.destroy());
  return stream.on("error", () => undefined);
}

function serve(
  raw: net.Socket,
  manner: Manner,
  secureContext: tls.SecureContext | undefined,
  note: (text: string) => void,
) {
  const socket = secureContext ? new tls.TLSSocket(inFront(raw), { isServer: true, secureContext }) : raw;
  let heard = "";
  const timers: NodeJS.Timeout[] = [];
  const stop = (): void => timers.forEach(clearInterval);
  socket.on("error", stop).on("close", stop);
  const say = (text: string | Buffer): void => void (socket.writable && socket.write(text));
  const peer: Peer = {
    heard: () => heard,
    say,
    keepSaying: (text, milliseconds) => void timers.push(setInterval(() => say(text), milliseconds)),
    close: () => socket.end(),
    cut: () => raw.resetAndDestroy(),
    sayRaw: (bytes) => void raw.write(bytes),
  };
  let acted = false;
  const act = (): void => {
    if (acted) return;
    acted = true;
    manner.act(peer);
  };
  socket.on("data", (chunk: Buffer) => {
    note(chunk.toString("latin1"));
    heard += chunk.toString("latin1");
    if (manner.when === "greeted" || heard.includes("\r\n\r\n")) act();
  });
  if (manner.when === "connected") act();
}
