// Knows the default command: diagnose, adjust, render.
import { diagnose, secretsOf } from "../../diagnose.ts";
import { InternalError } from "../../model/errors.ts";
import type { Report } from "../../model/report.ts";
import { say } from "../../model/text.ts";
import { adjust } from "../../report/adjust.ts";
import { status, type Command } from "../command.ts";
import { rendered, wantedFormats } from "../outputs.ts";
import { requestOf } from "../request.ts";
import { exitOf, failOn, wishesOf } from "../wishes.ts";

/** Files that were named and that nobody could read. */
const unread = (report: Report, named: boolean): boolean => {
  const layers = report.layers.filter(
    (layer) => layer.id === "codewhale:flag-config" || layer.id.startsWith("dotenv:"),
  );
  return named && layers.length > 0 && layers.every((layer) => layer.status === "unreadable");
};

const check: Command = async (input) => {
  const { parsed, world, view } = input;
  if (parsed.words.length > 0) throw new InternalError(say("`check` with paths is not built yet in this version"));
  const wanted = wantedFormats(input);
  const wishes = wishesOf(parsed);
  const severities = failOn(parsed);
  const request = requestOf(parsed, world);
  const whole = await diagnose(request, world);
  const report = adjust(whole, wishes);
  const exit = unread(whole, request.config !== undefined || request.dotenv !== undefined)
    ? status.unfinished
    : exitOf(report, severities);
  return { ...(await rendered(report, wanted, view)), status: exit, secrets: secretsOf(whole) };
};

export default check;
