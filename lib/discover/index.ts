// How files and folders that were named become one report.
import type { Run } from "../model/contracts.ts";
import { InternalError, UsageError } from "../model/errors.ts";
import type { Facts } from "../model/facts.ts";
import { msg } from "../model/message.ts";
import type { Host } from "../model/host.ts";
import type { Layer } from "../model/layer.ts";
import { absolutePath, contextOf } from "../read/context.ts";
import { sizeLimit } from "../read/open.ts";
import { registryFor, type SecretRegistry } from "../read/secrets.ts";
import type { Diagnosis } from "../report/diagnosis.ts";
import type { RuleResult, Skipped } from "../report/run-rules.ts";
import type { Suppressed } from "../report/suppress.ts";
import { instant, selection, type Request } from "../request.ts";
import type { File, Linted, Settings } from "./file.ts";
import { lint } from "./lint.ts";
import { isCandidate } from "./recognise.ts";
import { walk } from "./walk.ts";

/** Of so many files everything is shown; of more, only what was found. */
const shownFiles = 500;

/** Judges what was named. @throws {UsageError} for a path that is not there. */
export async function lintPaths(
  request: Request,
  world: Host,
  vault: SecretRegistry,
  facts: Facts,
): Promise<Diagnosis> {
  const named = filesOf(request, world);
  const left = named.filter((file) => isLeft(file, request));
  const files = shard(left.length > 0 ? named.filter((file) => !left.includes(file)) : named, request.shard);
  const everything = files.length <= shownFiles;
  const settings: Settings = {
    at: instant(request.at, world),
    facts,
    as: request.as === undefined ? undefined : [...(selection([request.as]) ?? new Map()).keys()][0],
    wanted: selection(request.clients ?? request.within),
    narrowed: request.clients !== undefined,
    env: request.dotenv?.length
      ? (await contextOf(world, { config: undefined, dotenv: request.dotenv }, vault, facts)).env
      : undefined,
    rules: (await import("../rules/index.ts")).default,
  };
  const skipped = left.map(({ path }): Skipped => ({
    what: msg("{file}", { file: { kind: "file", path } }),
    because: msg("the settings file leaves it out"),
  }));
  const all = collector(everything, skipped);
  for (const file of files) {
    const keys = registryFor(facts);
    const linted = await lint(file, world, settings, keys);
    all.add(linted);
    // The keys of a file of which nothing is said cannot get into any output.
    if (everything || isTold(linted)) vault.push(...keys);
  }
  if (files.some((file) => file.named) && all.unreadable() === files.length)
    throw new InternalError(msg("none of what was named could be read"));
  const { at } = settings;
  return { at, facts, vault, showing: { home: world.home, cwd: world.cwd }, ...all.done(files.length) };
}

const isTold = ({ judgements, suppressed, skipped }: Linted): boolean =>
  judgements.length > 0 || suppressed.length > 0 || skipped.length > 0;

function filesOf(request: Request, world: Host): readonly File[] {
  const files = new Map<string, File>();
  const add = (file: File): void => {
    if (!files.get(file.path)?.named) files.set(file.path, file);
  };
  for (const name of request.paths ?? []) {
    if (name === "-") {
      add(fromStdin(request, world));
      continue;
    }
    const path = clean(absolutePath(world, name));
    if (!world.exists(path)) throw new UsageError(msg("there is no such file or folder: `{path}`", { path: name }));
    const reading = world.read(path, 0);
    if (reading.kind === "unreadable" && reading.why === "directory") {
      for (const found of walk(world, path, { isCandidate, asGit: request.ignore !== false }))
        if (!request.leaveOut?.(found)) add({ path: found, named: false });
    } else add({ path, named: true });
  }
  return [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Without `.`, `..` and slashes at the end: one file has one name, and the folders above it are those that its name says. */
function clean(path: string): string {
  const parts: string[] = [];
  for (const part of path.split("/"))
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  return `${path.startsWith("/") ? "/" : ""}${parts.join("/")}`;
}

const isLeft = (file: File, { leaveOut }: Request): boolean => file.named && leaveOut?.(file.path) === true;

function fromStdin({ stdinName = "stdin" }: Request, world: Host): File {
  const bytes = world.stdin(sizeLimit);
  if (!bytes) throw new InternalError(msg("standard input cannot be read, or holds more than 4 MiB"));
  return { path: absolutePath(world, stdinName), named: true, bytes };
}

/** Every n-th file: the parts of one tree are alike in size, and each file is in exactly one. */
const shard = (files: readonly File[], part: Request["shard"]): readonly File[] =>
  part ? files.filter((_, n) => n % part.of === part.index - 1) : files;

type Collected = Omit<Diagnosis, "at" | "facts" | "vault" | "showing">;

/** What the files come to together; of very many only what was found is kept. */
function collector(everything: boolean, skipped: Skipped[]) {
  const judgements: RuleResult[] = [];
  const suppressed: Suppressed[] = [];
  const layers: Layer[] = [];
  const resolutions: Collected["resolutions"][number][] = [];
  const counts = { unreadable: 0, judged: 0, judgeable: 0 };
  const ofRun = (run: Run): void => {
    for (const { client, setUp, survey, resolutions: own } of run.clients.filter((it) => it.setUp)) {
      layers.push(...survey.layers.filter((layer) => layer.kind === "file" && layer.status !== "absent"));
      resolutions.push(...own.map((resolution) => ({ client, setUp, resolution })));
    }
  };
  return {
    unreadable: () => counts.unreadable,
    add(linted: Linted): void {
      if (linted.outcome !== "nothing") counts[linted.outcome]++;
      if (linted.judgeable) counts.judgeable++;
      if (linted.run && everything) ofRun(linted.run);
      judgements.push(...linted.judgements);
      suppressed.push(...linted.suppressed);
      skipped.push(...linted.skipped);
    },
    done(files: number): Collected {
      if (!everything)
        skipped.push({
          what: msg("layers and resolutions"),
          because: msg("{n} files were looked at, and only findings are listed of so many", { n: files }),
        });
      const paths = { files, judged: counts.judged };
      const open = counts.judgeable === 0;
      return { paths, layers, resolutions, exchanges: [], judgements, suppressed, skipped, open };
    },
  };
}
