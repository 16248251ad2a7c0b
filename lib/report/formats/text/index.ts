// The text that a person reads: the verdict first, then the connection, who won and why, then what to change.
import type { Format, View } from "../../../model/format.ts";
import type { Report, ShownExchange, ShownFinding, ShownLayer } from "../../../model/report.ts";
import { msg, formatter, type Message } from "../../../model/message.ts";
import { agedText, factsText } from "../../aged.ts";
import { openText } from "../../locate.ts";
import { countsText, leftOutText, severityWords } from "../../order.ts";
import { connections, who } from "./connection.ts";
import { fleet } from "./comparison.ts";
import { brief } from "./brief.ts";
import { found } from "./findings.ts";
import { opening } from "./opening.ts";
import { columns, padded, paintFor, type Colours, type Paint } from "./paint.ts";
import { place } from "./steps.ts";

type Tell = (text: Message) => string;

function finding(it: ShownFinding, report: Report, view: View, paint: Paint): string {
  const tell = formatter(view.words);
  const at = it.place && it.place.kind !== "builtin" ? ` ${tell(msg("{place}", { place: place(it.place) }))}` : "";
  const holder = who(it.clients, report);
  const severity = tell(severityWords[it.severity]);
  const head = `${paint[it.severity](severity)} ${paint.bold(it.rule)}`;
  const fits = columns(`${severity} ${it.rule}${at}`) <= view.width;
  const message =
    holder.length > 0
      ? msg("{message} [{clients}]", { message: it.message, clients: holder })
      : msg("{message}", { message: it.message });
  const lines = [fits ? head + at : `${head}\n ${at}`, paint.wrap(tell(message), "  ")];
  const row = (name: Message, text: string | null): void => {
    if (text !== null) lines.push(paint.wrap(text, `  ${padded(tell(name), 7)}`));
  };
  if (it.severity !== "note" || view.verbosity === "verbose") {
    if (view.verbosity === "verbose") row(msg("now"), it.was);
    row(msg("want"), it.expected);
    for (const related of it.related)
      row(msg("see"), tell(msg("{place}: {message}", { place: place(related.place), message: related.message })));
    row(msg("do"), it.remedy);
  }
  return lines.join("\n");
}

const meanings = {
  accepted: msg("accepted"),
  rejected: msg("refused"),
  unknown: msg("no verdict"),
} as const satisfies Readonly<Record<ShownExchange["meaning"], Message>>;

/** What was asked and answered. */
function asked(report: Report, paint: Paint, tell: Tell): readonly string[] {
  // What a trace saw is told before the verdict.
  const exchanges = report.exchanges.filter(({ kind }) => kind !== "trace");
  if (exchanges.length === 0) return [];
  const colour = { accepted: paint.good, rejected: paint.error, unknown: paint.warning };
  const rows = exchanges.map((it) => {
    const outcome = it.status === null ? (it.stage ?? "") : String(it.status);
    const text = msg("{host} (key {letter}, {header}): {outcome}: {because}", {
      host: it.host,
      letter: it.same ?? "?",
      header: it.header ?? "-",
      outcome: it.timings.total === null ? outcome : msg("{outcome}, {n} ms", { outcome, n: it.timings.total }),
      because: it.because,
    });
    return colour[it.meaning](paint.wrap(tell(text), `  ${padded(tell(meanings[it.meaning]), 11)}`));
  });
  return [[paint.bold(tell(msg("Asked"))), ...rows].join("\n")];
}

const layerStatus = {
  read: msg("read"),
  absent: msg("absent"),
  unreadable: msg("unreadable"),
  broken: msg("broken"),
  ignored: msg("ignored"),
} as const satisfies Readonly<Record<ShownLayer["status"], Message>>;

function layers(report: Report, paint: Paint, tell: Tell): string {
  const rows = report.layers.map((layer) => {
    const { title, because } = layer;
    const name = layer.path ?? layer.id;
    const text =
      because === layer.status
        ? msg("{name}: {title}", { name, title })
        : msg("{name}: {title}; {because}", { name, title, because });
    return paint.wrap(tell(text), `  ${padded(tell(layerStatus[layer.status]), 11)}`);
  });
  return [paint.bold(tell(msg("Layers"))), ...rows].join("\n");
}

/** What to run next, as it applies. */
function next(report: Report): readonly Message[] {
  const first = report.findings.find((it) => it.severity !== "note");
  const inFile = report.findings.some(
    (it) => it.severity !== "note" && it.remedy !== null && it.place?.kind === "file",
  );
  const probed = report.exchanges.length > 0 || report.paths !== null;
  const sent = report.resolutions.some((r) => r.setUp && r.outcomes.auth.value !== null);
  return [
    ...(inFile ? [msg("repair: mimo-doctor fix")] : []),
    ...(first && report.paths === null ? [msg("why: mimo-doctor why key")] : []),
    ...(first && report.paths !== null ? [msg("more: mimo-doctor explain {rule}", { rule: first.rule })] : []),
    ...(sent && !probed ? [msg("ask MiMo: mimo-doctor probe")] : []),
  ];
}

/** Each part whole on a line, as many as there is room for. */
function joined(parts: readonly string[], view: View): string {
  const dot = view.unicode ? " · " : " - ";
  const lines: string[] = [];
  for (const part of parts) {
    const longer = lines.length > 0 ? `${lines.at(-1)}${dot}${part}` : part;
    if (lines.length > 0 && columns(longer) <= view.width) lines[lines.length - 1] = longer;
    else lines.push(part);
  }
  return lines.join("\n");
}

function summary(report: Report, view: View, paint: Paint, tell: Tell): string {
  const left = leftOutText(report);
  const args = { counts: countsText(report.summary), day: report.at.slice(0, 10) };
  const counts = left
    ? msg("{counts}, as of {day}. Left out: {left}.", { ...args, left })
    : msg("{counts}, as of {day}.", args);
  const ages = [factsText(report), agedText(report)].flatMap((it) => (it ? [it] : []));
  const quiet = report.findings.length === 0 && !left && view.verbosity !== "verbose" && report.paths === null;
  const shown = [...(quiet ? [] : [counts]), ...ages].map((it) => paint.wrap(tell(it), ""));
  const hints = next(report).map(tell);
  return [...shown, ...(hints.length > 0 ? [joined(hints, view)] : [])].join("\n");
}

/** With -v: everything, with the reasons. */
const verbose = (report: Report, view: View, paint: Paint, tell: Tell): readonly string[] => [
  ...connections(report, view, paint),
  ...asked(report, paint, tell),
  layers(report, paint, tell),
  ...report.findings.map((it) => finding(it, report, view, paint)),
];

const page = (parts: readonly string[]): string => `${parts.filter((it) => it !== "").join("\n\n")}\n`;

/** The text format, with the colours that it may use. */
export const textWith =
  (colours?: Colours): Format =>
  (report, view) => {
    const paint = paintFor(view, colours);
    const tell = formatter(view.words);
    const first = opening(report, view, paint);
    if (view.verbosity === "quiet") return `${first}\n`;
    const table = fleet(report, view, paint);
    const skipped = report.skipped.map((it) => paint.wrap(tell(openText(it)), "  ")).join("\n");
    const judged = report.resolutions.some((r) => r.setUp) || report.findings.length > 0 || leftOutText(report);
    const last = judged ? summary(report, view, paint, tell) : "";
    if (view.verbosity === "verbose")
      return page([first, ...table, ...verbose(report, view, paint, tell), skipped, last]);
    const own = report.paths ? [] : brief(report, view, paint);
    // A single connection belongs to the sentence above it.
    const alone = table.length === 0 && own.length === 1;
    const head = alone ? [`${first}\n${own.join("")}`] : [first, ...table, ...own];
    const rest = [...asked(report, paint, tell), found(report, view, paint), skipped].filter((it) => it !== "");
    // Of one machine the last lines stand at what they follow from.
    return alone && last !== ""
      ? page([...[...head, ...rest].slice(0, -1), `${[...head, ...rest].at(-1)}\n${last}`])
      : page([...head, ...rest, last]);
  };

export default textWith();
