// How to put a new text in the place of a file so that at every moment the old one or the new one is there, whole.
import {
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  unlinkSync,
  writeSync,
} from "node:fs";
import path from "node:path";
import { InternalError } from "../model/errors.ts";
import { msg, type Message } from "../model/message.ts";

/** What is to become of one file. */
export interface Replacement {
  readonly path: string;
  /** The bytes that were read; undefined where there was no file. The file must still hold them. */
  readonly before: Uint8Array | undefined;
  readonly after: Uint8Array;
  /** POSIX permission bits afterwards; null keeps those of the file (0600 for a new one). */
  readonly mode: number | null;
}

const place = (path: string) => ({ kind: "file", path }) as const;

/** @throws {InternalError} */
export const refuse = (path: string, t: Message): never => {
  throw new InternalError(msg("{path} is not changed: {why}", { path: place(path), why: t }));
};

const reasons: Readonly<Record<string, Message>> = {
  ENOSPC: msg("the disk is full"),
  EDQUOT: msg("your quota of disk space is used up"),
  EROFS: msg("its file system is read-only"),
  EACCES: msg("its folder does not let you write"),
  EPERM: msg("its folder does not let you write"),
  EIO: msg("the disk gives an error"),
};

/** Why the system did not do it. */
export const reasonOf = (error: unknown): Message => {
  const code = String((error as NodeJS.ErrnoException | undefined)?.code);
  return (
    reasons[code] ?? msg("the system refused ({code})", { code: /^E[A-Z0-9]+$/.test(code) ? code : "unknown error" })
  );
};

/**
 * Replaces a file: a temporary file beside it, fsync, rename, fsync of the folder. A link is followed to its target.
 * @throws {InternalError} with the reason; the old file is then as it was.
 */
export function replaceFile({ path: named, before, after, mode }: Replacement): void {
  const target = before === undefined ? named : resolved(named);
  const stat = before === undefined ? undefined : checked(named, target, before);
  const temporary = path.join(path.dirname(target), `.${path.basename(target)}.mimo-doctor.${process.pid}.tmp`);
  const wanted = mode ?? (stat ? stat.mode & 0o7777 : 0o600);
  let fd: number | undefined;
  try {
    // Exclusive, so that no planted link is followed; narrow until it has its name, since it may hold a key.
    fd = openSync(temporary, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW, 0o600);
    if (stat) keepOwner(fd, stat);
    writeAll(fd, after);
    fsyncSync(fd);
    if (before === undefined ? exists(target) : !same(readFileSync(target), before)) refuse(named, changedMeanwhile);
    renameSync(temporary, target);
  } catch (error) {
    if (fd !== undefined) quietly(() => closeSync(fd as number));
    if (fd !== undefined) quietly(() => unlinkSync(temporary));
    if (error instanceof InternalError) throw error;
    return refuse(named, reasonOf(error));
  }
  finish(named, fd, wanted, path.dirname(target));
}

const changedMeanwhile = msg("somebody else has changed it since it was read; look again");

/** The new file is there: only its permissions and its name on the disk are still to be settled. */
function finish(named: string, fd: number, mode: number, folder: string): void {
  try {
    if (process.platform !== "win32") fchmodSync(fd, mode);
    fsyncSync(fd);
    closeSync(fd);
    syncFolder(folder);
  } catch (error) {
    throw new InternalError(
      msg("{path} is changed, but may not survive a power failure or has narrower permissions than before: {why}", {
        path: place(named),
        why: reasonOf(error),
      }),
    );
  }
}

function resolved(named: string): string {
  try {
    return realpathSync(named);
  } catch (error) {
    return refuse(named, reasonOf(error));
  }
}

function checked(named: string, target: string, before: Uint8Array) {
  const stat = statSync(target);
  const me = process.getuid?.();
  if (stat.nlink > 1)
    refuse(named, msg("it has {n} hard links, and the other names would keep the old text", { n: stat.nlink }));
  if (me !== undefined && me !== 0 && stat.uid !== me) refuse(named, msg("it belongs to another user"));
  if (process.platform !== "win32" && (stat.mode & 0o200) === 0) refuse(named, msg("it is write-protected"));
  if (!same(readFileSync(target), before)) refuse(named, changedMeanwhile);
  return stat;
}

/** As root a file would otherwise become root's. */
function keepOwner(fd: number, stat: { readonly uid: number; readonly gid: number }): void {
  if (process.platform === "win32") return;
  const own = fstatSync(fd);
  if (own.uid !== stat.uid || own.gid !== stat.gid) fchownSync(fd, stat.uid, stat.gid);
}

function writeAll(fd: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += writeSync(fd, bytes, at, bytes.length - at, at);
}

/** Windows cannot open a folder. */
function syncFolder(folder: string): void {
  if (process.platform === "win32") return;
  const fd = openSync(folder, constants.O_RDONLY);
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;
const exists = (file: string): boolean => lstatSync(file, { throwIfNoEntry: false }) !== undefined;

function quietly(act: () => void): void {
  try {
    act();
  } catch {
    // The first error is the one to tell.
  }
}

/** A folder for nobody else. @throws {InternalError} */
export function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    refuse(folder, reasonOf(error));
  }
}

/** Removes a file, or a folder with all that is in it. @throws {InternalError} */
export function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch (error) {
    refuse(folder, reasonOf(error));
  }
}

/** Names in a folder, sorted; none where there is none. */
export function folderNames(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

/** Bytes of a file; undefined where it cannot be read. */
export function fileBytes(file: string): Uint8Array | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
