// A diagnosis on the command line: diagnose, adjust, render; with a probe where one is asked for.
import { diagnose } from "../diagnose.ts";
import type { Severity } from "../model/finding.ts";
import type { Messages } from "../model/message.ts";
import type { Report } from "../model/report.ts";
import type { Judgement } from "../report/apply-overrides.ts";
import { show, type Diagnosis } from "../report/diagnosis.ts";
import type { Host } from "../model/host.ts";
import type { Request } from "../request.ts";
import { status, type Command, type Input, type Output, type Status } from "./command.ts";
import { rendered, wantedFormats } from "./outputs.ts";
import { requestOf } from "./request.ts";
import type { Parsed } from "./args.ts";
import type { UserSettings } from "./settings/index.ts";
import { nearestSettings } from "./settings/find.ts";
import { absolutePath } from "../read/context.ts";

/** Files that were named and that nobody could read. */
const unread = (report: Report, named: boolean): boolean => {
  const layers = report.layers.filter(
    (layer) => layer.id === "codewhale:flag-config" || layer.id.startsWith("dotenv:"),
  );
  return named && layers.length > 0 && layers.every((layer) => layer.status === "unreadable");
};

const asItIs: Judgement = { adjust: (report) => report, failing: ["error"] };

/** What the user wishes to be judged otherwise; nothing is loaded for nothing. */
export async function judgementOf(parsed: Parsed, world: Host, own?: UserSettings): Promise<Judgement> {
  if (!own && !["only", "skip", "severity", "fail-on", "baseline"].some((name) => parsed.values[name])) return asItIs;
  const { judgementFrom } = await import("./overrides.ts");
  return judgementFrom(parsed, world, own);
}

/** The user's own settings, where there are any. @throws {UsageError} */
export async function settingsOf(parsed: Parsed, world: Host): Promise<UserSettings | undefined> {
  if (parsed.flags["no-settings"]) return undefined;
  const named = parsed.values["settings"]?.[0];
  const found = named === undefined ? nearestSettings(world) : absolutePath(world, named);
  return found === undefined
    ? undefined
    : (await import("./settings/index.ts")).ownSettings(named, found, parsed, world);
}

export const exitOf = (report: Report, failing: readonly Severity[]): Status =>
  report.findings.some((finding) => failing.includes(finding.severity)) ? status.findings : status.clean;

interface Ran {
  readonly diagnosis: Diagnosis;
  readonly exit: (report: Report, failing: readonly Severity[]) => Status;
}

const asksProbe = ({ values, flags }: Parsed): boolean => values["probe"] !== undefined || flags["sweep"] === true;

/** What is wrong with an option of the probe is said where none is asked for, too. */
async function refuseNonsense(parsed: Parsed, world: Host): Promise<void> {
  if (!["timeout", "cacert", "connect-to"].some((name) => parsed.values[name])) return;
  const { probingOf } = await import("./probing.ts");
  (await import("../probing.ts")).settingsOf(probingOf(parsed), world);
}

async function diagnosed(request: Request, input: Input): Promise<Ran> {
  if (!asksProbe(input.parsed)) return { diagnosis: await diagnose(request, input.world), exit: exitOf };
  const { exitWithProbe, probingOf, watched } = await import("./probing.ts");
  const watch = watched(probingOf(input.parsed), input);
  try {
    const diagnosis = await diagnose({ ...request, probe: watch.probing }, input.world);
    const isStopped = watch.interrupted(diagnosis.exchanges);
    return { diagnosis, exit: isStopped ? () => status.unfinished : exitWithProbe };
  } finally {
    watch.stop();
  }
}

/** The report as the user wishes it, in the words that a format wants; made once in each. */
export function reportsOf(diagnosis: Diagnosis, { adjust }: Pick<Judgement, "adjust">): (words?: Messages) => Report {
  const made = new Map<Messages | undefined, Report>();
  return (words) => {
    const report = made.get(words) ?? adjust(show(diagnosis, words), { open: diagnosis.open, words });
    made.set(words, report);
    return report;
  };
}

export const check: Command = async (input): Promise<Output> => {
  const { parsed, world } = input;
  const wanted = wantedFormats(input);
  const own = await settingsOf(parsed, world);
  const judgement = await judgementOf(parsed, world, own);
  const request = { ...own?.request, ...requestOf(parsed, world, input.facts) };
  if (parsed.flags["dry-run"] || !asksProbe(parsed)) await refuseNonsense(parsed, world);
  if (parsed.flags["dry-run"])
    return (await import("./commands/probe/dry-run.ts")).default(request, input, (diagnosis) =>
      exitOf(reportsOf(diagnosis, judgement)(), judgement.failing),
    );
  const { diagnosis, exit } = await diagnosed(request, input);
  const report = reportsOf(diagnosis, judgement);
  const named = request.config !== undefined || request.dotenv !== undefined;
  const code = unread(report(), named) ? status.unfinished : exit(report(), judgement.failing);
  return { ...(await rendered(report, wanted, input)), status: code, secrets: diagnosis.vault };
};
