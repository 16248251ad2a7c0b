// How an answer comes in: what is taken of it, and what it means where it breaks off or makes no sense.
import type net from "node:net";
import type { Answer, Stage, Timings } from "../model/exchange.ts";
import type { Clock } from "./connect.ts";
import { tlsFault } from "./handshake.ts";
import { fault, shown, type Fault, type Progress, type Watch } from "./wait.ts";

/** One request under way. */
export interface Course extends Watch {
  readonly clock: Clock;
  /** Notes when the answer began. */
  readonly first: () => number;
  readonly timings: () => Timings;
  /** The time of the whole probe is over, or its user has ended it. */
  readonly isOver: () => boolean;
}

/** More of an answer is never read. */
const bodyLimit = 64 * 1024;
export const headLimit = 32 * 1024;
const interimLimit = 8;

type Fields = Readonly<Record<string, string | string[] | undefined>>;

interface Controller {
  abort(reason: Error): void;
}

/** What was read of a body. */
function collector() {
  const chunks: Buffer[] = [];
  let size = 0;
  return {
    /** The bytes read so far. */
    add(chunk: Buffer): number {
      chunks.push(chunk);
      return (size += chunk.length);
    },
    text: (): string => Buffer.concat(chunks).subarray(0, bodyLimit).toString("utf8"),
  };
}

/** Takes an answer in undici's way of telling it. */
export function receiver(course: Course, finish: (answer: Answer) => void) {
  const { progress } = course;
  let head: { status: number; headers: Record<string, string> } = { status: 0, headers: {} };
  const body = collector();
  let interim = 0;
  const answer = (cut: boolean): Answer => ({
    kind: "answer",
    ...head,
    body: body.text(),
    cut,
    timings: course.timings(),
  });
  return {
    onRequestStart(): void {
      progress.stage = "headers";
    },
    onResponseStarted(): void {
      course.first();
      progress.answering = true;
    },
    onResponseStart(controller: Controller, statusCode: number, fields: Fields): void {
      if (statusCode < 200) {
        progress.answering = false;
        if (++interim > interimLimit) controller.abort(Object.assign(new Error(), { code: "INTERIM" }));
        return;
      }
      progress.stage = "body";
      head = { status: statusCode, headers: plain(fields) };
    },
    onResponseData(controller: Controller, chunk: Buffer): void {
      if (body.add(chunk) <= bodyLimit) return;
      finish(answer(true));
      controller.abort(new Error("enough"));
    },
    onResponseEnd: (): void => finish(answer(false)),
    onResponseError: (_controller: Controller, error: Error): void =>
      finish({ kind: "fault", ...replyFault(error, progress), timings: course.timings() }),
  };
}

const plain = (fields: Fields): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name.toLowerCase(),
      Array.isArray(value) ? value.join(", ") : (value ?? ""),
    ]),
  );

/** What was being waited for when the time was over: that of this request, or the `whole` of the probe. */
export function lateFault({ progress: { stage, answering }, isOver }: Course): Fault {
  const codes: Readonly<Record<Stage, string>> = {
    dns: "dns-no-answer",
    connect: "connect-timeout",
    proxy: "proxy-timeout",
    tls: "tls-timeout",
    request: "reply-none",
    headers: answering ? "reply-slow-headers" : "reply-none",
    body: "body-slow",
    deadline: "deadline",
    interrupted: "interrupted",
  };
  return fault(stage, codes[stage], isOver() ? null : "timeout");
}

/** A host may go again while the request is being got ready; undefined where it is there. */
export function goneFault(socket: net.Socket, progress: Progress): Fault | undefined {
  if (socket.errored) return replyFault(socket.errored, progress);
  return socket.destroyed || socket.readableEnded ? fault(progress.stage, "reply-closed") : undefined;
}

/** An answer that broke off or made no sense. undici 7 gives most of these errors no code, so names and texts must do. */
function replyFault(error: NodeJS.ErrnoException, { stage, answering }: Progress): Fault {
  const { name, code = "", message } = error;
  const of = (inHead: string, inBody: string): Fault => fault(stage, stage === "body" ? inBody : inHead);
  // With TLS 1.3 a server refuses a client only after the handshake is over.
  if (stage !== "body" && code.includes("_ALERT_")) return tlsFault(error);
  if (code === "INTERIM") return fault(stage, "reply-too-many-interim");
  if (code === "UND_ERR_HEADERS_OVERFLOW") return fault(stage, "reply-header-overflow");
  if (code === "UND_ERR_RES_CONTENT_LENGTH_MISMATCH") return of("reply-content-length", "body-truncated");
  // Also used for answers that were not asked for: 100, 101, or one before the request.
  if (code === "UND_ERR_SOCKET" && message !== "other side closed") return fault(stage, "reply-unasked");
  if (code === "UND_ERR_SOCKET") return of(answering ? "reply-truncated" : "reply-closed", "body-truncated");
  if (name === "HTTPParserError" && message.includes("Content-Length")) return fault(stage, "reply-content-length");
  if (name === "HTTPParserError" || /^(?:ERR_SSL|EPROTO)/.test(code)) return of("reply-garbage", "body-garbage");
  return /^E[A-Z]+$/.test(code) ? of("reply-reset", "body-reset") : fault(stage, "unknown", shown(code));
}
