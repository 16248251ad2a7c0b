// How findings become new texts of files: round after round, until no repair is left or none helps.
import { judgeWorld, type JudgedWorld } from "../diagnose.ts";
import type { Condition, Resolution } from "../model/resolution.ts";
import { msg, type Message } from "../model/message.ts";
import { placeId } from "../model/place.ts";
import type { Host } from "../model/host.ts";
import { sizeLimit } from "../read/open.ts";
import type { SecretRegistry } from "../read/secrets.ts";
import type { Request } from "../request.ts";
import { leavesProject } from "../read/outside.ts";
import type { RuleResult } from "../report/run-rules.ts";
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
  outside: Host,
  decide: Decide,
  wanted: (rule: string) => boolean = () => true,
): Promise<FixPlan> {
  // What was read first is what the plan is made for: who writes meanwhile is not overwritten.
  const world = remembering(outside);
  const once = askingOnce(decide);
  const before = await judgeWorld(request, world);
  const useless = new Set<string>();
  const refused: Refusal[] = [];
  for (let attempt = 0; ; attempt++) {
    const draft = draftOf(world, useless);
    const after = await drafted(request, draft, before, once, wanted);
    const known = useless.size;
    const { still } = dropUseless(draft, before, after);
    for (const [id, judgement] of attempt < rounds ? still : []) {
      if (!useless.has(id)) refused.push({ rule: judgement.rule, place: judgement.found.place, because: notCured });
      useless.add(id);
    }
    // One that helps nothing takes no other with it.
    if (useless.size > known) continue;
    await askForLinks(draft, once);
    const { byHand, open } = draft;
    const end = await judgeWorld(offline(request), overlaid(world, draft.overlay));
    const vault = [...before.vault, ...end.vault];
    return { files: filesOf(draft), byHand, open, refused: [...refused, ...draft.refused], before, after: end, vault };
  }
}

const offline = ({ probe: _, ...request }: Request): Request => request;

async function drafted(
  request: Request,
  draft: Draft,
  before: JudgedWorld,
  decide: Decide,
  wanted: (rule: string) => boolean,
): Promise<JudgedWorld> {
  let after = before;
  for (let round = 0; round < rounds && (await repairAll(draft, after, decide, wanted)); round++)
    after = await judgeWorld(offline(request), overlaid(draft.world, draft.overlay));
  return after;
}

/** Each file as it was when it was read first. */
function remembering(world: Host): Host {
  const read = new Map<string, ReturnType<Host["read"]>>();
  return {
    ...world,
    read(path, limit) {
      const reading = read.get(path) ?? world.read(path, limit);
      read.set(path, reading);
      return reading;
    },
  };
}

/** Nobody is asked twice. */
function askingOnce(decide: Decide): Decide {
  const answers = new Map<string, Promise<boolean>>();
  return (question) => {
    const id = `${question.rule}\n${placeId(question.place)}\n${JSON.stringify(question.ask)}`;
    const answer = answers.get(id) ?? decide(question);
    answers.set(id, answer);
    return answer;
  };
}

/** A link in a repository may lead to a file that has nothing to do with it: that one is changed only if somebody says so. */
async function askForLinks({ world, overlay, rules, open }: Draft, decide: Decide): Promise<void> {
  for (const path of overlay.keys()) {
    if (!leavesProject(path, world)) continue;
    const place = { kind: "file", path } as const;
    const target = { kind: "file", path: world.real?.(path) ?? path } as const;
    const ask = msg("change {target}, outside of the project, to which this link leads?", { target });
    const question: Question = { rule: [...(rules.get(path) ?? [])].join(", "), ask, place };
    if (await decide(question)) continue;
    open.push(question);
    overlay.delete(path);
  }
}

const notCured = msg("the change would not have cured it");

/** What would not come out as planned is not written at all. */
function dropUseless(
  draft: Draft,
  before: JudgedWorld,
  after: JudgedWorld,
): { readonly still: ReadonlyMap<string, RuleResult> } {
  const left = new Set(after.judgements.map(idOf));
  const broken = brokenFiles(after);
  const wasBroken = brokenFiles(before);
  for (const path of draft.overlay.keys())
    if (broken.has(path) && !wasBroken.has(path)) drop(draft, path, msg("the file could not be read after the change"));
  for (const { layers } of stopped(before, after))
    for (const { path } of layers)
      if (path !== undefined) drop(draft, path, msg("with the change the client would send nothing any more"));
  const still = new Map<string, RuleResult>();
  for (const [id, judgement] of draft.repaired) {
    const place = judgement.found.place;
    if (!left.has(id) || place?.kind !== "file") continue;
    if (draft.overlay.has(place.path)) still.set(id, judgement);
    drop(draft, place.path, notCured);
  }
  return { still };
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
