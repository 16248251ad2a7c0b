// A world that writes down which files are read, and what a client says that it may read.
import type { ClientRow } from "../../lib/model/contracts.ts";
import type { Host } from "../../lib/model/host.ts";

export function recording(world: Host): { readonly world: Host; readonly read: readonly string[] } {
  const read: string[] = [];
  return {
    read,
    world: {
      ...world,
      read(path, limit) {
        const reading = world.read(path, limit);
        if (reading.kind !== "absent") read.push(path);
        return reading;
      },
    },
  };
}

const asForm = (glob: string): RegExp =>
  new RegExp(
    `^${glob
      .split("*")
      .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"))
      .join("[^/]*")}$`,
  );

/** Whether a file is one that the client documents: in its own templates, or in a folder that a variable of its names. */
export function mayRead({ detection }: ClientRow, file: string, { home, cwd, env }: Host): boolean {
  return [...detection.files, ...(detection.also ?? [])].some((template) => {
    const variable = /^\$(\w+)(.*)$/.exec(template);
    if (variable) {
      const value = env[variable[1] as string];
      return value !== undefined && asForm((value + variable[2]).replace(/\\/g, "/").replace(/^~/, home)).test(file);
    }
    if (template.startsWith("~/")) return asForm(home + template.slice(1)).test(file);
    if (!template.startsWith("./")) return asForm(template).test(file);
    // A client that searches upward reads the same name in a folder above.
    for (let folder = cwd; folder.includes("/"); folder = folder.replace(/\/[^/]*$/, ""))
      if (asForm(folder + template.slice(1)).test(file)) return true;
    return false;
  });
}
