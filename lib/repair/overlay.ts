// How to look at the world as it would be with some files changed.
import type { Host } from "../model/host.ts";

export interface Changed {
  readonly bytes: Uint8Array;
  readonly mode: number | null;
}

export type Overlay = Map<string, Changed>;

/** Paths are those under which the files were read. */
export function overlaid(world: Host, overlay: ReadonlyMap<string, Changed>): Host {
  /** Names in a folder that only the changes bring. */
  const below = (folder: string): readonly string[] =>
    [...overlay.keys()].flatMap((path) =>
      path.startsWith(`${folder}/`) ? [path.slice(folder.length + 1).split("/")[0] as string] : [],
    );
  return {
    ...world,
    read(path, limit) {
      const changed = overlay.get(path);
      return changed ? { kind: "file", ...changed } : world.read(path, limit);
    },
    exists: (path) => overlay.has(path) || below(path).length > 0 || world.exists(path),
    list: (path) => [...new Set([...world.list(path), ...below(path)])].sort(),
  };
}
