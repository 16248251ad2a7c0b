// Knows how files that were named are judged: each on its own, so that neither order, machine nor number changes what is found.
import clients from "../clients/index.ts";
import { dialectOf } from "../facts/dialects.ts";
import { examineClient } from "../examine.ts";
import { isTemplate, withoutSamples } from "../kit/samples.ts";
import type { ClientRow, Judged, Rule, Run } from "../model/contracts.ts";
import { at, type Dialect } from "../model/document.ts";
import type { Layer, Offers } from "../model/layer.ts";
import { say } from "../model/text.ts";
import type { Reading, World } from "../model/world.ts";
import { decode } from "../read/decode.ts";
import { dotenvOffers } from "../read/env.ts";
import { opener, sizeLimit, type Opener } from "../read/open.ts";
import type { Vault } from "../read/seal.ts";
import { judge, type Judgement, type Skipped } from "../report/judge.ts";
import { contextOfFile, noEnvironment } from "./context.ts";
import { byContent, byName, dialectByContent, nobodys, speaksOfMimo, type Named } from "./recognise.ts";

export interface File {
  readonly path: string;
  /** The user named it, so that everything about it is said. */
  readonly named: boolean;
  /** What was read from standard input under this name. */
  readonly bytes?: Uint8Array;
}

export interface Settings {
  readonly at: number;
  /** Whose files all of them are, whatever they are called. */
  readonly as: string | undefined;
  /** Only these clients; their versions. */
  readonly wanted: ReadonlyMap<string, readonly string[]> | undefined;
  /** From `--dotenv`. */
  readonly env: Offers | undefined;
  readonly rules: readonly Rule[];
}

/** What came of one file. */
export interface Linted {
  readonly runs: readonly Run[];
  readonly judgements: readonly Judgement[];
  readonly skipped: readonly Skipped[];
  readonly outcome: "judged" | "nothing" | "unreadable";
}

const nothing: Linted = { runs: [], judgements: [], skipped: [], outcome: "nothing" };

/** Judges one file. */
export async function lint(file: File, world: World, settings: Settings, vault: Vault): Promise<Linted> {
  const reading: Reading =
    file.bytes === undefined ? world.read(file.path, sizeLimit) : { kind: "file", bytes: file.bytes, mode: null };
  const text = reading.kind === "file" ? decode(reading.bytes).text : undefined;
  if (!file.named && (text === undefined || (text !== "" && !speaksOfMimo(text))))
    return text === undefined ? unreadable(file) : nothing;
  const open = opener(
    { ...world, read: (path, limit) => (path === file.path ? reading : world.read(path, limit)) },
    vault,
  );
  const whose = await owner(file.path, text ?? "", settings, open);
  const runs = await examined(file, whose, world, settings, open, vault);
  const judged = runs.map((run) => judge(settings.rules, run));
  return {
    runs,
    judgements: judged.flatMap((it, n) => anchored(it.judgements, file, runs[n] as Run)),
    skipped: judged.flatMap((it) => it.skipped),
    outcome:
      reading.kind === "file"
        ? runs.some((run) => run.clients.some((it) => it.setUp))
          ? "judged"
          : "nothing"
        : "unreadable",
  };
}

/** What stands in no file was found because of this one; of a part of the settings nothing is said about what it lacks. */
const anchored = (judgements: readonly Judgement[], { path }: File, { fragment }: Run): readonly Judgement[] =>
  judgements.flatMap((it): Judgement[] => {
    if (it.found.place?.kind === "file") return [it];
    return fragment ? [] : [{ ...it, found: { ...it.found, place: { kind: "file", path } } }];
  });

const unreadable = (file: File): Linted => ({
  ...nothing,
  skipped: [{ what: say("{file}", { file: { kind: "file", path: file.path } }), because: say("it cannot be read") }],
  outcome: "unreadable",
});

interface Owner extends Named {
  readonly dialect: Dialect;
}

const rowOf = (id: string): ClientRow => clients.find((row) => row.id === id) as ClientRow;

/** Whose file it is: as the user says, by its name, by its settings; else nobody's. */
async function owner(path: string, text: string, { as }: Settings, open: Opener): Promise<Owner> {
  const dialect = dialectOf(path) ?? dialectByContent(text);
  if (as !== undefined) return { row: rowOf(as), template: rowOf(as).traces.files[0] ?? "", dialect };
  const named = byName(path);
  if (named) return { ...named, dialect };
  if (nobodys[dialect] !== "generic") return { row: rowOf(nobodys[dialect]), template: "", dialect };
  const { doc } = await open({ id: "file", title: say("file"), path, scope: "project", dialect });
  const known = doc && byContent(doc);
  return known ? { ...known, dialect } : { row: rowOf("generic"), template: "", dialect };
}

/** One run for its owner, and one for each client whose variables a file of variables sets. */
async function examined(
  file: File,
  whose: Owner,
  world: World,
  settings: Settings,
  open: Opener,
  vault: Vault,
): Promise<readonly Run[]> {
  const { at: time, wanted, env = noEnvironment } = settings;
  const runOf = (judged: Judged, own: Offers, fragment: boolean): Run => ({
    at: time,
    platform: world.platform,
    clients: [judged],
    env: own,
    machine: settings.env !== undefined,
    fragment,
    exchanges: [],
  });
  const shown = { path: file.path, platform: world.platform };
  const runs: Run[] = [];
  if (!wanted || wanted.has(whose.row.id)) {
    const context = contextOfFile({ ...shown, template: whose.template, env }, open);
    runs.push(runOf(await examineClient(whose.row, context, wanted?.get(whose.row.id)), env, false));
  }
  if (!["dotenv", "shell"].includes(whose.row.id)) return runs;
  const layer = await open({
    id: "env",
    title: say("variables"),
    path: file.path,
    scope: "project",
    dialect: whose.dialect,
  });
  if (layer.status !== "read" || !layer.doc) return runs;
  for (const row of readersOf(layer, wanted)) {
    const all = dotenvOffers([layer], vault);
    const own = isTemplate(file.path) ? withoutSamples(all) : all;
    const context = contextOfFile({ ...shown, path: "", template: "", env: own }, open);
    const judged = await examineClient(row, context, wanted?.get(row.id));
    if (judged.setUp) runs.push(runOf(judged, own, true));
  }
  return runs;
}

/** Clients of which the file sets a variable that they alone read. */
const readersOf = (layer: Layer, wanted: Settings["wanted"]): readonly ClientRow[] =>
  clients.filter(
    (row) =>
      (!wanted || wanted.has(row.id)) && row.traces.env.some((name) => at(layer.doc?.value, [name]) !== undefined),
  );
