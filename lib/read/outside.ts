// Links by which a repository would have something outside of it read or changed.
import type { Host } from "../model/host.ts";

/** Whether a file of the project is a link that leads out of it. */
export function leavesProject(path: string, { cwd, home, real }: Host): boolean {
  if (!real || cwd === home || home.startsWith(`${cwd === "/" ? "" : cwd}/`) || !path.startsWith(`${cwd}/`))
    return false;
  const target = real(path);
  const root = real(cwd) ?? cwd;
  return target !== undefined && target !== root && !target.startsWith(`${root === "/" ? "" : root}/`);
}
