// The folder that Hermes Agent starts with: a profile has one of its own, with settings and keys of its own.
import type { Context, Unread } from "../../model/contracts.ts";
import type { Layer } from "../../model/layer.ts";
import type { Place } from "../../model/place.ts";
import { msg } from "../../model/message.ts";

export interface Folder {
  readonly path: string;
  /** The folder of the profile that has no name. */
  readonly root: string;
  /** The file that chooses the profile, where there is one. */
  readonly active: Layer | undefined;
}

/** More than anybody keeps. */
const most = 50;
const profiles = "profiles";

function rootOf(context: Context): string {
  const moved = context.expand("$HERMES_HOME");
  if (moved !== undefined) return moved.replace(/\/+$/, "");
  const local = context.platform === "win32" ? context.expand("$LOCALAPPDATA/hermes") : undefined;
  return local !== undefined && context.exists(local) ? local : context.join(context.home, ".hermes");
}

/** A folder of `profiles` that the variable names counts as it is; else a file in the folder names the profile. */
export async function folderOf(context: Context): Promise<Folder> {
  const root = rootOf(context);
  const [, above] = /^(.+)\/profiles\/[^/]+$/.exec(root) ?? [];
  if (above !== undefined) return { path: root, root: above, active: undefined };
  const path = context.join(root, "active_profile");
  if (!context.exists(path)) return { path: root, root, active: undefined };
  const title = msg("the profile that is taken");
  const active = await context.file({ id: "hermes:active", title, path, scope: "user", dialect: "text" });
  const name = active.text?.().trim() ?? "";
  const named = /^[a-z0-9][\w-]{0,63}$/.test(name) && name !== "default";
  return { path: named ? context.join(root, profiles, name) : root, root, active };
}

/** What other profiles hold: nothing of it is read. */
export async function otherProfiles(context: Context, { path, root, active }: Folder): Promise<readonly Unread[]> {
  const named = context.list(context.join(root, profiles)).slice(0, most);
  const folders = [
    { name: "default", folder: root },
    ...named.map((name) => ({ name, folder: context.join(root, profiles, name) })),
  ];
  const place: Place = active
    ? { kind: "file", path: active.path ?? "" }
    : context.expand("$HERMES_HOME") === undefined
      ? { kind: "file", path: context.join(path, "config.yaml") }
      : { kind: "env", name: "HERMES_HOME" };
  const here = { kind: "file", path } as const;
  const found: Unread[] = [];
  for (const { name, folder } of folders.filter((it) => it.folder !== path))
    for (const [file, dialect] of [
      ["config.yaml", "yaml"],
      [".env", "dotenv"],
    ] as const) {
      const it = context.join(folder, file);
      if (!context.exists(it)) continue;
      const title = msg("settings of another profile");
      found.push({
        layer: await context.file({ id: `hermes:${name}:${file}`, title, path: it, scope: "user", dialect }),
        place,
        what: msg("Hermes starts with {folder}, and its profile `{name}` is the one that is set up for MiMo", {
          folder: here,
          name,
        }),
        remedy:
          place.kind === "env"
            ? msg("`unset {variable}`, then `hermes profile use {name}`", { variable: place.name, name })
            : msg("`hermes profile use {name}`", { name }),
      });
    }
  return found;
}
