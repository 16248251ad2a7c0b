// Where mimo-doctor's own settings file is looked for: upward from the working directory, as far as the repository goes.
import type { Host } from "../../model/host.ts";

export const settingsName = "mimo-doctor.toml";

/** The nearest one; undefined where there is none. */
export function nearestSettings(world: Host): string | undefined {
  for (let folder = world.cwd.replace(/\/$/, ""); ; folder = folder.slice(0, folder.lastIndexOf("/"))) {
    if (world.exists(`${folder}/${settingsName}`)) return `${folder}/${settingsName}`;
    if (!folder.includes("/") || world.exists(`${folder}/.git`)) return undefined;
  }
}
