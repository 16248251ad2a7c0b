// Runs tests as a user who owns nothing, where that user can get at the files.
import { spawnSync } from "node:child_process";

export const nobody = 65_534;
export const isRoot = process.getuid?.() === 0;

/** Whether that user may read all of these: a folder above them may be closed, and says so where it is. */
export function mayNobodyRead(...files: readonly string[]): boolean {
  if (!isRoot) return false;
  const code = 'for (const it of process.argv.slice(1)) require("fs").accessSync(it, 4)';
  const { status } = spawnSync(process.execPath, ["-e", code, ...files], { cwd: "/", uid: nobody, gid: nobody });
  if (status !== 0) process.stderr.write("SKIPPED: a folder above keeps user 65534 out\n");
  return status === 0;
}
