// The real outside: environment, files, home, clock. Nothing else in the program touches them.
// By name: a bundler copies the whole module for a default import.
import {
  closeSync,
  lstatSync,
  openSync,
  readFileSync,
  readSync,
  readdirSync,
  statSync,
  type Dirent,
  type Stats,
} from "node:fs";
import type { Entry, Platform, Reading, Unreadable, Host } from "../model/host.ts";

const slashes = (path: string): string => (process.platform === "win32" ? path.replace(/\\/g, "/") : path);

/** The machine that this program runs on. */
export function nodeWorld(): Host {
  const platform: Platform = process.platform === "win32" || process.platform === "darwin" ? process.platform : "linux";
  return {
    env: process.env,
    home: slashes(homeFolder(platform)),
    cwd: slashes(currentFolder()),
    platform,
    now: () => Date.now(),
    network: { kind: "real" },
    read: readFile,
    exists(path) {
      try {
        return statSync(path, { throwIfNoEntry: false }) !== undefined;
      } catch {
        return false;
      }
    },
    list(path) {
      try {
        return readdirSync(path).sort();
      } catch {
        return [];
      }
    },
    entries(path) {
      try {
        return readdirSync(path, { withFileTypes: true }).map(entryOf).sort(byName);
      } catch {
        return [];
      }
    },
    stdin: readStdin,
  };
}

const entryOf = (it: Dirent): Entry => ({
  name: it.name,
  kind: it.isFile() ? "file" : it.isDirectory() ? "folder" : it.isSymbolicLink() ? "link" : "other",
});

const byName = (a: Entry, b: Entry): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

function readStdin(limit: number): Uint8Array | undefined {
  const chunks: Buffer[] = [];
  let size = 0;
  for (;;) {
    const chunk = Buffer.allocUnsafe(65_536);
    let read: number;
    try {
      read = readSync(0, chunk, 0, chunk.length, null);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // A writer that is slow: the descriptor does not block, so it is asked again.
      if (code === "EAGAIN") {
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
        continue;
      }
      if (code === "EOF") break;
      return undefined;
    }
    if (read === 0) break;
    size += read;
    if (size > limit) return undefined;
    chunks.push(chunk.subarray(0, read));
  }
  return Buffer.concat(chunks);
}

/** As the clients find it: the variable first, the account database only without it. */
function homeFolder(platform: Platform): string {
  const named = platform === "win32" ? process.env["USERPROFILE"] : process.env["HOME"];
  if (named) return named.length > 1 ? named.replace(/[/\\]+$/, "") : named;
  // Loaded only here: the variable is set nearly everywhere, and each module costs start-up time.
  try {
    return (process.getBuiltinModule("node:os") as typeof import("node:os")).homedir();
  } catch {
    // A user without an entry in the account database, as in some containers.
    return "/";
  }
}

function currentFolder(): string {
  try {
    return process.cwd();
  } catch {
    return "/";
  }
}

function readFile(path: string, limit: number): Reading {
  try {
    // Looked at before it is opened: opening a pipe would wait for a writer.
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat) return absent(path);
    const why = notAFile(stat);
    if (why) return { kind: "unreadable", why };
    if (stat.size > limit) return { kind: "unreadable", why: "too-large", size: stat.size };
    // Files of the kernel say that they are empty, and some of them never end.
    const bytes =
      stat.size === 0 ? new Uint8Array() : stat.size <= small ? readSmall(path, stat.size) : readFileSync(path);
    return { kind: "file", bytes, mode: process.platform === "win32" ? null : stat.mode & 0o7777 };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ENOENT" || code === "ENOTDIR") return { kind: "absent" };
    if (code === "EACCES" || code === "EPERM") return { kind: "unreadable", why: "permission" };
    if (code === "ELOOP") return { kind: "unreadable", why: "loop" };
    if (code === "EISDIR") return { kind: "unreadable", why: "directory" };
    return { kind: "unreadable", why: "io" };
  }
}

const small = 65_536;

/** As `readFileSync` does, without its detours: half of what a small file costs. */
function readSmall(path: string, size: number): Uint8Array {
  const file = openSync(path, "r");
  try {
    const bytes = Buffer.allocUnsafe(size + 1);
    const read = readSync(file, bytes, 0, size + 1, 0);
    // It grew or shrank meanwhile.
    return read === size ? bytes.subarray(0, size) : readFileSync(path);
  } finally {
    closeSync(file);
  }
}

const absent = (path: string): Reading =>
  lstatSync(path, { throwIfNoEntry: false }) ? { kind: "absent", dangling: true } : { kind: "absent" };

function notAFile(stat: Stats): Unreadable | undefined {
  if (stat.isFile()) return undefined;
  if (stat.isDirectory()) return "directory";
  if (stat.isFIFO()) return "pipe";
  if (stat.isSocket()) return "socket";
  return "device";
}
