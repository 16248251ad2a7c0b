// How files that belong to no client in particular are surveyed: each is looked through for groups of settings.
import type { Client, Context, Instructions, Detection, Wanted } from "../../model/contracts.ts";
import type { Dialect } from "../../model/document.ts";
import type { Layer, Scope } from "../../model/layer.ts";
import { msg, type Message } from "../../model/message.ts";
import type { SettingsSchema } from "../../model/settings-schema.ts";
import { endedBy } from "./entries.ts";
import type { Group } from "./group.ts";

export interface FileKind {
  readonly id: string;
  readonly title: string | Message;
  readonly detection: Detection;
  readonly layerTitle: Message;
  dialect(path: string): Dialect;
  groups(layer: Layer, context: Context): Promise<readonly Group[]>;
  /** What reads such a file gives up where it cannot. */
  readonly strict?: true;
  readonly schema?: SettingsSchema;
  /** Such files are written in UTF-16. */
  readonly wide?: true;
}

const how: Instructions = {
  region: (region, facts, { protocol: wire }) =>
    msg("write `{url}` there", { url: facts.endpointOf(region)[wire === "anthropic" ? "anthropic" : "openai"] }),
  model: (id) => msg("write `{id}` there", { id }),
  key: (place, facts) =>
    place
      ? msg("put the key of your console page ({page}) into {place}", { page: facts.keyPage, place })
      : msg("put the key of your console page ({page}) there", { page: facts.keyPage }),
};

const baseName = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

function wantedOf(kind: FileKind, path: string, context: Context): Wanted {
  const inProject = path.startsWith(`${context.cwd}/`) && context.cwd !== context.home;
  const scope: Scope = inProject || !path.startsWith(`${context.home}/`) ? "project" : "user";
  const wide = kind.wide ? { wide: true } : {};
  return {
    id: `${kind.id}:${baseName(path)}`,
    title: kind.layerTitle,
    path,
    scope,
    dialect: kind.dialect(path),
    ...wide,
  };
}

/** A client that stands for a kind of file. */
export const fileClient = (kind: FileKind): Client<Group> => ({
  id: kind.id,
  title: kind.title,
  keyName: "",
  instructions: how,
  ...(kind.schema ? { schema: kind.schema } : {}),
  async survey(context) {
    const paths =
      context.given === undefined ? kind.detection.files.flatMap((it) => context.find(it)) : [context.given];
    const layers = await Promise.all(paths.map((path) => context.file(wantedOf(kind, path, context))));
    const routes = new Map<string, { readonly group: Group; readonly layer: Layer }>();
    const next = new Map<string, number>();
    for (const layer of layers) {
      if (layer.status !== "read") continue;
      for (const group of await kind.groups(layer, context)) {
        const name = layers.length > 1 ? `${baseName(layer.path ?? "")} ${group.id}` : group.id;
        let unique = name;
        let n = next.get(name) ?? 2;
        for (; routes.has(unique); n++) unique = `${name} (${n})`;
        next.set(name, n);
        routes.set(unique, { group, layer });
      }
    }
    const broken = kind.strict && layers.find(({ status, hints }) => hints === true && status !== "read");
    const ours = layers.filter((layer) => layer.hints || [...routes.values()].some((it) => it.layer === layer));
    return {
      // Most files of these kinds have nothing to do with MiMo, and nobody wants to read about them.
      layers: ours,
      opened: layers,
      setUp: ours[0] ? msg("{file} names MiMo", { file: { kind: "file", path: ours[0].path ?? "" } }) : null,
      routes: broken && routes.size === 0 ? [""] : [...routes.keys()],
      open(_version, _view, name) {
        const it = routes.get(name);
        if (!it && broken) return endedBy(broken, msg("a file that cannot be read keeps its reader from starting"));
        if (!it) throw new Error("no such route");
        return { layers: [it.layer], steps: [], sources: it.group };
      },
    };
  },
});
