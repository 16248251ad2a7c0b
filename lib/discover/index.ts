// How files and folders that were named become one report.
import { redactUrl } from "../facts/urls.ts";
import type { ClientResult, Run } from "../model/contracts.ts";
import { InternalError, UsageError } from "../model/errors.ts";
import type { Facts } from "../model/facts.ts";
import type { Report, ShownFinding, ShownLayer, ShownResolution, ShownSuppressed } from "../model/report.ts";
import { msg, type Message, type Book } from "../model/message.ts";
import type { Host } from "../model/host.ts";
import { absolutePath, contextOf } from "../read/context.ts";
import { sizeLimit } from "../read/open.ts";
import { registryFor, type SecretRegistry } from "../read/secrets.ts";
import { givenFacts } from "../report/aged.ts";
import { shower } from "../report/build.ts";
import { byComments, byPlace, summaryOf } from "../report/order.ts";
import { instant, selection, type Request } from "../request.ts";
import { version } from "../version.ts";
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
  book?: Book,
): Promise<Report> {
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
  const report = collector(world, settings, { everything, book });
  for (const { path } of left)
    report.skip(msg("{file}", { file: { kind: "file", path } }), msg("the settings file leaves it out"));
  for (const file of files) {
    const keys = registryFor(facts);
    const linted = await lint(file, world, settings, keys);
    report.add(linted);
    // The keys of a file of which nothing is said cannot get into any output.
    if (everything || isTold(linted)) vault.push(...keys);
  }
  if (files.some((file) => file.named) && report.unreadable() === files.length)
    throw new InternalError(msg("none of what was named could be read"));
  return report.done(files.length);
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

function collector(
  world: Host,
  { at, facts }: Settings,
  { everything, book }: { everything: boolean; book: Book | undefined },
) {
  const showing = { home: world.home, cwd: world.cwd, book };
  const show = shower({ conceal: redactUrl, facts }, at, showing);
  const findings: ShownFinding[] = [];
  const layers: ShownLayer[] = [];
  const resolutions: ShownResolution[] = [];
  const skipped: Report["skipped"][number][] = [];
  const suppressed: ShownSuppressed[] = [];
  let unreadable = 0;
  let judged = 0;
  let judgeables = 0;
  const ofClient = (it: ClientResult): void => {
    layers.push(
      ...it.survey.layers.filter((layer) => layer.kind === "file" && layer.status !== "absent").map(show.layer),
    );
    resolutions.push(...it.resolutions.map((r) => show.resolution(r, it)));
  };
  const skip = (what: Message, because: Message): void =>
    void skipped.push({ what: show.text(what), because: show.text(because) });
  const ofRun = (run: Run): void => {
    if (everything) run.clients.filter((it) => it.setUp).forEach(ofClient);
  };
  return {
    unreadable: () => unreadable,
    skip,
    add(linted: Linted): void {
      if (linted.outcome === "unreadable") unreadable++;
      if (linted.outcome === "judged") judged++;
      if (linted.judgeable) judgeables++;
      if (linted.run) ofRun(linted.run);
      findings.push(...linted.judgements.map(show.finding));
      suppressed.push(...linted.suppressed.map(show.suppressed));
      skipped.push(...linted.skipped.map((it) => ({ what: show.text(it.what), because: show.text(it.because) })));
    },
    done(files: number): Report {
      const sorted = findings.sort(byPlace);
      if (!everything)
        skip(
          msg("layers and resolutions"),
          msg("{n} files were looked at, and only findings are listed of so many", { n: files }),
        );
      return {
        schema: 1,
        tool: { name: "mimo-doctor", version },
        at: new Date(at).toISOString(),
        ...givenFacts(facts.given, showing),
        paths: { files, judged },
        layers,
        resolutions,
        exchanges: [],
        findings: sorted,
        suppressed: suppressed.sort(byPlace),
        leftOut: byComments(suppressed.length),
        skipped,
        summary: summaryOf(sorted, judgeables > 0 ? "ok" : "unknown"),
      };
    },
  };
}
