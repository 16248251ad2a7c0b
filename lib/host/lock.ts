// A lock for what only one run at a time may do.
import { closeSync, constants, openSync, rmSync, writeSync } from "node:fs";
import { InternalError } from "../model/errors.ts";
import { msg } from "../model/message.ts";
import { fileBytes, makeFolder, reasonOf, refuse } from "./disk.ts";

/** Does something that no other run does at the same time. @throws {InternalError} where another one is at it. */
export function alone<T>(folder: string, act: () => T): T {
  makeFolder(folder);
  const lock = `${folder}/lock`;
  if (!locks(lock)) {
    const [, owner = ""] = /^(\d+)\n/.exec(new TextDecoder().decode(fileBytes(lock) ?? new Uint8Array())) ?? [];
    if (owner !== "" && lives(Number(owner)))
      throw new InternalError(msg("another mimo-doctor is changing files (process {pid}); try again", { pid: owner }));
    // Whoever left it is gone.
    rmSync(lock, { force: true });
    if (!locks(lock)) refuse(lock, msg("another mimo-doctor is changing files"));
  }
  try {
    return act();
  } finally {
    rmSync(lock, { force: true });
  }
}

/** Whether the lock is ours now. */
function locks(lock: string): boolean {
  try {
    const fd = openSync(lock, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600);
    writeSync(fd, `${process.pid}\n`);
    closeSync(fd);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    return refuse(lock, reasonOf(error));
  }
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
