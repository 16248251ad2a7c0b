// How to note what a diagnosis looks at, so that a capsule holds that and nothing else.
import type { Reading, Host } from "../model/host.ts";

export interface Recorded {
  /** Variables that were asked for and are set. */
  readonly env: ReadonlyMap<string, string>;
  /** Files that are there, by absolute path: what was read, or `null` where it was only looked for. */
  readonly files: ReadonlyMap<string, Reading | null>;
}

export function recording(world: Host): { readonly world: Host; readonly recorded: Recorded } {
  const env = new Map<string, string>();
  const files = new Map<string, Reading | null>();
  return {
    recorded: { env, files },
    world: {
      ...world,
      env: new Proxy(world.env, {
        get(target, name) {
          const value = target[name as string];
          if (typeof name === "string" && value !== undefined) env.set(name, value);
          return value;
        },
      }),
      read(path, limit) {
        const reading = world.read(path, limit);
        if (reading.kind !== "absent" || reading.dangling) files.set(path, reading);
        return reading;
      },
      exists(path) {
        const there = world.exists(path);
        const seen = there && world.read(path, Number.MAX_SAFE_INTEGER);
        // A folder needs something in it to be there.
        const isFolder = seen && seen.kind === "unreadable" && seen.why === "directory";
        const mark = isFolder ? `${path}/.keep` : path;
        if (there && !files.has(mark)) files.set(mark, null);
        return there;
      },
    },
  };
}
