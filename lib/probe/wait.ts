// How to wait for one stage of the way to a host: until it is done, until it fails, or until the time is over.
import type net from "node:net";
import type { Stage } from "../model/exchange.ts";

/** What could not be done, and at which stage. */
export interface Fault {
  readonly stage: Stage;
  readonly code: string;
  readonly detail: string | null;
}

/** Where the way is at this moment, for a deadline that ends it. */
export interface Progress {
  stage: Stage;
  /** The first byte of an answer has come. */
  answering: boolean;
}

/** What every stage of a way needs to know. */
export interface Watch {
  readonly progress: Progress;
  /** Ends the stage, whatever it is. */
  readonly signal: AbortSignal;
}

export const fault = (stage: Stage, code: string, detail: string | null = null): Fault => ({ stage, code, detail });

/** The names of errors are safe to show, their messages are not. */
export const shown = (code: string): string | null => (/^[A-Z][A-Z0-9_]*$/.test(code) ? code : null);

/** A promise that a signal can end. */
export function until<T>(signal: AbortSignal, promise: Promise<T>, late: () => Fault): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const stop = (): void => reject(late());
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}

/** Waits for one of two ends of a socket, or for the signal; a failure destroys it. */
export function ended<S extends net.Socket>(
  socket: S,
  signal: AbortSignal,
  late: () => Fault,
  wait: (done: () => void, failed: (fault: Fault) => void) => void,
): Promise<S> {
  const waiting = new Promise<S>((resolve, reject) => wait(() => resolve(socket), reject));
  return until(signal, waiting, late).catch((error: unknown) => {
    discard(socket);
    throw error;
  });
}

/** Whatever the socket still says, nobody listens any more. */
export function discard(socket: net.Socket): void {
  socket.on("error", () => undefined);
  socket.destroy();
}
