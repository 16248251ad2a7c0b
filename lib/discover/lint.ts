// How files that were named are judged: each on its own, so that neither order, machine nor number changes what is found.
import { isTemplateFile } from "../facts/template-files.ts";
import clients from "../clients/index.ts";
import { dialectOf } from "../facts/dialects.ts";
import { examineClient } from "../examine.ts";
import { observationsOf, unknownReader } from "../observing.ts";
import { withoutSamples } from "../clients/shared/samples.ts";
import type { ClientRow, ClientResult, Rule, Run, Wanted } from "../model/contracts.ts";
import { at, type Dialect } from "../model/document.ts";
import type { Layer } from "../model/layer.ts";
import { suppressionMark } from "../model/suppression.ts";
import { msg } from "../model/message.ts";
import type { Reading, Host } from "../model/host.ts";
import { decode } from "../read/decode.ts";
import { kindOf, type Kind } from "../read/kind.ts";
import { withoutFaults } from "../read/plain.ts";
import { dotenvOffers } from "../read/env.ts";
import { opener, openVariable, sizeLimit, type Opener } from "../read/open.ts";
import type { SecretRegistry } from "../read/secrets.ts";
import { judgeable } from "../report/verdict.ts";
import { runRules, type RuleResult } from "../report/run-rules.ts";
import type { Sifted } from "../report/suppress.ts";
import { withoutDefaults } from "./defaults.ts";
import { contextOfFile, noEnvironment } from "./context.ts";
import { byContent, byName, isOwnReport, nobodys, speaksOfMimo, type Named } from "./recognise.ts";
import type { File, Linted, Settings } from "./file.ts";

const nothing: Linted = {
  run: undefined,
  judgements: [],
  suppressed: [],
  skipped: [],
  judgeable: false,
  outcome: "nothing",
};

/** Judges one file. */
export async function lint(file: File, world: Host, settings: Settings, vault: SecretRegistry): Promise<Linted> {
  const reading: Reading =
    file.bytes === undefined ? world.read(file.path, sizeLimit) : { kind: "file", bytes: file.bytes, mode: null };
  const text = reading.kind === "file" ? decode(reading.bytes).text : undefined;
  if (!file.named && (text === undefined || (text !== "" && !speaksOfMimo(text))))
    return text === undefined ? unreadable(file) : nothing;
  if (text !== undefined && isOwnReport(text) && !byName(file.path)) return nothing;
  return judged(file, reading, text, world, settings, vault);
}

async function judged(
  file: File,
  reading: Reading,
  text: string | undefined,
  world: Host,
  settings: Settings,
  vault: SecretRegistry,
): Promise<Linted> {
  const here: Host = { ...world, read: (path, limit) => (path === file.path ? reading : world.read(path, limit)) };
  const kind = kindOf(file.path, text ?? "");
  const open = leniently(opener(here, vault), file.path, kind);
  const whose = await owner(file.path, text ?? "", settings, open);
  const judged = await examined(file, whose, world, settings, open, vault);
  const layer = await open({
    id: `generic:${file.path.slice(file.path.lastIndexOf("/") + 1)}`,
    title: msg("settings file"),
    path: file.path,
    scope: isInProject(file.path, world) ? "project" : "user",
    dialect: whose.dialect,
  });
  const observations = observationsOf([], noEnvironment, [layer], vault, settings.facts);
  const rest = settings.wanted ? undefined : unknownReader(observations, judged, settings.facts);
  const run: Run = {
    at: settings.at,
    facts: settings.facts,
    platform: world.platform,
    clients: rest ? [...judged, rest] : judged,
    observations,
    env: settings.env ?? noEnvironment,
    machine: settings.env !== undefined,
    exchanges: [],
    ...(text?.includes(suppressionMark)
      ? {
          suppressions: (await import("../read/suppressions.ts")).suppressionsIn(file.path, text, whose.dialect),
          narrowed: settings.narrowed,
        }
      : {}),
  };
  const { judgements, skipped } = runRules(settings.rules, run);
  return {
    run,
    ...(await sifted(anchored(judgements, file, run), settings.rules, run)),
    skipped,
    judgeable: judgeable(run),
    outcome: reading.kind !== "file" ? "unreadable" : run.clients.some((it) => it.setUp) ? "judged" : "nothing",
  };
}

const sifted = async (judgements: readonly RuleResult[], rules: readonly Rule[], run: Run): Promise<Sifted> =>
  run.suppressions
    ? (await import("../report/suppress.ts")).suppress(judgements, rules, run)
    : { judgements, suppressed: [] };

/** What stands in no file was found because of this one; of a part of the settings nothing is said about what it lacks. */
const anchored = (judgements: readonly RuleResult[], { path }: File, { clients: all }: Run): readonly RuleResult[] =>
  judgements.flatMap((it): RuleResult[] => {
    if (it.found.place?.kind === "file") return [it];
    const part = all.filter((judged) => judged.fragment).flatMap((judged) => judged.resolutions.map((r) => r.policy));
    if (it.clients.length > 0 && it.clients.every((policy) => part.includes(policy))) return [];
    return [{ ...it, found: { ...it.found, place: { kind: "file", path } } }];
  });

const unreadable = (file: File): Linted => ({
  ...nothing,
  skipped: [{ what: msg("{file}", { file: { kind: "file", path: file.path } }), because: msg("it cannot be read") }],
  outcome: "unreadable",
});

/** What does not parse in a file whose kind is only guessed is no fault of the file's. */
const leniently =
  (open: Opener, path: string, { dialect, certain }: Kind): Opener =>
  async (wanted) => {
    if ((certain && dialect !== "text") || wanted.path !== path) return open(wanted);
    const layer = await open({ ...wanted, dialect });
    if (layer.status !== "broken" || !layer.doc) return layer;
    const diagnostics = layer.diagnostics.filter((it) => it.kind !== "syntax");
    return { ...layer, status: "read", because: msg("read"), doc: withoutFaults(layer.doc), diagnostics };
  };

const isToml = (dialect: Dialect | undefined): boolean => dialect === "toml";

interface Owner extends Named {
  readonly dialect: Dialect;
  /** By what stands in it: it may be a part of another file, or another's. */
  readonly guessed?: true;
}

const rowOf = (id: string): ClientRow => clients.find((row) => row.id === id) as ClientRow;

/** Whose file it is: as the user says, by its name, by its settings; else nobody's. */
async function owner(path: string, text: string, { as }: Settings, open: Opener): Promise<Owner> {
  const { dialect } = kindOf(path, text);
  if (as !== undefined) return { row: rowOf(as), template: rowOf(as).detection.files[0] ?? "", dialect };
  const named = byName(path);
  if (named) return { ...named, dialect };
  if (nobodys[dialect] !== "generic") return { row: rowOf(nobodys[dialect]), template: "", dialect };
  const { doc } = await open({ id: "file", title: msg("file"), path, scope: "project", dialect });
  const known = doc && (await byContent(doc));
  // Other files have tables of the same names: a client that reads TOML does not read them.
  return known && isToml(dialectOf(known.template)) === isToml(dialect)
    ? { ...known, dialect, guessed: true }
    : { row: rowOf("generic"), template: "", dialect };
}

/** Its owner, and each client whose variables a file of variables sets. */
async function examined(
  file: File,
  whose: Owner,
  world: Host,
  { facts, wanted, env = noEnvironment }: Settings,
  open: Opener,
  vault: SecretRegistry,
): Promise<readonly ClientResult[]> {
  const shown = {
    path: file.path,
    facts,
    platform: world.platform,
    inProject: isInProject(file.path, world),
    text: (inner: Wanted, text: string) => openVariable(inner, text, vault, world),
  };
  const context = contextOfFile({ ...shown, template: whose.template, env }, open);
  const owners =
    wanted && !wanted.has(whose.row.id)
      ? []
      : [await examineClient(whose.row, context, wanted?.get(whose.row.id))].map((it) =>
          whose.guessed ? withoutDefaults({ ...it, guessed: true }) : it,
        );
  if (!variableFiles.has(whose.row.id)) return owners;
  const layer = await open({
    id: "env",
    title: msg("variables"),
    path: file.path,
    scope: "project",
    dialect: whose.dialect,
  });
  if (layer.status !== "read" || !layer.doc) return owners;
  const all = dotenvOffers([layer], vault);
  const own = isTemplateFile(file.path) ? withoutSamples(all) : all;
  const readers: { readonly row: ClientRow; readonly judged: ClientResult }[] = [];
  for (const row of readersOf(layer, wanted)) {
    const judged = await examineClient(
      row,
      contextOfFile({ ...shown, path: "", template: "", env: own }, open),
      wanted?.get(row.id),
    );
    if (judged.setUp) readers.push({ row, judged: { ...judged, fragment: true } });
  }
  const claimed = new Set(readers.flatMap(({ row }) => row.detection.env));
  return [...owners.map((judged) => without(judged, claimed)), ...readers.map(({ judged }) => judged)];
}

const variableFiles: ReadonlySet<string> = new Set(["dotenv", "shell"]);

/** What a client is known to read needs no guess about a reader that is not. */
const without = (judged: ClientResult, claimed: ReadonlySet<string>): ClientResult => ({
  ...judged,
  readers: judged.resolutions.map((r) => r.policy),
  resolutions: judged.resolutions.filter(
    (r) => ![r.key, r.baseUrl].some(({ candidate }) => candidate && claimed.has(candidate.name)),
  ),
});

/** Settings in a dotted folder of the home folder are the user's own, whoever names them. */
function isInProject(path: string, { home, cwd }: Host): boolean {
  if (cwd !== home && path.startsWith(`${cwd}/`)) return true;
  return !path.startsWith(`${home}/.`);
}

/** Clients of which the file sets a variable that they alone read. */
const readersOf = (layer: Layer, wanted: Settings["wanted"]): readonly ClientRow[] =>
  clients.filter(
    (row) =>
      (!wanted || wanted.has(row.id)) && row.detection.env.some((name) => at(layer.doc?.value, [name]) !== undefined),
  );
