// Knows the text that a person reads: the verdict first, then the connection, who won and why, then what to change.
import { plural } from "../../locate.ts";
import type { Format, View } from "../../../model/format.ts";
import type { Report, ShownFinding } from "../../../model/report.ts";
import { tell } from "../../../model/text.ts";
import { agedText, factsText } from "../../aged.ts";
import { leftOutText } from "../../order.ts";
import { clip } from "../../show.ts";
import { connections, endpointTitle, who } from "./connection.ts";
import { fleet } from "./fleet.ts";
import { columns, paintFor, type Colours, type Paint } from "./paint.ts";
import { place } from "./steps.ts";

/** Errors that do not keep the client from working. */
const exposing: ReadonlySet<string> = new Set([
  "key-in-project-file",
  "project-file-redirects-key",
  "endpoint-insecure",
]);

/** What is set up is left alone, and somebody else may be asked. */
const unusing: ReadonlySet<string> = new Set(["client-falls-back", "provider-disabled"]);

/** Whether it will work, in one sentence. */
function verdict(report: Report, paint: Paint): string {
  const { errors, warnings, verdict: outcome } = report.summary;
  const wrong = report.findings.filter((it) => it.severity === "error");
  const first = wrong.find((it) => !exposing.has(it.rule)) ?? wrong[0];
  if (first) {
    const more = errors > 1 ? ` (and ${plural(errors - 1, "more error")})` : "";
    const will = exposing.has(first.rule) ? "A key is exposed" : `It will fail with ${who(first.clients, report)}`;
    return paint.error(paint.wrap(`${will}: ${first.message}${more}.`, `${paint.mark.bad} `));
  }
  const accepting = report.exchanges.find((it) => it.meaning === "accepted" && it.resolutions.length > 0);
  if (outcome === "unknown") {
    // With a key in sight only a probe leaves the question open.
    const open = report.resolutions.some((it) => it.setUp && it.outcomes.key.value !== null)
      ? "The probe brought no verdict: nothing is known about the key"
      : "Nothing could be judged: the key is kept where mimo-doctor does not look";
    return paint.warning(paint.wrap(`${open}.`, `${paint.mark.unknown} `));
  }
  const unused = report.findings.find((it) => unusing.has(it.rule) && it.severity === "warning");
  const sending = report.resolutions.filter((it) => it.setUp && it.view === "wire" && it.outcomes.auth.value !== null);
  if (unused && sending.length === 0) return paint.warning(paint.wrap(`${unused.message}.`, `${paint.mark.warn} `));
  const r = report.resolutions.find((it) => it.setUp && it.view === "wire");
  const route = r?.outcomes.key.value
    ? `${r.title} sends the key from ${place(r.outcomes.key.place)} to ${clip(r.endpoint.host ?? "nowhere")} (${endpointTitle(r)})`
    : "nothing speaks against it";
  const will = accepting ? `It works: ${accepting.host} accepts the key` : "It should work";
  if (warnings > 0)
    return paint.warning(paint.wrap(`${will}, with ${plural(warnings, "warning")}: ${route}.`, `${paint.mark.warn} `));
  return paint.good(paint.wrap(`${will}: ${route}.`, `${paint.mark.good} `));
}

/** The outcome for files that were named, in one sentence. */
function ofFiles(report: Report, { files, judged }: NonNullable<Report["paths"]>, paint: Paint): string {
  const { errors, warnings } = report.summary;
  const looked = `${plural(files, "file")} looked at, ${judged} of MiMo's`;
  const hit = new Set(
    report.findings.flatMap(({ severity, place: at }) => (severity !== "note" && at?.kind === "file" ? [at.path] : [])),
  );
  const where = `in ${plural(hit.size, "file")}`;
  if (errors > 0) {
    const more = warnings > 0 ? ` and ${plural(warnings, "warning")}` : "";
    return paint.error(paint.wrap(`${plural(errors, "error")}${more} ${where} (${looked}).`, `${paint.mark.bad} `));
  }
  if (warnings > 0)
    return paint.warning(paint.wrap(`${plural(warnings, "warning")} ${where} (${looked}).`, `${paint.mark.warn} `));
  return judged > 0
    ? paint.good(paint.wrap(`Nothing is wrong (${looked}).`, `${paint.mark.good} `))
    : paint.bold(
        `${paint.mark.dot} Nothing to judge: ${plural(files, "file")} looked at, and none has to do with MiMo.`,
      );
}

/** An empty machine is not a fault: say so, and how to begin. */
function nothing(report: Report, view: View, paint: Paint): string {
  const files = report.layers.filter((layer) => layer.kind === "file").length;
  const first = paint.bold(`${paint.mark.dot} Nothing is set up for Xiaomi MiMo here.`);
  if (view.verbosity === "quiet") return first;
  const more = view.verbosity === "verbose" ? "." : "; more with -v.";
  return [
    first,
    paint.wrap(`Looked into the environment and ${plural(files, "file")}${more}`, "  "),
    paint.wrap("Begin: export XIAOMI_MIMO_API_KEY=… (key: https://platform.xiaomimimo.com)", "  "),
  ].join("\n");
}

function finding(it: ShownFinding, report: Report, view: View, paint: Paint): string {
  const at = it.place && it.place.kind !== "builtin" ? ` ${place(it.place)}` : "";
  const holder = who(it.clients, report);
  const head = `${paint[it.severity](it.severity)} ${paint.bold(it.rule)}`;
  const fits = columns(`${it.severity} ${it.rule}${at}`) <= view.width;
  const lines = [
    fits ? head + at : `${head}\n ${at}`,
    paint.wrap(`${it.message}${holder ? ` [${holder}]` : ""}`, "  "),
  ];
  const row = (name: string, text: string | null): void => {
    if (text !== null) lines.push(paint.wrap(text, `  ${name.padEnd(7)}`));
  };
  if (it.severity !== "note" || view.verbosity === "verbose") {
    if (view.verbosity === "verbose") row("now", it.was);
    row("want", it.expected);
    for (const related of it.related) row("see", `${place(related.place)}: ${related.message}`);
    row("do", it.remedy);
  }
  return lines.join("\n");
}

const meanings = { accepted: "accepted", rejected: "refused", unknown: "no verdict" } as const;

/** What was asked and answered. */
function asked(report: Report, paint: Paint): readonly string[] {
  if (report.exchanges.length === 0) return [];
  const colour = { accepted: paint.good, rejected: paint.error, unknown: paint.warning };
  const rows = report.exchanges.map((it) => {
    const outcome = it.status === null ? (it.stage ?? "") : String(it.status);
    const time = it.timings.total === null ? "" : `, ${it.timings.total} ms`;
    const line = paint.wrap(
      `${it.host} (key ${it.same ?? "?"}, ${it.header}): ${outcome}${time}: ${it.because}`,
      `  ${meanings[it.meaning].padEnd(11)}`,
    );
    return colour[it.meaning](line);
  });
  return [[paint.bold("Asked"), ...rows].join("\n")];
}

function layers(report: Report, paint: Paint): string {
  const rows = report.layers.map((layer) =>
    paint.wrap(
      `${layer.path ?? layer.id}: ${layer.title}${layer.because === layer.status ? "" : `; ${layer.because}`}`,
      `  ${layer.status.padEnd(11)}`,
    ),
  );
  return [paint.bold("Layers"), ...rows].join("\n");
}

function summary(report: Report, paint: Paint): string {
  const { errors, warnings, notes } = report.summary;
  const first = report.findings.find((it) => it.severity !== "note");
  const left = leftOutText(report);
  const counts = `${plural(errors, "error")}, ${plural(warnings, "warning")}, ${plural(notes, "note")}, as of ${report.at.slice(0, 10)}.${left === undefined ? "" : ` Left out: ${left}.`}`;
  // A line of its own, to be copied.
  const ages = [factsText(report), agedText(report)].flatMap((it) => (it ? [tell(it, { place: () => "" })] : []));
  const shown = [counts, ...ages].map((it) => paint.wrap(it, "")).join("\n");
  return first ? `${shown}\nMore: mimo-doctor explain ${first.rule}` : shown;
}

/** The text format, with the colours that it may use. */
export const textWith =
  (colours?: Colours): Format =>
  (report, view) => {
    const paint = paintFor(view, colours);
    const setUp = report.resolutions.some((r) => r.setUp);
    const opening = report.paths
      ? ofFiles(report, report.paths, paint)
      : setUp
        ? verdict(report, paint)
        : nothing(report, view, paint);
    if (view.verbosity === "quiet") return `${opening}\n`;
    const skipped = report.skipped.map((it) => paint.wrap(`not judged: ${it.what}: ${it.because}`, "  "));
    const parts = [
      opening,
      ...fleet(report, view, paint),
      ...(report.paths && view.verbosity !== "verbose" ? [] : connections(report, view, paint)),
      ...asked(report, paint),
      ...(view.verbosity === "verbose" ? [layers(report, paint)] : []),
      ...report.findings.map((it) => finding(it, report, view, paint)),
      ...(skipped.length > 0 ? [skipped.join("\n")] : []),
      ...(setUp || report.findings.length > 0 || leftOutText(report) ? [summary(report, paint)] : []),
    ];
    return `${parts.join("\n\n")}\n`;
  };

export default textWith();
