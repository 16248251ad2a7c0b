// Knows how one request is sent and its answer taken: the only place that sees a key and the network together.
import Client from "undici/lib/dispatcher/client.js";
import type { Answer, Target, Timings } from "../model/exchange.ts";
import type { Header } from "../model/resolution.ts";
import { Secret } from "../model/secret.ts";
import { connect, type Clock, type Way } from "./connect.ts";
import { proxyFor } from "./proxy.ts";
import { headLimit, lateFault, receiver, type Course } from "./receive.ts";
import { fault, type Fault, type Progress } from "./wait.ts";

export interface Sending {
  /** Milliseconds for one request, whatever it is doing. */
  readonly timeout: number;
  /** Ends everything at once. */
  readonly signal: AbortSignal;
  /** Further trusted roots, PEM. */
  readonly ca: string | undefined;
  readonly connectTo: readonly ConnectTo[];
  /** For the proxy variables. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly agent: string;
}

/** As curl's `--connect-to`: requests for one host and port go to another; an empty part means any, or the same. */
export interface ConnectTo {
  readonly fromHost: string;
  readonly fromPort: number | null;
  readonly toHost: string;
  readonly toPort: number | null;
}

/** Sends one request with one header and takes what comes. Never rejects; follows no redirect. */
export async function send(target: Target, header: Header, sending: Sending): Promise<Answer> {
  const began = performance.now();
  const clock: Clock = { dns: null, connect: null, tls: null };
  const progress: Progress = { stage: "dns", answering: false };
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), sending.timeout);
  const signal = AbortSignal.any([limit.signal, sending.signal]);
  let firstByte: number | null = null;
  const timings = (): Timings => ({ ...clock, firstByte, total: Math.round(performance.now() - began) });
  try {
    const way = wayOf(target, sending);
    if ("stage" in way) return { kind: "fault", ...way, timings: timings() };
    return await exchange(target, header, sending, way, {
      clock,
      progress,
      signal,
      first: () => (firstByte ??= Math.round(performance.now() - began)),
      timings,
    });
  } finally {
    clearTimeout(timer);
  }
}

/** Where the connection is made, and through what. */
function wayOf(target: Target, { connectTo, env, ca }: Sending): Way | Fault {
  const url = new URL(target.url);
  const secure = url.protocol === "https:";
  const port = url.port === "" ? (secure ? 443 : 80) : Number(url.port);
  const host = url.hostname;
  const to = connectTo.find(
    (it) =>
      (it.fromHost === "" || it.fromHost.toLowerCase() === host) && (it.fromPort === null || it.fromPort === port),
  );
  const hop = { host: to && to.toHost !== "" ? to.toHost : host, port: to?.toPort ?? port };
  const loopback = /^(?:localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/.test(hop.host);
  const choice = proxyFor(env, host, port, secure, loopback);
  if (choice.kind === "fault") return fault("proxy", choice.code);
  return { ...hop, secure, servername: host, proxy: choice.kind === "proxy" ? choice.proxy : undefined, ca };
}

function headersOf(target: Target, header: Header, agent: string): Record<string, string> {
  const key = Secret.reveal(target.key).trim();
  return {
    accept: "application/json",
    "accept-encoding": "identity",
    "user-agent": agent,
    ...(target.body === null ? {} : { "content-type": "application/json" }),
    ...(target.wire === "anthropic" ? { "anthropic-version": "2023-06-01" } : {}),
    [header]: header === "authorization" ? `Bearer ${key}` : key,
  };
}

/** Runs the request over undici, with connections of our own making. */
function exchange(target: Target, header: Header, sending: Sending, way: Way, course: Course): Promise<Answer> {
  const url = new URL(target.url);
  return new Promise((resolve) => {
    let made: Fault | undefined;
    const client = new Client(url.origin, {
      async connect(_options, callback) {
        const socket = await connect(way, course.clock, course).catch((error: Fault) => void (made = error));
        if (!socket) return callback(new Error("no connection"), null);
        course.progress.stage = "headers";
        callback(null, socket as never);
      },
      maxHeaderSize: headLimit,
      headersTimeout: 0,
      bodyTimeout: 0,
      pipelining: 1,
    });
    const finish = (answer: Answer): void => {
      course.signal.removeEventListener("abort", late);
      resolve(answer);
      client.destroy().catch(() => undefined);
    };
    const late = (): void =>
      finish({ kind: "fault", ...lateFault(course, sending.signal.aborted), timings: course.timings() });
    course.signal.addEventListener("abort", late, { once: true });
    if (course.signal.aborted) return late();
    client.dispatch(
      {
        origin: url.origin,
        path: url.pathname + url.search,
        method: target.method,
        headers: headersOf(target, header, sending.agent),
        body: target.body,
      },
      receiver(course, finish, () => made),
    );
  });
}
