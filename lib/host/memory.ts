// How to be a world that was made up: for tests, and for callers of the library.
import type { Answer } from "../model/exchange.ts";
import type { Network, Platform, Reading, Unreadable, Host } from "../model/host.ts";

export interface FakeFile {
  readonly text?: string;
  readonly bytes?: Uint8Array;
  /** POSIX permission bits; 0o600 where missing. */
  readonly mode?: number;
  /** The file is there and cannot be read; `dangling`: a link that leads nowhere. */
  readonly unreadable?: Unreadable | "dangling";
}

export interface FakeAnswer {
  readonly status: number;
  /** An object is sent as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface FakeHost {
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Absolute paths, with either kind of slash. */
  readonly files?: Readonly<Record<string, string | Uint8Array | FakeFile>>;
  readonly home?: string;
  readonly cwd?: string;
  readonly platform?: Platform;
  /** Answers to a live probe, by host, or by host and header as in `api.xiaomimimo.com api-key`; other hosts do not exist. */
  readonly answers?: Readonly<Record<string, FakeAnswer>>;
  readonly stdin?: string;
  /** Milliseconds since 1970, or a date; now where missing. */
  readonly now?: number | string | Date;
}

const slashes = (path: string): string => path.replace(/\\/g, "/");

/** A world in memory. Reads nothing else and changes nothing. */
export function memoryWorld(made: FakeHost = {}): Host {
  const platform = made.platform ?? "linux";
  const files = new Map<string, FakeFile>();
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
    entries(path) {
      const folder = fold(path) === "/" ? "" : fold(path);
      return this.list(path).map((name) => ({ name, kind: isFolder(`${folder}/${name}`) ? "folder" : "file" }));
    },
    stdin: () => (made.stdin === undefined ? undefined : new TextEncoder().encode(made.stdin)),
  };
}

const noTime = { dns: 0, connect: 0, tls: 0, firstByte: 0, total: 0 };

function madeUpNetwork(answers: Readonly<Record<string, FakeAnswer>>): Network {
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
const isThere = (file: FakeFile | undefined): boolean => file !== undefined && file.unreadable !== "dangling";

function readMadeUp(file: FakeFile | undefined, folder: boolean, limit: number, platform: Platform): Reading {
  if (!file) return folder ? { kind: "unreadable", why: "directory" } : { kind: "absent" };
  if (file.unreadable === "dangling") return { kind: "absent", dangling: true };
  if (file.unreadable) return { kind: "unreadable", why: file.unreadable };
  const bytes = file.bytes ?? new TextEncoder().encode(file.text ?? "");
  if (bytes.length > limit) return { kind: "unreadable", why: "too-large", size: bytes.length };
  return { kind: "file", bytes, mode: platform === "win32" ? null : (file.mode ?? 0o600) };
}
