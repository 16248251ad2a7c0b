// The first sentence of the text format: whether it will work, or what a look at files came to.
import type { View } from "../../../model/format.ts";
import type { Report, ShownFinding, ShownResolution } from "../../../model/report.ts";
import { msg, formatter, type Message } from "../../../model/message.ts";
import { countText } from "../../order.ts";
import { clip } from "../../show.ts";
import { endpointTitle, planTitles, who } from "./connection.ts";
import type { Paint } from "./paint.ts";
import { place } from "./steps.ts";

/** Errors that do not keep the client from working. */
const exposing: ReadonlySet<string> = new Set([
  "key-in-project-file",
  "project-file-redirects-key",
  "endpoint-insecure",
]);

const isKindOfFile = (policy: string): boolean =>
  /^(?:generic|dotenv|shell|compose|github-actions|systemd|launchd|registry|vscode)@/.test(policy);

/** What is set up is left alone, and somebody else may be asked. */
const unusing: ReadonlySet<string> = new Set(["client-falls-back", "provider-disabled"]);

interface Opening {
  readonly mark: keyof Paint["mark"];
  readonly colour: "error" | "warning" | "good" | "bold";
  readonly text: Message;
}

/** Of several errors the one that is told, and how many there are besides. */
function failing(first: ShownFinding, report: Report): Message {
  const n = report.summary.errors - 1;
  const { message } = first;
  const what =
    n === 0
      ? msg("{message}", { message })
      : n === 1
        ? msg("{message} (and {n} more error)", { message, n })
        : msg("{message} (and {n} more errors)", { message, n });
  if (exposing.has(first.rule)) return msg("A key is exposed: {what}.", { what });
  // What stands there is wrong whoever reads it.
  if (first.clients.length === 0) return msg("{what}.", { what });
  // A kind of file does nothing by itself: what is wrong stands at a place.
  return first.place?.kind === "file" && first.clients.every(isKindOfFile)
    ? msg("{place}: {what}.", { place: place(first.place), what })
    : msg("{who} will fail: {what}.", { who: who(first.clients, report), what });
}

/** What is not known, and what settles it. */
const open = ({ summary: { because } }: Report): Message =>
  because === undefined
    ? msg("Nothing could be judged: the key is kept where mimo-doctor does not look.")
    : msg("It is not known whether it works: {because}.", { because });

const routeText = (r: ShownResolution | undefined): Message => {
  if (!r?.outcomes.key.value) return msg("no problems found");
  const args = { client: r.title, plan: planTitles[r.outcomes.key.plan], title: endpointTitle(r) };
  return r.endpoint.plan === "unknown"
    ? msg("{client} sends the key to {host}", { ...args, host: clip(r.endpoint.host ?? "") })
    : msg("{client} sends a {plan} key to the {title} endpoint", args);
};

function working(report: Report): Opening {
  const n = report.summary.warnings;
  const sent = report.resolutions.filter((it) => it.setUp && it.view === "wire" && it.outcomes.auth.value !== null);
  const route = routeText(sent.find((it) => it.endpoint.plan === it.outcomes.key.plan) ?? sent[0]);
  const accepting = report.exchanges.find((it) => it.meaning === "accepted" && it.resolutions.length > 0);
  const will = accepting ? msg("It works: {host} accepts the key", { host: accepting.host }) : msg("It should work");
  return n > 0
    ? {
        mark: "warn",
        colour: "warning",
        text: msg("{will}, with {warnings}: {route}.", { will, warnings: countText("warning", n), route }),
      }
    : { mark: "good", colour: "good", text: msg("{will}: {route}.", { will, route }) };
}

/** The finding that the first sentence tells of. */
export function headline(report: Report): ShownFinding | undefined {
  if (report.paths) return undefined;
  const wrong = report.findings.filter((it) => it.severity === "error");
  return wrong.find((it) => !exposing.has(it.rule)) ?? wrong[0];
}

/** Whether it will work, in one sentence. */
function verdict(report: Report): Opening {
  const first = headline(report);
  if (first) return { mark: "bad", colour: "error", text: failing(first, report) };
  if (report.summary.verdict === "unknown") return { mark: "unknown", colour: "warning", text: open(report) };
  const unused = report.findings.find((it) => unusing.has(it.rule) && it.severity === "warning");
  const sending = report.resolutions.filter((it) => it.setUp && it.view === "wire" && it.outcomes.auth.value !== null);
  return unused && sending.length === 0
    ? { mark: "warn", colour: "warning", text: msg("{message}.", { message: unused.message }) }
    : working(report);
}

const filesText = (n: number): Message => (n === 1 ? msg("{n} file", { n }) : msg("{n} files", { n }));

/** The outcome for files that were named, in one sentence. */
function ofFiles(report: Report, { files, judged }: NonNullable<Report["paths"]>): Opening {
  const { errors, warnings } = report.summary;
  const looked = msg("{files} looked at, {n} of MiMo's", { files: filesText(files), n: judged });
  const hit = new Set(
    report.findings.flatMap(({ severity, place: at }) => (severity !== "note" && at?.kind === "file" ? [at.path] : [])),
  );
  const args = {
    errors: countText("error", errors),
    warnings: countText("warning", warnings),
    where: filesText(hit.size),
    looked,
  };
  if (errors > 0)
    return {
      mark: "bad",
      colour: "error",
      text:
        warnings > 0
          ? msg("{errors} and {warnings} in {where} ({looked}).", args)
          : msg("{errors} in {where} ({looked}).", args),
    };
  if (warnings > 0) return { mark: "warn", colour: "warning", text: msg("{warnings} in {where} ({looked}).", args) };
  return judged > 0
    ? { mark: "good", colour: "good", text: msg("No problems found ({looked}).", { looked }) }
    : {
        mark: "dot",
        colour: "bold",
        text: msg("Nothing to judge: {files} looked at, and none has to do with MiMo.", { files: filesText(files) }),
      };
}

/** An empty machine is not a fault: say so, and how to begin. */
function nothing(report: Report, view: View, paint: Paint): string {
  const tell = formatter(view.words);
  const files = filesText(report.layers.filter((layer) => layer.kind === "file").length);
  const first = paint.bold(`${paint.mark.dot} ${tell(msg("Nothing is set up for Xiaomi MiMo here."))}`);
  if (view.verbosity === "quiet") return first;
  const looked =
    view.verbosity === "verbose"
      ? msg("Looked into the environment and {files}.", { files })
      : msg("Looked into the environment and {files}; more with -v.", { files });
  return [
    first,
    paint.wrap(tell(looked), "  "),
    paint.wrap(tell(msg("Begin: mimo-doctor init (key: https://platform.xiaomimimo.com)")), "  "),
  ].join("\n");
}

/** What everybody reads, whatever else he wants to see. */
export function opening(report: Report, view: View, paint: Paint): string {
  if (!report.paths && report.findings.length === 0 && !report.resolutions.some((r) => r.setUp))
    return nothing(report, view, paint);
  const { mark, colour, text } = report.paths ? ofFiles(report, report.paths) : verdict(report);
  return paint[colour](paint.wrap(formatter(view.words)(text), `${paint.mark[mark]} `));
}
