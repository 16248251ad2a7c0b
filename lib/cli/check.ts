// Knows a diagnosis on the command line: diagnose, adjust, render; with a probe where one is asked for.
import { diagnose, secretsOf } from "../diagnose.ts";
import type { Severity } from "../model/finding.ts";
import type { Report } from "../model/report.ts";
import type { World } from "../model/world.ts";
import type { Request } from "../request.ts";
import { status, type Command, type Input, type Output, type Status } from "./command.ts";
import { rendered, wantedFormats } from "./outputs.ts";
import { requestOf } from "./request.ts";
import type { Parsed } from "./args.ts";

/** Files that were named and that nobody could read. */
const unread = (report: Report, named: boolean): boolean => {
  const layers = report.layers.filter(
    (layer) => layer.id === "codewhale:flag-config" || layer.id.startsWith("dotenv:"),
  );
  return named && layers.length > 0 && layers.every((layer) => layer.status === "unreadable");
};

interface Judgement {
  readonly adjust: (report: Report) => Report;
  readonly failing: readonly Severity[];
}

const asItIs: Judgement = { adjust: (report) => report, failing: ["error"] };

/** What the user wishes to be judged otherwise; nothing is loaded for nothing. */
async function judgementOf(parsed: Parsed): Promise<Judgement> {
  if (!["only", "skip", "severity", "fail-on"].some((name) => parsed.values[name])) return asItIs;
  const { judgementFrom } = await import("./wishes.ts");
  return judgementFrom(parsed);
}

const exitOf = (report: Report, failing: readonly Severity[]): Status =>
  report.findings.some((finding) => failing.includes(finding.severity)) ? status.findings : status.clean;

interface Ran {
  readonly whole: Report;
  readonly exit: (report: Report, failing: readonly Severity[]) => Status;
}

const asksProbe = ({ values, flags }: Parsed): boolean => values["probe"] !== undefined || flags["sweep"] === true;

/** What is wrong with an option of the probe is said where none is asked for, too. */
async function refuseNonsense(parsed: Parsed, world: World): Promise<void> {
  if (!["timeout", "cacert", "connect-to"].some((name) => parsed.values[name])) return;
  const { probingOf } = await import("./probing.ts");
  (await import("../probing.ts")).settingsOf(probingOf(parsed), world);
}

async function diagnosed(request: Request, input: Input): Promise<Ran> {
  if (!asksProbe(input.parsed)) return { whole: await diagnose(request, input.world), exit: exitOf };
  const { exitWithProbe, probingOf, watched } = await import("./probing.ts");
  const watch = watched(probingOf(input.parsed), input);
  try {
    const whole = await diagnose({ ...request, probe: watch.probing }, input.world);
    return { whole, exit: watch.interrupted(whole) ? () => status.unfinished : exitWithProbe };
  } finally {
    watch.stop();
  }
}

export const check: Command = async (input): Promise<Output> => {
  const { parsed, world, view } = input;
  const wanted = wantedFormats(input);
  const judgement = await judgementOf(parsed);
  const request = requestOf(parsed, world);
  if (parsed.flags["dry-run"] || !asksProbe(parsed)) await refuseNonsense(parsed, world);
  if (parsed.flags["dry-run"])
    return (await import("./dry-run.ts")).default(request, input, judgement.adjust, (report) =>
      exitOf(report, judgement.failing),
    );
  const { whole, exit } = await diagnosed(request, input);
  const report = judgement.adjust(whole);
  const named = request.config !== undefined || request.dotenv !== undefined;
  const code = unread(whole, named) ? status.unfinished : exit(report, judgement.failing);
  return { ...(await rendered(report, wanted, view)), status: code, secrets: secretsOf(whole) };
};
