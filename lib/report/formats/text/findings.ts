// The findings in short: place, what, one remedy; what the first sentence or the connection says is not said again.
import type { View } from "../../../model/format.ts";
import type { Report, ShownFinding } from "../../../model/report.ts";
import { msg, formatter } from "../../../model/message.ts";
import { severityWords } from "../../order.ts";
import { who } from "./connection.ts";
import { headline } from "./opening.ts";
import { columns, type Paint } from "./paint.ts";
import { place } from "./steps.ts";

function short(it: ShownFinding, n: number, report: Report, view: View, paint: Paint): string {
  const tell = formatter(view.words);
  const at = it.place && it.place.kind !== "builtin" ? ` ${tell(msg("{place}", { place: place(it.place) }))}` : "";
  const severity = tell(severityWords[it.severity]);
  const fits = columns(`${n} ${severity} ${it.rule}${at}`) <= view.width;
  const head = `${n} ${paint[it.severity](severity)} ${paint.bold(it.rule)}`;
  const lines = [fits ? head + at : `${head}\n ${at}`];
  const holder = who(it.clients, report).map(tell);
  const several = new Set(report.resolutions.filter((r) => r.setUp).map((r) => r.title)).size > 1;
  const named = several || holder.some((name) => !report.resolutions.some((r) => r.title === name));
  const message =
    named && holder.length > 0
      ? msg("{message} [{clients}]", { message: it.message, clients: holder })
      : msg("{message}", { message: it.message });
  if (it !== headline(report)) lines.push(paint.wrap(tell(message), "  "));
  if (it.remedy !== null && it.severity !== "note")
    lines.push(paint.wrap(it.remedy, `  ${view.unicode ? "→" : "->"} `));
  return lines.join("\n");
}

const clientsOf = ({ clients }: ShownFinding): readonly string[] => clients.map((id) => id.replace(/@.*/, ""));

/** Follows from one before it: its remedy is the same, or the connection already shows how versions differ. */
const follows = (it: ShownFinding, before: readonly ShownFinding[]): boolean =>
  it.severity !== "error" &&
  before.some(
    (cause) =>
      cause.severity !== "note" &&
      clientsOf(cause).some((id) => clientsOf(it).includes(id)) &&
      (it.remedy === null ? it.rule === "resolvers-disagree" : cause.remedy?.startsWith(it.remedy) === true),
  );

/** Findings one by one; those that follow from another one share a line. */
export function found(report: Report, view: View, paint: Paint): string {
  const own: ShownFinding[] = [];
  const rest: ShownFinding[] = [];
  for (const it of report.findings) (report.paths === null && follows(it, own) ? rest : own).push(it);
  const names = [...new Set(rest.map(({ rule }) => rule))];
  return [
    ...own.map((it, n) => short(it, n + 1, report, view, paint)),
    ...(names.length > 0 ? [paint.wrap(formatter(view.words)(msg("with them: {names}", { names })), "")] : []),
  ].join("\n");
}
