// Knows how findings become new texts of files: round after round, until no repair is left or none helps.
import { judgeWorld, type JudgedWorld } from "../diagnose.ts";
import { say, type Text } from "../model/text.ts";
import type { World } from "../model/world.ts";
import { sizeLimit } from "../read/open.ts";
import type { Vault } from "../read/seal.ts";
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
  readonly vault: Vault;
}

export type Decide = (question: Question) => Promise<boolean>;

const rounds = 5;

/** Plans every repair that is safe or agreed to. Reads, and writes nothing. @throws {UsageError} */
export async function planFixes(
  request: Request,
  world: World,
  decide: Decide,
  wanted: (rule: string) => boolean = () => true,
): Promise<FixPlan> {
  const draft = draftOf(world);
  const before = await judgeWorld(request, world);
  const { probe: _, ...offline } = request;
  let after = before;
  for (let round = 0; round < rounds && (await repairAll(draft, after, decide, wanted)); round++)
    after = await judgeWorld(offline, overlaid(world, draft.overlay));
  dropUseless(draft, before, after);
  const { byHand, open, refused } = draft;
  return { files: filesOf(draft), byHand, open, refused, before, after, vault: [...before.vault, ...after.vault] };
}

/** What would not come out as planned is not written at all. */
function dropUseless(draft: Draft, before: JudgedWorld, after: JudgedWorld): void {
  const left = new Set(after.judgements.map(idOf));
  const broken = brokenFiles(after);
  const wasBroken = brokenFiles(before);
  for (const path of draft.overlay.keys())
    if (broken.has(path) && !wasBroken.has(path)) drop(draft, path, say("the file could not be read after the change"));
  for (const [id, judgement] of draft.repaired) {
    const place = judgement.found.place;
    if (left.has(id) && place?.kind === "file") drop(draft, place.path, say("the change would not have cured it"));
  }
}

function drop(draft: Draft, path: string, because: Text): void {
  if (!draft.overlay.delete(path)) return;
  for (const rule of draft.rules.get(path) ?? []) draft.refused.push({ rule, place: { kind: "file", path }, because });
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
