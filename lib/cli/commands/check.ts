// Knows the default command: diagnose, adjust, render.
import { diagnose, secretsOf } from "../../diagnose.ts";
import { InternalError } from "../../model/errors.ts";
import type { Report } from "../../model/report.ts";
import { say } from "../../model/text.ts";
import { status, type Command, type Status } from "../command.ts";
import { rendered, wantedFormats } from "../outputs.ts";
import { requestOf } from "../request.ts";
import type { Parsed } from "../args.ts";

/** Files that were named and that nobody could read. */
const unread = (report: Report, named: boolean): boolean => {
  const layers = report.layers.filter(
    (layer) => layer.id === "codewhale:flag-config" || layer.id.startsWith("dotenv:"),
  );
  return named && layers.length > 0 && layers.every((layer) => layer.status === "unreadable");
};

interface Judgement {
  readonly adjust: (report: Report) => Report;
  readonly exit: (report: Report) => Status;
}

const asItIs: Judgement = {
  adjust: (report) => report,
  exit: (report) => (report.summary.errors > 0 ? status.findings : status.clean),
};

/** What the user wishes to be judged otherwise; nothing is loaded for nothing. */
async function judgementOf(parsed: Parsed): Promise<Judgement> {
  if (!["only", "skip", "severity", "fail-on"].some((name) => parsed.values[name])) return asItIs;
  const { judgementFrom } = await import("../wishes.ts");
  return judgementFrom(parsed);
}

const check: Command = async (input) => {
  const { parsed, world, view } = input;
  if (parsed.words.length > 0) throw new InternalError(say("`check` with paths is not built yet in this version"));
  const wanted = wantedFormats(input);
  const judgement = await judgementOf(parsed);
  const request = requestOf(parsed, world);
  const whole = await diagnose(request, world);
  const report = judgement.adjust(whole);
  const exit = unread(whole, request.config !== undefined || request.dotenv !== undefined)
    ? status.unfinished
    : judgement.exit(report);
  return { ...(await rendered(report, wanted, view)), status: exit, secrets: secretsOf(whole) };
};

export default check;
