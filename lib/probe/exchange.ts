// How a request goes over a connection that is made, by undici: loaded while the host is about to answer.
import type net from "node:net";
import { Client } from "undici";
import type { Answer } from "../model/exchange.ts";
import { goneFault, headLimit, lateFault, receiver, type Course } from "./receive.ts";
import { discard, type Fault } from "./wait.ts";

export interface Message {
  readonly origin: string;
  readonly path: string;
  readonly method: "GET" | "POST";
  readonly headers: Record<string, string>;
  readonly body: string | null;
}

/** Runs the request over the connection, and ends it. */
export function exchange(message: Message, socket: net.Socket, course: Course): Promise<Answer> {
  course.progress.stage = "headers";
  const no = (it: Fault): Answer => ({ kind: "fault", ...it, timings: course.timings() });
  const why = course.signal.aborted ? lateFault(course) : goneFault(socket, course.progress);
  if (why) {
    discard(socket);
    return Promise.resolve(no(why));
  }
  return new Promise((resolve) => {
    const client = new Client(message.origin, {
      // Not at once: undici is in the middle of its own work when it asks.
      connect: (_options, callback) => queueMicrotask(() => callback(null, socket as never)),
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
    const late = (): void => finish(no(lateFault(course)));
    course.signal.addEventListener("abort", late, { once: true });
    client.dispatch(message, receiver(course, finish));
  });
}
