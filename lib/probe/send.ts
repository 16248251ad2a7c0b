// How one request is sent and its answer taken: the only place that sees a key and the network together.
import type { Answer, Target, Timings } from "../model/exchange.ts";
import type { Header } from "../model/resolution.ts";
import { Secret } from "../model/secret.ts";
import { connect, type Clock, type Way } from "./connect.ts";
import { proxyFor } from "./proxy.ts";
import type { Message } from "./exchange.ts";
import { contextOf, type Context } from "./handshake.ts";
import { lateFault, type Course } from "./receive.ts";
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
  const first = (): number => (firstByte ??= Math.round(performance.now() - began));
  const isOver = (): boolean => sending.signal.aborted;
  try {
    const way = wayOf(target, sending);
    if ("stage" in way) return { kind: "fault", ...way, timings: timings() };
    const course = { clock, progress, signal, first, timings, isOver };
    return await inTime(course, travel(way, messageOf(target, header, sending.agent), course));
  } finally {
    clearTimeout(timer);
  }
}

/** What undici is asked by is two thirds of what a probe loads, and is loaded once the first connection is under way. */
const later = () => import("./exchange.ts");

/** Makes the connection and sends the request over it. */
async function travel(way: Way, message: Message, course: Course): Promise<Answer> {
  const socket = await connect(way, course.clock, course, () => setImmediate(() => later().catch(() => undefined)));
  const { exchange } = await later();
  return exchange(message, socket, course);
}

/** The answer; a fault where there is none, or none before the time is over. */
function inTime(course: Course, answer: Promise<Answer>): Promise<Answer> {
  const no = (it: Fault): Answer => ({ kind: "fault", ...it, timings: course.timings() });
  return new Promise((resolve, reject) => {
    const late = (): void => resolve(no(lateFault(course)));
    if (course.signal.aborted) late();
    else course.signal.addEventListener("abort", late, { once: true });
    answer
      .then(resolve, (error: Fault) => ("stage" in error ? resolve(no(error)) : reject(error)))
      .finally(() => course.signal.removeEventListener("abort", late));
  });
}

/** The first takes as long as all the rest of a start: all requests of a probe share one, made when all are under way. */
const contexts = new WeakMap<Sending, Promise<Context>>();

function contextFor(sending: Sending): Promise<Context> {
  const known = contexts.get(sending);
  if (known) return known;
  const made = new Promise<Context>((resolve) => setImmediate(() => resolve(contextOf(sending.ca))));
  contexts.set(sending, made);
  return made;
}

/** Where the connection is made, and through what. */
function wayOf(target: Target, sending: Sending): Way | Fault {
  const { connectTo, env } = sending;
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
  const proxy = choice.kind === "proxy" ? choice.proxy : undefined;
  return { ...hop, secure, servername: host, proxy, context: () => contextFor(sending) };
}

function messageOf(target: Target, header: Header, agent: string): Message {
  const { origin, pathname, search } = new URL(target.url);
  const { method, body } = target;
  return { origin, path: pathname + search, method, headers: headersOf(target, header, agent), body };
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
