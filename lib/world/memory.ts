// Knows how to be a world that was made up: for tests, and for callers of the library.
import type { Answer } from "../model/exchange.ts";
import type { Network, Platform, Reading, Unreadable, World } from "../model/world.ts";

export interface MadeUpFile {
  readonly text?: string;
  readonly bytes?: Uint8Array;
  /** POSIX permission bits; 0o600 where missing. */
  readonly mode?: number;
  /** The file is there and cannot be read; `dangling`: a link that leads nowhere. */
  readonly unreadable?: Unreadable | "dangling";
}

export interface MadeUpAnswer {
  readonly status: number;
  /** An object is sent as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface MadeUp {
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Absolute paths, with either kind of slash. */
  readonly files?: Readonly<Record<string, string | Uint8Array | MadeUpFile>>;
  readonly home?: string;
  readonly cwd?: string;
  readonly platform?: Platform;
  /** Answers to a live probe, by host, or by host and header as in `api.xiaomimimo.com api-key`; other hosts do not exist. */
  readonly answers?: Readonly<Record<string, MadeUpAnswer>>;
  /** Milliseconds since 1970, or a date; now where missing. */
  readonly now?: number | string | Date;
}

const slashes = (path: string): string => path.replace(/\\/g, "/");

/** A world in memory. Reads nothing else and changes nothing. */
export function memoryWorld(made: MadeUp = {}): World {
  const platform = made.platform ?? "linux";
  const files = new Map<string, MadeUpFile>();
  for (const [path, file] of Object.entries(made.files ?? {})) {
    files.set(
      slashes(path),
      typeof file === "string" ? { text: file } : file instanceof Uint8Array ? { bytes: file } : file,
    );
  }
  const fold = (path: string): string => slashes(path).replace(/(.)\/+$/, "$1");
  const isFolder = (path: string): boolean => [...files.keys()].some((name) => name.startsWith(`${path}/`));
  return {
    env: made.env ?? {},
    home: fold(made.home ?? (platform === "win32" ? "C:/Users/u" : "/home/u")),
    cwd: fold(made.cwd ?? made.home ?? (platform === "win32" ? "C:/Users/u" : "/home/u")),
    platform,
    now: () => (made.now === undefined ? Date.now() : new Date(made.now).getTime()),
    read: (path, limit) => readMadeUp(files.get(fold(path)), isFolder(fold(path)), limit, platform),
    ...(made.answers ? { network: madeUpNetwork(made.answers) } : {}),
    exists: (path) => isThere(files.get(fold(path))) || isFolder(fold(path)),
    list(path) {
      const prefix = `${fold(path)}/`;
      const names = [...files.keys()]
        .filter((name) => name.startsWith(prefix))
        .map((name) => name.slice(prefix.length).split("/")[0] as string);
      return [...new Set(names)].sort();
    },
  };
}

const noTime = { dns: 0, connect: 0, tls: 0, firstByte: 0, total: 0 };

function madeUpNetwork(answers: Readonly<Record<string, MadeUpAnswer>>): Network {
  return {
    kind: "made-up",
    async send({ host }, header): Promise<Answer> {
      const found = answers[`${host} ${header}`] ?? answers[host];
      if (!found)
        return {
          kind: "fault",
          stage: "dns",
          code: "dns-not-found",
          detail: null,
          timings: { ...noTime, connect: null, tls: null, firstByte: null },
        };
      const body =
        typeof found.body === "string" ? found.body : found.body === undefined ? "" : JSON.stringify(found.body);
      return {
        kind: "answer",
        status: found.status,
        headers: { "content-type": "application/json", ...found.headers },
        body,
        cut: false,
        timings: noTime,
      };
    },
  };
}
const isThere = (file: MadeUpFile | undefined): boolean => file !== undefined && file.unreadable !== "dangling";

function readMadeUp(file: MadeUpFile | undefined, folder: boolean, limit: number, platform: Platform): Reading {
  if (!file) return folder ? { kind: "unreadable", why: "directory" } : { kind: "absent" };
  if (file.unreadable === "dangling") return { kind: "absent", dangling: true };
  if (file.unreadable) return { kind: "unreadable", why: file.unreadable };
  const bytes = file.bytes ?? new TextEncoder().encode(file.text ?? "");
  if (bytes.length > limit) return { kind: "unreadable", why: "too-large", size: bytes.length };
  return { kind: "file", bytes, mode: platform === "win32" ? null : (file.mode ?? 0o600) };
}
