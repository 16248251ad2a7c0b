// Knows how files and folders that were named become one report.
import { lastDay } from "../facts/models.ts";
import { concealUrl } from "../facts/urls.ts";
import type { Judged, Run } from "../model/contracts.ts";
import { InternalError, UsageError } from "../model/errors.ts";
import type { Report, ShownFinding, ShownLayer, ShownResolution } from "../model/report.ts";
import { say } from "../model/text.ts";
import type { World } from "../model/world.ts";
import { absolutePath, contextOf } from "../read/context.ts";
import { sizeLimit } from "../read/open.ts";
import type { Vault } from "../read/seal.ts";
import { judgeable } from "../report/verdict.ts";
import { shower } from "../report/build.ts";
import { byPlace, summaryOf } from "../report/order.ts";
import { instant, selection, type Request } from "../request.ts";
import { version } from "../version.ts";
import { lint, type File, type Linted, type Settings } from "./lint.ts";
import { isCandidate } from "./recognise.ts";
import { walk } from "./walk.ts";

/** Of so many files everything is shown; of more, only what was found. */
const shownFiles = 500;

/** Judges what was named. @throws {UsageError} for a path that is not there. */
export async function lintPaths(request: Request, world: World, vault: Vault): Promise<Report> {
  const files = shard(filesOf(request, world), request.shard);
  const settings: Settings = {
    at: instant(request.at, world),
    as: request.as === undefined ? undefined : [...(selection([request.as]) ?? new Map()).keys()][0],
    wanted: selection(request.clients),
    env: request.dotenv?.length
      ? (await contextOf(world, { config: undefined, dotenv: request.dotenv }, vault)).env
      : undefined,
    rules: (await import("../rules/index.ts")).default,
  };
  const report = collector(world, settings.at, files.length <= shownFiles);
  for (const file of files) report.add(await lint(file, world, settings, vault));
  if (files.some((file) => file.named) && report.unreadable() === files.length)
    throw new InternalError(say("none of what was named could be read"));
  return report.done(files.length);
}

function filesOf(request: Request, world: World): readonly File[] {
  const files = new Map<string, File>();
  const add = (file: File): void => {
    if (!files.get(file.path)?.named) files.set(file.path, file);
  };
  for (const name of request.paths ?? []) {
    if (name === "-") {
      add(fromStdin(request, world));
      continue;
    }
    const path =
      absolutePath(world, name)
        .replace(/(.)\/+$/, "$1")
        .replace(/\/\.(?=\/|$)/g, "") || "/";
    if (!world.exists(path)) throw new UsageError(say("there is no such file or folder: `{path}`", { path: name }));
    const reading = world.read(path, 0);
    if (reading.kind === "unreadable" && reading.why === "directory")
      for (const found of walk(world, path, { isCandidate, asGit: request.ignore !== false }))
        add({ path: found, named: false });
    else add({ path, named: true });
  }
  return [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function fromStdin({ stdinName = "stdin" }: Request, world: World): File {
  const bytes = world.stdin(sizeLimit);
  if (!bytes) throw new InternalError(say("standard input cannot be read, or holds more than 32 MiB"));
  return { path: absolutePath(world, stdinName), named: true, bytes };
}

/** Every n-th file: the parts of one tree are alike in size, and each file is in exactly one. */
const shard = (files: readonly File[], part: Request["shard"]): readonly File[] =>
  part ? files.filter((_, n) => n % part.of === part.index - 1) : files;

function collector(world: World, at: number, everything: boolean) {
  const show = shower({ conceal: concealUrl, ends: lastDay }, { home: world.home, cwd: world.cwd });
  const findings: ShownFinding[] = [];
  const layers: ShownLayer[] = [];
  const resolutions: ShownResolution[] = [];
  const skipped: Report["skipped"][number][] = [];
  let unreadable = 0;
  let judged = 0;
  let judgeables = 0;
  const ofClient = (it: Judged): void => {
    layers.push(
      ...it.survey.layers.filter((layer) => layer.kind === "file" && layer.status !== "absent").map(show.layer),
    );
    resolutions.push(...it.resolutions.map((r) => show.resolution(r, it)));
  };
  const ofRun = (run: Run): void => {
    if (judgeable(run)) judgeables++;
    if (everything) run.clients.filter((it) => it.setUp).forEach(ofClient);
  };
  return {
    unreadable: () => unreadable,
    add(linted: Linted): void {
      if (linted.outcome === "unreadable") unreadable++;
      if (linted.outcome === "judged") judged++;
      if (linted.run) ofRun(linted.run);
      findings.push(...linted.judgements.map(show.finding));
      skipped.push(...linted.skipped.map((it) => ({ what: show.text(it.what), because: show.text(it.because) })));
    },
    done(files: number): Report {
      const sorted = findings.sort(byPlace);
      const brief = everything
        ? []
        : [
            {
              what: "layers and resolutions",
              because: `${files} files were looked at, and only findings are listed of so many`,
            },
          ];
      return {
        schema: 1,
        tool: { name: "mimo-doctor", version },
        at: new Date(at).toISOString(),
        paths: { files, judged },
        layers,
        resolutions,
        exchanges: [],
        findings: sorted,
        skipped: [...skipped, ...brief],
        summary: summaryOf(sorted, judgeables > 0 ? "ok" : "unknown"),
      };
    },
  };
}
