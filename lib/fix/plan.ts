// Knows how findings become new texts of files: round after round, until no repair is left or none helps.
import { judgeWorld, type JudgedWorld } from "../diagnose.ts";
import type { Document } from "../model/document.ts";
import { placeId, type FilePlace, type Place } from "../model/place.ts";
import type { Change, Repair } from "../model/repair.ts";
import { say, type Text } from "../model/text.ts";
import type { World } from "../model/world.ts";
import { decode } from "../read/decode.ts";
import { sizeLimit } from "../read/open.ts";
import type { Vault } from "../read/seal.ts";
import type { Judgement } from "../report/judge.ts";
import type { Request } from "../request.ts";
import { overlaid, type Overlay } from "./overlay.ts";
import { splice, spliceOf, type SettingChange, type Splice } from "./splice.ts";

/** One file as it is and as it would be. */
export interface FileEdit {
  readonly path: string;
  readonly before: Uint8Array;
  readonly after: Uint8Array;
  /** POSIX permission bits; `null` where the platform has none. */
  readonly mode: { readonly before: number | null; readonly after: number | null };
  /** Ids of the rules whose findings it repairs. */
  readonly rules: readonly string[];
}

/** A change outside every file: somebody must make it by hand. */
export interface ByHand {
  readonly rule: string;
  readonly change: SettingChange;
  readonly place: Place;
}

/** A repair that somebody must decide. */
export interface Question {
  readonly rule: string;
  readonly ask: Text;
  readonly place: Place | null;
}

export interface Refusal {
  readonly rule: string;
  readonly place: Place | null;
  readonly because: Text;
}

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

const idOf = ({ rule, found }: Judgement): string => `${rule}\n${placeId(found.place)}\n${found.mark ?? ""}`;

const rounds = 5;

/** Plans every repair that is safe or agreed to. Reads, and writes nothing. @throws {UsageError} */
export async function planFixes(
  request: Request,
  world: World,
  decide: Decide,
  wanted: (rule: string) => boolean = () => true,
): Promise<FixPlan> {
  const work = workshop(world, decide, wanted);
  const before = await judgeWorld(request, world);
  const { probe: _, ...offline } = request;
  let after = before;
  for (let round = 0; round < rounds && (await work.round(after)); round++)
    after = await judgeWorld(offline, overlaid(world, work.overlay));
  work.check(before, after);
  return { ...work.result(), before, after, vault: [...before.vault, ...after.vault] };
}

function workshop(world: World, decide: Decide, wanted: (rule: string) => boolean) {
  const overlay: Overlay = new Map();
  const seen = new Set<string>();
  const rules = new Map<string, Set<string>>();
  const repaired = new Map<string, Judgement>();
  const byHand: ByHand[] = [];
  const open: Question[] = [];
  const refused: Refusal[] = [];
  const refuse = ({ rule, found }: Judgement, because: Text): void =>
    void refused.push({ rule, place: found.place, because });

  const agreed = async (judgement: Judgement, { ask }: Repair): Promise<boolean> => {
    if (!ask) return true;
    const question: Question = { rule: judgement.rule, ask, place: judgement.found.place };
    if (await decide(question)) return true;
    open.push(question);
    return false;
  };

  /** The repairs of one state of the world, all at once. */
  async function round({ run, judgements }: JudgedWorld): Promise<boolean> {
    const docs = new Map<string, Document>();
    for (const { survey } of run.clients) for (const { doc } of survey.layers) if (doc) docs.set(doc.path, doc);
    const splices = new Map<string, Splice[]>();
    let changed = false;
    for (const judgement of judgements) {
      const { repair } = judgement.found;
      if (!repair || !wanted(judgement.rule) || seen.has(idOf(judgement))) continue;
      seen.add(idOf(judgement));
      if (!(await agreed(judgement, repair))) continue;
      for (const change of repair.changes) changed = make(change, judgement, docs, splices) || changed;
    }
    for (const [path, list] of splices) {
      const now = readNow(path);
      if (now) overlay.set(path, { ...now, bytes: withSplices(now.bytes, list) });
    }
    return changed;
  }

  const readNow = (path: string) => {
    const reading = overlaid(world, overlay).read(path, sizeLimit);
    return reading.kind === "file" ? reading : undefined;
  };

  function make(
    change: Change,
    judgement: Judgement,
    docs: ReadonlyMap<string, Document>,
    splices: Map<string, Splice[]>,
  ): boolean {
    if (change.kind === "mode") {
      const now = readNow(change.path);
      if (!now) return false;
      overlay.set(change.path, { ...now, mode: change.to });
      note(change.path, judgement);
      return true;
    }
    if (change.place.kind !== "file") {
      if (change.place.kind === "env") byHand.push({ rule: judgement.rule, change, place: change.place });
      return false;
    }
    return inFile(change, change.place, judgement, docs, splices);
  }

  function inFile(
    change: SettingChange,
    place: FilePlace,
    judgement: Judgement,
    docs: ReadonlyMap<string, Document>,
    splices: Map<string, Splice[]>,
  ): boolean {
    const doc = docs.get(place.path);
    const now = doc && readNow(place.path);
    if (!doc || !now) return (refuse(judgement, say("the file cannot be read again")), false);
    const result = spliceOf(doc, decode(now.bytes).text, change, place);
    if ("refused" in result) return (refuse(judgement, result.refused), false);
    splices.set(place.path, [...(splices.get(place.path) ?? []), result.splice]);
    note(place.path, judgement);
    return true;
  }

  const note = (path: string, judgement: Judgement): void => {
    rules.set(path, (rules.get(path) ?? new Set()).add(judgement.rule));
    repaired.set(idOf(judgement), judgement);
  };

  /** What would not come out as planned is not written at all. */
  function check(before: JudgedWorld, after: JudgedWorld): void {
    const left = new Set(after.judgements.map(idOf));
    const broken = brokenFiles(after);
    const wasBroken = brokenFiles(before);
    for (const path of overlay.keys())
      if (broken.has(path) && !wasBroken.has(path)) drop(path, say("the file could not be read after the change"));
    for (const [id, judgement] of repaired) {
      const place = judgement.found.place;
      if (left.has(id) && place?.kind === "file") drop(place.path, say("the change would not have cured it"));
    }
  }

  function drop(path: string, because: Text): void {
    if (!overlay.delete(path)) return;
    for (const rule of rules.get(path) ?? []) refused.push({ rule, place: { kind: "file", path }, because });
  }

  const result = () => ({ files: [...overlay.keys()].sort().flatMap(editOf), byHand, open, refused });

  function editOf(path: string): readonly FileEdit[] {
    const before = world.read(path, sizeLimit);
    const after = overlay.get(path);
    if (before.kind !== "file" || !after) return [];
    return [
      {
        path,
        before: before.bytes,
        after: after.bytes,
        mode: { before: before.mode, after: after.mode },
        rules: [...(rules.get(path) ?? [])],
      },
    ];
  }

  return { overlay, round, check, result };
}

const brokenFiles = ({ run }: JudgedWorld): ReadonlySet<string> =>
  new Set(
    run.clients.flatMap(({ survey }) =>
      survey.layers.flatMap(({ doc, path }) => (path && doc?.problems.some((it) => !it.mild) ? [path] : [])),
    ),
  );

/** The bytes with the splices made, and the mark at their beginning kept. */
function withSplices(bytes: Uint8Array, splices: readonly Splice[]): Uint8Array {
  const { text, skipped } = decode(bytes);
  const body = new TextEncoder().encode(splice(text, splices));
  const out = new Uint8Array(skipped + body.length);
  out.set(bytes.subarray(0, skipped));
  out.set(body, skipped);
  return out;
}
