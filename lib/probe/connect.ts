// How to get from a host name to a connection, stage by stage, so that a failure names the stage that failed.
import type net from "node:net";
import { lookup, open } from "./dial.ts";
import { secure, type Context } from "./handshake.ts";
import type { Proxy } from "./proxy.ts";
import { tunnel } from "./tunnel.ts";
import { fault, type Fault, type Watch } from "./wait.ts";

/** Milliseconds that each stage took, filled as stages end. */
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
  /** What is trusted. */
  readonly context: () => Promise<Context>;
}

/**
 * Makes the connection. Rejects with a Fault; the signal's end rejects with that of the current stage.
 * Where there is time, while the host is about to answer, `meanwhile` is called.
 */
export async function connect(way: Way, clock: Clock, watch: Watch, meanwhile: () => void): Promise<net.Socket> {
  const { proxy } = way;
  const { host, port } = proxy ?? way;
  const hop = { host, port, isProxy: proxy !== undefined };
  const began = performance.now();
  const addresses = await lookup(hop, watch);
  clock.dns = passed(began);
  const afterDns = performance.now();
  const opening = open(hop, addresses, watch).then((socket) => {
    clock.connect = passed(afterDns);
    return socket;
  });
  if (!way.secure) meanwhile();
  // The first context reads all of Node's root certificates; the connection is made in the meantime.
  const preparing = way.secure || proxy?.secure ? way.context() : undefined;
  const [opened, context] = await Promise.all([opening, preparing]);
  let socket = opened;
  if (proxy) socket = await through(socket, way, proxy, context, watch);
  if (!way.secure) return socket;
  const afterConnect = performance.now();
  watch.progress.stage = "tls";
  const securing = secure(socket, way.servername, context as Context, watch);
  meanwhile();
  const secured = await securing;
  clock.tls = passed(afterConnect);
  return secured;
}

const passed = (since: number): number => Math.round(performance.now() - since);

async function through(
  socket: net.Socket,
  way: Way,
  proxy: Proxy,
  context: Context | undefined,
  watch: Watch,
): Promise<net.Socket> {
  const outer = proxy.secure ? await secure(socket, proxy.host, context as Context, watch).catch(ofProxy) : socket;
  return tunnel(outer, `${way.host}:${way.port}`, proxy, watch);
}

/** A fault in the TLS of the proxy says nothing about the host. */
function ofProxy(error: Fault): never {
  if (error.code === "cacert-unreadable") throw error;
  throw fault("proxy", error.code === "tls-timeout" ? "proxy-timeout" : "proxy-tls", error.detail);
}
