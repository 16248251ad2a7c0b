// Settings of MiMo's that stand where a client looked for others and found none: `base_url` where it reads `api_url`.
import { placeIn } from "../../model/document.ts";
import type { ClientResult, Run } from "../../model/contracts.ts";
import type { RawFinding } from "../../model/finding.ts";
import type { Layer } from "../../model/layer.ts";
import type { Observation } from "../../model/observation.ts";
import { msg } from "../../model/message.ts";
import { dotted, type FilePlace, type Place } from "../../model/place.ts";
import type { Resolution, Step } from "../../model/resolution.ts";
import { Secret } from "../../model/secret.ts";

type Lost = "key" | "baseUrl";

export interface NearMiss {
  readonly slot: Lost;
  readonly name: string;
  /** The name itself. */
  readonly place: Place;
  /** What the client reads there; the likeliest first. */
  readonly near: string;
  /** Policies that looked there. */
  readonly clients: readonly string[];
  /** Without it no request can succeed. */
  readonly isFatal: boolean;
}

const slots: Partial<Record<Observation["kind"], Lost>> = { key: "key", address: "baseUrl" };
const folded = (name: string): string => name.toLowerCase().replace(/[-_]/g, "");

/** `env_key`, `api_key_env`: a key under that name would be taken for the name of a variable. */
const namesVariable = /(?:^|[_-])env(?:[_-]|$)|^env[A-Z]|Env(?:[A-Z]|$)/;

/** A step that looked into a table of the file, with the name that it looked for there. */
interface Asked {
  readonly step: Step;
  readonly name: string;
  readonly by: Resolution;
}

/** By slot and table. */
function askedIn(layer: Layer, { resolutions }: ClientResult): ReadonlyMap<string, readonly Asked[]> {
  const found = new Map<string, Asked[]>();
  for (const by of resolutions)
    for (const step of by.steps) {
      const keys = step.place?.kind === "file" && step.place.path === layer.path ? step.place.keys : undefined;
      const name = keys?.at(-1);
      if (!keys || typeof name !== "string") continue;
      const id = `${step.slot} ${dotted(keys.slice(0, -1))}`;
      found.set(id, [...(found.get(id) ?? []), { step, name, by }]);
    }
  return found;
}

/** Whether the request fails for the want of it. */
function isFatal(slot: Lost, r: Resolution): boolean {
  if (!r.active || (slot === "key" && r.conditions.some(({ kind }) => kind === "key-may-be-stored"))) return false;
  if (r[slot].value === null) return true;
  const { plan } = r.key.value?.info ?? { plan: "unknown" };
  return slot === "baseUrl" && r.baseUrl.origin === "default" && plan !== "unknown" && plan !== r.endpoint.plan;
}

/** Only what means the same, in a table in which the client looked for that and nothing of it was set. Variables are for `alias-not-read`. */
function nearMisses(layer: Layer, judged: ClientResult, run: Run): readonly NearMiss[] {
  if (layer.path === undefined || judged.unknown) return [];
  const own = (run.observations ?? []).filter((it) => it.layer.path === layer.path && (it.path?.length ?? 0) > 0);
  if (own.length === 0) return [];
  const asked = askedIn(layer, judged);
  const read = new Set([...asked.values()].flat().map(({ step }) => dotted((step.place as FilePlace).keys ?? [])));
  return own.flatMap(({ kind, named, value, path }): readonly NearMiss[] => {
    const slot = slots[kind];
    const name = path?.at(-1);
    const role = kind === "key" ? "key" : "address";
    if (!slot || !layer.doc || named.role !== role || !path || typeof name !== "string") return [];
    if (value instanceof Secret && (!value.real || layer.doc?.dialect === "dotenv")) return [];
    const beside = asked.get(`${slot} ${dotted(path.slice(0, -1))}`);
    if (!beside || read.has(dotted(path)) || beside.some(({ step }) => step.verdict !== "unset")) return [];
    const fitting = kind === "key" ? beside.filter((it) => !namesVariable.test(it.name)) : beside;
    const near = fitting.find((it) => folded(it.name) === folded(name)) ?? fitting[0];
    const wire = beside.filter(({ by }) => by.view === "wire").map(({ by }) => by);
    if (!near || wire.length === 0) return [];
    return [
      {
        slot,
        name,
        place: placeIn(layer.doc, path, "key"),
        near: near.name,
        clients: [...new Set(beside.map(({ by }) => by.policy))],
        isFatal: wire.every((r) => isFatal(slot, r)),
      },
    ];
  });
}

/** A variable for the address is told like any other base URL that is not read. */
export const isVariableOfAddress = ({ slot, name }: NearMiss): boolean =>
  slot === "baseUrl" && /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(name);

const isSame = (a: Place, b: Place): boolean =>
  a.kind === "file" && b.kind === "file" && dotted(a.keys ?? []) === dotted(b.keys ?? []);

/** What was meant for the client, under a name that it does not read; unless a remark of the client's says so already. */
export const missed = (
  layer: Layer,
  judged: ClientResult,
  run: Run,
  isMeant: (it: NearMiss) => boolean,
): readonly RawFinding[] =>
  nearMisses(layer, judged, run)
    .filter((it) => isMeant(it) && !layer.diagnostics.some((remark) => isSame(remark.place, it.place)))
    .map(({ name, near, place, slot, clients, isFatal }) => ({
      message: msg("{client} does not read `{name}` there: it reads `{near}`", {
        client: judged.client.title,
        name,
        near,
      }),
      place,
      expected: msg("`{near}`", { near }),
      remedy: msg("rename it to `{read}` in {place}", { read: near, place }),
      repair: { changes: [{ kind: "name" as const, place, to: near }] },
      severity: isFatal ? ("error" as const) : ("warning" as const),
      costs: slot,
      clients,
    }));
