// One round of repairs: which of them are made, which somebody must decide, and which cannot be made.
import type { JudgedWorld } from "../diagnose.ts";
import type { Document } from "../model/document.ts";
import { placeId, type FilePlace, type Place } from "../model/place.ts";
import type { Change, Repair } from "../model/repair.ts";
import { msg, type Message } from "../model/message.ts";
import type { Host } from "../model/host.ts";
import { decode } from "../read/decode.ts";
import { sizeLimit } from "../read/open.ts";
import type { RuleResult } from "../report/run-rules.ts";
import { overlaid, type Changed, type Overlay } from "./overlay.ts";
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
  readonly ask: Message;
  readonly place: Place | null;
}

export interface Refusal {
  readonly rule: string;
  readonly place: Place | null;
  readonly because: Message;
}

/** Everything that was decided so far. It grows with each round. */
export interface Draft {
  readonly world: Host;
  readonly overlay: Overlay;
  /** Findings that were looked at. */
  readonly seen: Set<string>;
  /** Rules whose findings a file's changes repair. */
  readonly rules: Map<string, Set<string>>;
  readonly repaired: Map<string, RuleResult>;
  readonly byHand: ByHand[];
  readonly open: Question[];
  readonly refused: Refusal[];
}

/** @param useless Findings whose repairs were seen to help nothing. */
export const draftOf = (world: Host, useless: Iterable<string> = []): Draft => ({
  world,
  overlay: new Map(),
  seen: new Set(useless),
  rules: new Map(),
  repaired: new Map(),
  byHand: [],
  open: [],
  refused: [],
});

/** The same finding, wherever its line has moved to. */
export const idOf = ({ rule, found }: RuleResult): string => `${rule}\n${placeId(found.place)}\n${found.mark ?? ""}`;

type Splices = Map<string, Splice[]>;

/** Makes the repairs of one state of the world, all at once; false where there was none to make. */
export async function repairAll(
  draft: Draft,
  { run, judgements }: JudgedWorld,
  decide: (question: Question) => Promise<boolean>,
  wanted: (rule: string) => boolean,
): Promise<boolean> {
  const docs = new Map<string, Document>();
  for (const { survey } of run.clients) for (const { doc } of survey.layers) if (doc) docs.set(doc.path, doc);
  const splices: Splices = new Map();
  let changed = false;
  for (const judgement of judgements) {
    const { repair } = judgement.found;
    if (!repair || !wanted(judgement.rule) || draft.seen.has(idOf(judgement))) continue;
    draft.seen.add(idOf(judgement));
    if (!(await agreed(draft, judgement, repair, decide))) continue;
    for (const change of repair.changes) changed = make(draft, change, judgement, docs, splices) || changed;
  }
  for (const [path, list] of splices) {
    const now = readNow(draft, path);
    if (now) draft.overlay.set(path, { ...now, bytes: withSplices(now.bytes, list) });
  }
  return changed;
}

async function agreed(
  draft: Draft,
  { rule, found }: RuleResult,
  { ask }: Repair,
  decide: (question: Question) => Promise<boolean>,
): Promise<boolean> {
  if (!ask) return true;
  const question: Question = { rule, ask, place: found.place };
  if (await decide(question)) return true;
  draft.open.push(question);
  return false;
}

function readNow({ world, overlay }: Draft, path: string): Changed | undefined {
  const reading = overlaid(world, overlay).read(path, sizeLimit);
  return reading.kind === "file" ? reading : undefined;
}

function make(
  draft: Draft,
  change: Change,
  judgement: RuleResult,
  docs: ReadonlyMap<string, Document>,
  splices: Splices,
): boolean {
  if (change.kind === "mode") {
    const now = readNow(draft, change.path);
    if (!now) return false;
    draft.overlay.set(change.path, { ...now, mode: change.to });
    note(draft, change.path, judgement);
    return true;
  }
  if (change.place.kind !== "file") {
    if (change.place.kind === "env") draft.byHand.push({ rule: judgement.rule, change, place: change.place });
    return false;
  }
  return inFile(draft, change, change.place, judgement, docs, splices);
}

function inFile(
  draft: Draft,
  change: SettingChange,
  place: FilePlace,
  judgement: RuleResult,
  docs: ReadonlyMap<string, Document>,
  splices: Splices,
): boolean {
  const refuse = (because: Message): false => {
    draft.refused.push({ rule: judgement.rule, place: judgement.found.place, because });
    return false;
  };
  const doc = docs.get(place.path);
  const now = doc && readNow(draft, place.path);
  if (!doc || !now) return refuse(msg("the file cannot be read again"));
  const result = spliceOf(doc, decode(now.bytes).text, change, place);
  if ("refused" in result) return refuse(result.refused);
  const { start, end, text } = result.splice;
  const earlier = splices.get(place.path) ?? [];
  // Two repairs of one value: the second is made in the next round, from what the first has left.
  if (earlier.some((it) => it.start < end && start < it.end && it.text !== text)) {
    draft.seen.delete(idOf(judgement));
    return false;
  }
  splices.set(place.path, [...earlier, result.splice]);
  note(draft, place.path, judgement);
  return true;
}

function note({ rules, repaired }: Draft, path: string, judgement: RuleResult): void {
  rules.set(path, (rules.get(path) ?? new Set()).add(judgement.rule));
  repaired.set(idOf(judgement), judgement);
}

/** The bytes with the splices made, and the mark at their beginning kept. */
function withSplices(bytes: Uint8Array, splices: readonly Splice[]): Uint8Array {
  const { text, skipped } = decode(bytes);
  const body = new TextEncoder().encode(splice(text, splices));
  const out = new Uint8Array(skipped + body.length);
  out.set(bytes.subarray(0, skipped));
  out.set(body, skipped);
  return out;
}
