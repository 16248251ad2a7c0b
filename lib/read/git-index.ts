// Whether git's index lists a file, by reading the index itself: git is never run.
// Format: https://git-scm.com/docs/index-format. Of a split index only the changed half is seen.
// By hand: every library for it runs git.
import type { Host } from "../model/host.ts";

/** The index of a repository with a million files has about this size. */
const indexLimit = 128 * 1024 * 1024;
/** A `.git` file holds one line. */
const linkLimit = 8 * 1024;
/** No path is longer; a longer one is no index. */
const nameLimit = 0xffff;

/** Stat data before the object's id. */
const fixed = 40;
/** Bytes of an object's id: SHA-1, or SHA-256 where the repository was made so. */
const idSizes = [20, 32] as const;
/** In an entry's flags: two more bytes of flags follow; the length of the name, where it fits. */
const extended = 0x4000;
const lengthBits = 0x0fff;

/** Whether the file is in the index of the repository around it. Never throws; false where that cannot be known. */
export function isTracked(world: Host, path: string): boolean {
  const root = rootAbove(world, path);
  if (!root) return false;
  const index = world.read(`${root.git}/index`, indexLimit);
  if (index.kind !== "file") return false;
  // These systems take names that differ in case for one file, and git writes them composed.
  const folds = world.platform !== "linux";
  const name = path.slice(root.folder.length + 1);
  return listed(index.bytes, new TextEncoder().encode(folds ? name.normalize("NFC") : name), folds);
}

interface Root {
  readonly folder: string;
  /** Where the index stands: `.git` itself, or the folder that a worktree's `.git` file names. */
  readonly git: string;
}

function rootAbove(world: Host, path: string): Root | undefined {
  for (let end = path.lastIndexOf("/"); end >= 0; end = path.lastIndexOf("/", end - 1)) {
    const folder = path.slice(0, end);
    const found = world.read(`${folder}/.git`, linkLimit);
    if (found.kind === "unreadable") return found.why === "directory" ? { folder, git: `${folder}/.git` } : undefined;
    if (found.kind === "file") {
      const git = linked(new TextDecoder().decode(found.bytes), folder, world.platform === "win32");
      return git === undefined ? undefined : { folder, git };
    }
    if (end === 0) break;
  }
  return undefined;
}

/** The folder that `gitdir: PATH` names. */
function linked(text: string, folder: string, windows: boolean): string | undefined {
  const named = /^gitdir: ([^\r\n\0]+)/.exec(text)?.[1];
  if (named === undefined) return undefined;
  const path = (windows ? named.replace(/\\/g, "/") : named).replace(/(.)\/+$/, "$1");
  // A share on another machine: looking there would already greet it.
  if (path.startsWith("//")) return undefined;
  return path.startsWith("/") || /^[A-Za-z]:\//.test(path) ? path : `${folder}/${path}`;
}

function listed(bytes: Uint8Array, wanted: Uint8Array, folds: boolean): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 12 || view.getUint32(0) !== 0x44495243 /* DIRC */) return false;
  const version = view.getUint32(4);
  if (version < 2 || version > 4) return false;
  for (const idSize of idSizes) {
    // Nothing in the index says which ids it holds: with the wrong size the first entries make no sense.
    const answer = search({ bytes, view, version, count: view.getUint32(8), idSize }, wanted, folds);
    if (answer !== undefined) return answer;
  }
  return false;
}

interface Index {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly version: number;
  readonly count: number;
  readonly idSize: number;
}

/** Whether an entry has this name; undefined where the entries are not as they must be. */
function search(index: Index, wanted: Uint8Array, folds: boolean): boolean | undefined {
  const name: Name = { bytes: new Uint8Array(nameLimit), length: 0 };
  let at = 12;
  // The count is only a claim; each round takes bytes, so the file's end is the bound.
  for (let n = 0; n < index.count; n++) {
    const next = readEntry(index, at, name);
    if (next === undefined) return undefined;
    at = next;
    if (equal(name, wanted, folds)) return true;
  }
  return false;
}

/** The name of the entry at hand. One buffer for all, since version 4 writes only what changes from name to name. */
interface Name {
  readonly bytes: Uint8Array;
  length: number;
}

/** Reads one entry into `name`; gives the offset of the next, undefined where there is no entry. */
function readEntry({ bytes, view, version, idSize }: Index, from: number, name: Name): number | undefined {
  let at = from + fixed + idSize;
  if (at + 2 > bytes.length) return undefined;
  const flags = view.getUint16(at);
  at += 2;
  if ((flags & extended) !== 0) {
    if (version < 3) return undefined;
    at += 2;
  }
  let kept = 0;
  if (version === 4) {
    const cut = readVarint(bytes, at);
    if (!cut || cut.value > name.length) return undefined;
    kept = name.length - cut.value;
    at = cut.next;
  }
  const end = bytes.indexOf(0, at);
  const length = kept + end - at;
  if (end < 0 || length === 0 || length > nameLimit) return undefined;
  const told = flags & lengthBits;
  if (told === lengthBits ? length < lengthBits : length !== told) return undefined;
  name.bytes.set(bytes.subarray(at, end), kept);
  name.length = length;
  // Before version 4, one to eight NULs fill an entry up to a multiple of eight.
  return version === 4 ? end + 1 : from + ((end - from + 8) & ~7);
}

/** Seven bits a byte, the highest first, and one added for each byte but the last. */
function readVarint(bytes: Uint8Array, from: number): { readonly value: number; readonly next: number } | undefined {
  let value = -1;
  for (let at = from; at < bytes.length && at < from + 4; at++) {
    const byte = bytes[at] as number;
    value = (value + 1) * 128 + (byte & 0x7f);
    if (byte < 0x80) return { value, next: at + 1 };
  }
  return undefined;
}

const lower = (byte: number): number => (byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte);

function equal(name: Name, wanted: Uint8Array, folds: boolean): boolean {
  if (name.length !== wanted.length) return false;
  // From the end: names in one folder begin alike.
  for (let i = wanted.length - 1; i >= 0; i--) {
    const a = name.bytes[i] as number;
    const b = wanted[i] as number;
    if (a !== b && !(folds && lower(a) === lower(b))) return false;
  }
  return true;
}
