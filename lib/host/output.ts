// Standard output: whether a person looks at it, how wide it is, and how to write to it to the last byte; report files too.
// By name: a bundler copies the whole module for a default import.
import { appendFileSync, fstatSync, writeFileSync, writeSync } from "node:fs";

export interface Terminal {
  readonly isTerminal: boolean;
  readonly columns: number | undefined;
}

/** Looks at file descriptor 1 without loading Node's terminal modules where it is none: they cost a tenth of the start. */
export function terminal(): Terminal {
  const none = { isTerminal: false, columns: undefined };
  try {
    const stat = fstatSync(1);
    // /dev/null and its like are character devices too, of major number 1.
    if (!stat.isCharacterDevice() || (process.platform === "linux" && stat.rdev >> 8 === 1)) return none;
  } catch {
    return none;
  }
  return process.stdout.isTTY ? { isTerminal: true, columns: process.stdout.columns } : none;
}

/** Writes everything, however slow the reader is. A reader that has gone is no error. */
export function write(fd: 1 | 2, text: string): void {
  const bytes = Buffer.from(text, "utf8");
  for (let at = 0; at < bytes.length;) {
    try {
      at += writeSync(fd, bytes, at);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === "EPIPE") return;
      if (code !== "EAGAIN") throw error;
      // The pipe is full and does not block: wait a moment without burning the processor.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

/** Writes a report file, or adds to it. @throws the system's error */
export const writeFile = (path: string, text: string, append: boolean): void =>
  append ? appendFileSync(path, text) : writeFileSync(path, text);

/** Whether standard input is no terminal. */
export const isPiped = (): boolean => !(process.getBuiltinModule("node:tty") as typeof import("node:tty")).isatty(0);

/** Calls back once when the user interrupts (SIGINT); a second interrupt ends the program as usual. */
export function onInterrupt(then: () => void): () => void {
  process.once("SIGINT", then);
  return () => void process.off("SIGINT", then);
}

/** The version of Node that runs this. */
export const nodeVersion = (): string => process.versions.node;
