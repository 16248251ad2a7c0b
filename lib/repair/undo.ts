// The ring of the last five changes, kept for `fix --undo`: a folder for each, with what every file held before.
import { createHash } from "node:crypto";
import { InternalError, UsageError } from "../model/errors.ts";
import { msg } from "../model/message.ts";
import type { Host } from "../model/host.ts";
import { fileBytes, folderNames, makeFolder, remove, replaceFile } from "../host/disk.ts";
import { alone } from "../host/lock.ts";
import type { FileEdit } from "./draft.ts";

const kept = 5;

interface Entry {
  readonly path: string;
  /** SHA-256 of what was written, in hexadecimal. */
  readonly wrote: string;
  readonly mode: number | null;
  /** There was no file before. */
  readonly fresh?: true;
}

const digest = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** Where a program keeps its state on this platform. */
export function stateFolder({ env, home, platform }: Host): string {
  const own = (name: string, fallback: string): string => env[name]?.replace(/\\/g, "/") || `${home}/${fallback}`;
  if (platform === "win32") return `${own("LOCALAPPDATA", "AppData/Local")}/mimo-doctor`;
  if (platform === "darwin") return `${home}/Library/Application Support/mimo-doctor`;
  return `${own("XDG_STATE_HOME", ".local/state")}/mimo-doctor`;
}

const ring = (world: Host): string => `${stateFolder(world)}/undo`;

/** Keeps what the files hold, and replaces it; nobody else does so meanwhile. @throws {InternalError} */
export function replaceAll(world: Host, files: readonly FileEdit[]): void {
  alone(stateFolder(world), () => {
    remember(world, files);
    for (const { path, before, after, mode } of files) replaceFile({ path, before, after, mode: mode.after });
  });
}

/** Keeps what the files hold now. @throws {InternalError} where it cannot: then nothing must be written. */
export function remember(world: Host, files: readonly (FileEdit & { readonly fresh?: boolean })[]): string {
  const base = ring(world);
  makeFolder(base);
  const last = folderNames(base).at(-1);
  const number = String(last ? Number(/^\d+/.exec(last)?.[0] ?? 0) + 1 : 1).padStart(6, "0");
  const folder = `${base}/${number}`;
  makeFolder(folder);
  files.forEach(({ before, fresh }, n) => {
    if (!fresh) replaceFile({ path: `${folder}/${n}`, before: undefined, after: before, mode: 0o600 });
  });
  const entries = files.map(({ path, after, mode, fresh }): Entry => ({
    path,
    wrote: digest(after),
    mode: mode.before,
    ...(fresh ? { fresh: true } : {}),
  }));
  // Last, so that a folder with it is whole.
  replaceFile({
    path: `${folder}/files.json`,
    before: undefined,
    after: new TextEncoder().encode(JSON.stringify(entries, null, 2)),
    mode: 0o600,
  });
  for (const old of folderNames(base).slice(0, -kept)) remove(`${base}/${old}`);
  return folder;
}

export interface Undone {
  readonly path: string;
  /** There was no file before, and there is none now. */
  readonly fresh: boolean;
}

/**
 * Puts back what the last change replaced.
 * @throws {UsageError} where there is nothing to undo; {InternalError} where a file was changed since.
 */
export const undo = (world: Host): readonly Undone[] => alone(stateFolder(world), () => undoLast(world));

function undoLast(world: Host): readonly Undone[] {
  const base = ring(world);
  const name = folderNames(base).findLast((it) => fileBytes(`${base}/${it}/files.json`));
  if (name === undefined) throw new UsageError(msg("there is nothing to undo"));
  const folder = `${base}/${name}`;
  const entries = entriesIn(fileBytes(`${folder}/files.json`) as Uint8Array, folder);
  const old = entries.map((_, n) => fileBytes(`${folder}/${n}`));
  const current = entries.map((entry, n) => currentOf(entry, old[n]));
  const done = entries.map((entry, n): Undone => {
    const before = old[n];
    if (entry.fresh) remove(entry.path);
    else if (before) replaceFile({ path: entry.path, before: current[n], after: before, mode: entry.mode });
    return { path: entry.path, fresh: entry.fresh === true };
  });
  remove(folder);
  return done;
}

function entriesIn(bytes: Uint8Array, folder: string): readonly Entry[] {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as readonly Entry[];
  } catch {
    throw new InternalError(
      msg("{folder} is damaged; the files in it are what was replaced", { folder: { kind: "file", path: folder } }),
    );
  }
}

/** All files are looked at before the first is put back. */
function currentOf({ path, wrote }: Entry, before: Uint8Array | undefined): Uint8Array {
  const now = fileBytes(path);
  // The change was interrupted before it came to this file.
  if (now && before && Buffer.compare(now, before) === 0) return now;
  if (!now || digest(now) !== wrote)
    throw new InternalError(
      msg("{path} is not put back: somebody has changed it since", { path: { kind: "file", path } }),
    );
  return now;
}
