// Files that set a variable for whoever reads them: shell profiles, and files of variables beside a project.
import type { Run } from "../../model/contracts.ts";
import type { Dialect } from "../../model/document.ts";
import type { Layer } from "../../model/layer.ts";
import type { Observation } from "../../model/observation.ts";
import type { Place } from "../../model/place.ts";
import type { Resolution } from "../../model/resolution.ts";
import { Secret } from "../../model/secret.ts";
import { msg, type Message } from "../../model/message.ts";
import { isOurs } from "./traces.ts";

export interface Holder {
  readonly name: string;
  readonly value: Secret | string;
  readonly place: Place;
  readonly layer: Layer & { readonly path: string };
  /** Programs that are started from a shell that has read the file see it. */
  readonly exported: boolean;
}

const dialects: ReadonlySet<Dialect> = new Set(["shell", "fish", "dotenv"]);

/** A profile of the user's shell. */
export const isProfile = ({ layer: { scope, doc } }: Holder): boolean =>
  scope !== "project" && (doc?.dialect === "shell" || doc?.dialect === "fish");

/** What stands in its own shell, function or command is nobody else's. */
function holderOf({ name, value, path, place, layer, references }: Observation): Holder | undefined {
  const { doc, path: file } = layer;
  if (name === null || value === null || references.length > 0 || path?.length !== 1) return undefined;
  if (!doc || file === undefined || !dialects.has(doc.dialect)) return undefined;
  if (value instanceof Secret ? !value.real : value.trim() === "") return undefined;
  const set = doc.assignments?.findLast(({ keys }) => keys.length === 1 && keys[0] === path[0]);
  if (doc.assignments && !set) return undefined;
  return { name, value, place, layer: { ...layer, path: file }, exported: set?.exported ?? true };
}

/** Settings of MiMo's under the name of a variable, in files that one may load. */
export const holdersIn = ({ observations = [] }: Run): readonly Holder[] =>
  observations.flatMap((it) => (isOurs(it) || it.kind === "key" ? (holderOf(it) ?? []) : []));

/** Names of variables under which a client looks for a key that it does not find. */
export const wantedNames = ({ key, steps }: Resolution): readonly string[] =>
  key.value !== null && key.candidate?.unset === undefined
    ? []
    : steps.flatMap(({ slot, verdict, place, candidate }) => {
        if (slot !== "key") return [];
        const looked = verdict === "unset" && place?.kind === "env" ? [place.name] : [];
        return candidate?.unset === undefined ? looked : [...looked, candidate.unset];
      });

/** The file that sets one of the names for others, where this shell has none of it. */
export const heldFor = (names: readonly string[], run: Run): Holder | undefined =>
  run.machine
    ? holdersIn(run).find(
        (it) =>
          it.value instanceof Secret &&
          names.includes(it.name) &&
          run.env.get("key", it.name) === undefined &&
          (isProfile(it) || it.layer.doc?.dialect === "dotenv"),
      )
    : undefined;

export const inCommand = ({ layer: { path } }: Holder): Place => ({ kind: "file", path, inCommand: true });
export const fileOf = ({ layer: { path } }: Holder): Place => ({ kind: "file", path });

/** How it comes into this shell. */
export function loadedBy(holder: Holder): Message {
  const { name, place, layer, exported } = holder;
  const path = inCommand(holder);
  if (layer.doc?.dialect === "dotenv") return msg("`set -a; source {path}; set +a`", { path });
  return exported
    ? msg("`source {path}`", { path })
    : msg("write `export` before `{name}` in {place}", { name, place });
}

/** What stands beside a finding about what is not here. */
export const setElsewhere = ({ place }: Holder): { readonly place: Place; readonly message: Message } => ({
  place,
  message: msg("it is set here, and this shell has not read it"),
});
