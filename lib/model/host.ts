// What the outside is asked for; the real one is in world/, a made-up one in tests.
import type { Answer, Target } from "./exchange.ts";
import type { Header } from "./resolution.ts";

export type Platform = "linux" | "darwin" | "win32";

/** Why a file that exists cannot be read. */
export type Unreadable = "permission" | "directory" | "pipe" | "device" | "socket" | "loop" | "too-large" | "io";

export type Reading =
  /** `dangling`: a link stands there that leads nowhere. */
  | { readonly kind: "absent"; readonly dangling?: true }
  | { readonly kind: "unreadable"; readonly why: Unreadable; readonly size?: number }
  | {
      readonly kind: "file";
      readonly bytes: Uint8Array;
      /** POSIX permission bits; null where the platform has none. */
      readonly mode: number | null;
    };

export interface Entry {
  readonly name: string;
  readonly kind: "file" | "folder" | "link" | "other";
}

/** Everything outside the program. All paths are absolute, with forward slashes on every platform. */
export interface Host {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The process whose environment it is, where it is not our own. */
  readonly process?: number;
  readonly home: string;
  readonly cwd: string;
  readonly platform: Platform;
  /** Milliseconds since 1970-01-01T00:00Z. */
  now(): number;
  /** Never throws and never blocks; pipes, devices and files above `limit` bytes are not opened. */
  read(path: string, limit: number): Reading;
  /** Whether something is there, without opening it. */
  exists(path: string): boolean;
  /** Names in a folder, sorted by code unit; none where it is no folder. */
  list(path: string): readonly string[];
  /** What is in a folder, sorted by code unit; none where it is no folder. */
  entries(path: string): readonly Entry[];
  /** All of standard input, up to `limit` bytes; undefined where there is more, or none at all. */
  stdin(limit: number): Uint8Array | undefined;
  /** What a live probe may use; without it no probe is possible. */
  readonly network?: Network;
}

/** The real network, or answers that were made up. */
export type Network =
  | { readonly kind: "real" }
  | { readonly kind: "made-up"; readonly send: (target: Target, header: Header) => Promise<Answer> };
