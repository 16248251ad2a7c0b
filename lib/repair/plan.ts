// How findings become new texts of files: round after round, until no repair is left or none helps.
import { judgeWorld, type JudgedWorld } from "../diagnose.ts";
import type { Condition, Resolution } from "../model/resolution.ts";
import { msg, type Message } from "../model/message.ts";
import type { Host } from "../model/host.ts";
import { sizeLimit } from "../read/open.ts";
import type { SecretRegistry } from "../read/secrets.ts";
import type { Request } from "../request.ts";
import { overlaid } from "./overlay.ts";
import {
  draftOf,
  idOf,
  repairAll,
  type Draft,
  type FileEdit,
  type Question,
  type Refusal,
  type ByHand,
} from "./draft.ts";

export interface FixPlan {
  readonly files: readonly FileEdit[];
  readonly byHand: readonly ByHand[];
  /** Repairs that were not agreed to. */
  readonly open: readonly Question[];
  readonly refused: readonly Refusal[];
  readonly before: JudgedWorld;
  /** The world as it would be. */
  readonly after: JudgedWorld;
  readonly vault: SecretRegistry;
}

export type Decide = (question: Question) => Promise<boolean>;

const rounds = 5;

/** Plans every repair that is safe or agreed to. Reads, and writes nothing. @throws {UsageError} */
export async function planFixes(
  request: Request,
  world: Host,
  decide: Decide,
  wanted: (rule: string) => boolean = () => true,
): Promise<FixPlan> {
  const draft = draftOf(world);
  const before = await judgeWorld(request, world);
  const { probe: _, ...offline } = request;
  let after = before;
  for (let round = 0; round < rounds && (await repairAll(draft, after, decide, wanted)); round++)
    after = await judgeWorld(offline, overlaid(world, draft.overlay));
  const planned = draft.overlay.size;
  dropUseless(draft, before, after);
  // What was dropped is not part of the world as it would be.
  if (draft.overlay.size < planned) after = await judgeWorld(offline, overlaid(world, draft.overlay));
  const { byHand, open, refused } = draft;
  return { files: filesOf(draft), byHand, open, refused, before, after, vault: [...before.vault, ...after.vault] };
}

/** What would not come out as planned is not written at all. */
function dropUseless(draft: Draft, before: JudgedWorld, after: JudgedWorld): void {
  const left = new Set(after.judgements.map(idOf));
  const broken = brokenFiles(after);
  const wasBroken = brokenFiles(before);
  for (const path of draft.overlay.keys())
    if (broken.has(path) && !wasBroken.has(path)) drop(draft, path, msg("the file could not be read after the change"));
  for (const { layers } of stopped(before, after))
    for (const { path } of layers)
      if (path !== undefined) drop(draft, path, msg("with the change the client would send nothing any more"));
  for (const [id, judgement] of draft.repaired) {
    const place = judgement.found.place;
    if (left.has(id) && place?.kind === "file") drop(draft, place.path, msg("the change would not have cured it"));
  }
}

function drop(draft: Draft, path: string, because: Message): void {
  if (!draft.overlay.delete(path)) return;
  for (const rule of draft.rules.get(path) ?? []) draft.refused.push({ rule, place: { kind: "file", path }, because });
}

const stops: ReadonlySet<Condition["kind"]> = new Set(["stopped", "falls-back", "wire-refused", "url-refused"]);

/** Whether a request with a key leaves the client. */
export const sends = ({ key, baseUrl, conditions: quirks }: Resolution): boolean =>
  key.value !== null && baseUrl.value !== null && !quirks.some(({ kind }) => stops.has(kind));

/** A route that sent something and would send nothing any more: no repair may take that away. */
function stopped(before: JudgedWorld, after: JudgedWorld): readonly Resolution[] {
  const idOfRoute = (r: Resolution): string => `${r.policy} ${r.route}`;
  const all = ({ run }: JudgedWorld) => run.clients.flatMap(({ resolutions }) => resolutions);
  const still = new Set(all(after).filter(sends).map(idOfRoute));
  return all(before).filter((r) => sends(r) && !still.has(idOfRoute(r)));
}

const filesOf = ({ world, overlay, rules }: Draft): readonly FileEdit[] =>
  [...overlay]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([path, after]): readonly FileEdit[] => {
      const before = world.read(path, sizeLimit);
      if (before.kind !== "file") return [];
      const mode = { before: before.mode, after: after.mode };
      return [{ path, before: before.bytes, after: after.bytes, mode, rules: [...(rules.get(path) ?? [])] }];
    });

const brokenFiles = ({ run }: JudgedWorld): ReadonlySet<string> =>
  new Set(
    run.clients.flatMap(({ survey }) =>
      survey.layers.flatMap(({ doc, path }) => (path && doc?.problems.some((it) => !it.mild) ? [path] : [])),
    ),
  );
