// Knows how one request is sent and its answer taken: the only place that sees a key and the network together.
import Client from "undici/lib/dispatcher/client.js";
import type { Answer, Stage, Target, Timings } from "../model/exchange.ts";
import type { Header } from "../model/resolution.ts";
import { Secret } from "../model/secret.ts";
import { connect, type Clock, type Fault, type Progress, type Way } from "./connect.ts";
import { proxyFor } from "./proxy.ts";

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

/** More of an answer is never read. */
const bodyLimit = 64 * 1024;
const headerLimit = 32 * 1024;
const interimLimit = 8;

/** Sends one request with one header and takes what comes. Never rejects; follows no redirect. */
export async function send(target: Target, header: Header, sending: Sending): Promise<Answer> {
  const began = performance.now();
  const clock: Clock = { dns: null, connect: null, tls: null };
  const progress: Progress = { stage: "dns" };
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
  if (choice.kind === "fault") return { stage: "proxy", code: choice.code, detail: null };
  return { ...hop, secure, servername: host, proxy: choice.kind === "proxy" ? choice.proxy : undefined, ca };
}

interface Course {
  readonly clock: Clock;
  readonly progress: Progress;
  readonly signal: AbortSignal;
  readonly first: () => number;
  readonly timings: () => Timings;
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
      connect(_options, callback) {
        connect(way, course.clock, course.progress, course.signal).then(
          (socket) => {
            course.progress.stage = "headers";
            callback(null, socket as never);
          },
          (error: Fault) => {
            made = error;
            callback(new Error("no connection"), null);
          },
        );
      },
      maxHeaderSize: headerLimit,
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
      handler(course, finish, () => made),
    );
  });
}

/** What was being waited for when the time was over. */
function lateFault({ progress }: Course, whole: boolean): Fault {
  const codes: Readonly<Record<Stage, string>> = {
    dns: "dns-no-answer",
    connect: "connect-timeout",
    proxy: "proxy-timeout",
    tls: "tls-timeout",
    request: "reply-none",
    headers: "reply-none",
    body: "body-slow",
    deadline: "deadline",
    interrupted: "interrupted",
  };
  return { stage: progress.stage, code: codes[progress.stage], detail: whole ? null : "timeout" };
}

type Handler = Parameters<Client["dispatch"]>[1];

function handler(course: Course, finish: (answer: Answer) => void, connectFault: () => Fault | undefined): Handler {
  let status = 0;
  let headers: Record<string, string> = {};
  const chunks: Buffer[] = [];
  let size = 0;
  let interim = 0;
  const answer = (cut: boolean): Answer => ({
    kind: "answer",
    status,
    headers,
    body: Buffer.concat(chunks).subarray(0, bodyLimit).toString("utf8"),
    cut,
    timings: course.timings(),
  });
  return {
    onRequestStart() {
      course.progress.stage = "headers";
    },
    onResponseStart(controller, statusCode, fields) {
      course.first();
      if (statusCode < 200) {
        if (++interim > interimLimit) controller.abort(Object.assign(new Error(), { code: "INTERIM" }));
        return;
      }
      course.progress.stage = "body";
      status = statusCode;
      headers = plain(fields);
    },
    onResponseData(controller, chunk) {
      size += chunk.length;
      chunks.push(chunk);
      if (size <= bodyLimit) return;
      finish(answer(true));
      controller.abort(new Error("enough"));
    },
    onResponseEnd: () => finish(answer(false)),
    onResponseError: (_controller, error) =>
      finish({ kind: "fault", ...(connectFault() ?? replyFault(error, course)), timings: course.timings() }),
  };
}

const plain = (fields: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name.toLowerCase(),
      Array.isArray(value) ? value.join(", ") : (value ?? ""),
    ]),
  );

/** An answer that broke off or made no sense; undici's codes. */
function replyFault(error: Error, { progress }: Course): Fault {
  const code = (error as { code?: string }).code ?? "";
  const inBody = progress.stage === "body";
  const stage = progress.stage;
  if (code === "INTERIM") return { stage, code: "reply-too-many-interim", detail: null };
  if (code === "UND_ERR_HEADERS_OVERFLOW" || code === "HPE_HEADER_OVERFLOW")
    return { stage, code: "reply-header-overflow", detail: null };
  if (code === "UND_ERR_RES_CONTENT_LENGTH_MISMATCH") return { stage, code: "body-truncated", detail: null };
  if (/CONTENT_LENGTH|TRANSFER_ENCODING/.test(code)) return { stage, code: "reply-content-length", detail: null };
  if (code.startsWith("HPE_"))
    return {
      stage,
      code: code === "HPE_INVALID_EOF_STATE" ? "body-truncated" : inBody ? "body-garbage" : "reply-garbage",
      detail: null,
    };
  if (code === "ECONNRESET" || code === "EPIPE")
    return { stage, code: inBody ? "body-reset" : "reply-reset", detail: null };
  if (code === "UND_ERR_SOCKET") return { stage, code: inBody ? "body-truncated" : "reply-closed", detail: null };
  return { stage, code: "unknown", detail: /^[A-Z_0-9]+$/.test(code) ? code : null };
}
