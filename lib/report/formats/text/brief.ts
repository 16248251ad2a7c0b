// A connection in one line a setting: the value, its place, whom it beats, and where versions differ.
import type { View } from "../../../model/format.ts";
import type { Report, ShownFinding, ShownPlace, ShownResolution } from "../../../model/report.ts";
import { grouped } from "../../../model/group.ts";
import { msg, formatter, type Message } from "../../../model/message.ts";
import { clip } from "../../show.ts";
import { endpointTitle, labels, type Label } from "./connection.ts";
import { padded, type Paint } from "./paint.ts";
import { place } from "./steps.ts";

const label = 10;

/** What has a value and would have been taken. */
const beaten: ReadonlySet<string> = new Set(["shadowed", "refused"]);
const MAX_LOSERS = 3;

/** ` beats B (B), C (A)`, by the order of the search. */
function withLosers(text: Message, r: ShownResolution): Message {
  const other = (same: string | null): boolean => same !== null && same !== r.outcomes.key.same;
  const lost = r.steps.filter((step) => step.slot === "key" && beaten.has(step.verdict) && other(step.same));
  const names = [...new Set(lost.map((step) => `${clip(step.name)} (${step.same})`))];
  if (names.length === 0) return text;
  return names.length > MAX_LOSERS
    ? msg("{text}; beats {names} and {n} more", {
        text,
        names: names.slice(0, MAX_LOSERS),
        n: names.length - MAX_LOSERS,
      })
    : msg("{text}; beats {names}", { text, names });
}

const none = msg("none");

/** A value and the line where it is set. */
const valueText = (value: string | Message, at: ShownPlace | null): Message =>
  at === null
    ? msg("{value}", { value })
    : msg("{value}, {place}", {
        value,
        place: at.kind === "file" && at.line !== null ? `${at.path}:${at.line}` : place(at),
      });

function keyText(r: ShownResolution): Message {
  const { key, auth } = r.outcomes;
  if (!key.value) return key.place ? valueText(msg("unknown"), key.place) : none;
  const args = { key: key.value, letter: key.same ?? "?", header: auth.value ?? "" };
  // The mask tells the plan; in which header, only a known client does.
  const value = auth.value ? msg("{key} ({letter}), in {header}", args) : msg("{key} ({letter})", args);
  const also = auth.also.reduce(
    (all, it) => msg("{all}, and {header} ({letter})", { all, header: it.value, letter: it.same ?? "?" }),
    value,
  );
  return withLosers(valueText(also, key.place), r);
}

function endpointText(r: ShownResolution, bare = false): Message {
  const { value, place: at } = r.outcomes.baseUrl;
  if (value === null) return none;
  // MiMo's own hosts say by their name what they are.
  const url = clip(value);
  const shown = r.endpoint.plan === "unknown" ? msg("{url} ({title})", { url, title: endpointTitle(r) }) : url;
  return valueText(shown, bare ? null : at);
}

type Row = readonly [name: Label, text: (r: ShownResolution, bare?: boolean) => Message | undefined];
const rows: readonly Row[] = [
  ["key", keyText],
  ["endpoint", endpointText],
  ["mode", ({ outcomes: { mode } }) => (mode.value === null ? undefined : valueText(clip(mode.value), mode.place))],
  ["model", ({ outcomes: { model } }) => (model.value === null ? none : valueText(clip(model.value), model.place))],
];

/** What a variant is called beside the first one: its version, else its route. */
function variant(same: readonly ShownResolution[], own: readonly ShownResolution[]): string {
  const versions = [...new Set(same.map((r) => r.version))];
  const several = new Set(own.map((r) => r.version)).size > 1;
  const routes = [...new Set(same.flatMap((r) => r.route ?? []))];
  return (
    several && versions.length > 0 && versions.length < new Set(own.map((r) => r.version)).size
      ? versions
      : routes.length > 0
        ? routes.slice(0, 3)
        : versions
  ).join(", ");
}

function block(own: readonly ShownResolution[], titled: boolean, view: View, paint: Paint): string {
  const tell = formatter(view.words);
  const lines = titled ? [paint.bold(paint.wrap(own[0]?.title ?? "", "", 2))] : [];
  for (const [name, text] of rows) {
    const told = own.flatMap((r) => {
      const it = text(r);
      return it ? [{ r, line: tell(it) }] : [];
    });
    const different = grouped(told, ({ line }) => line);
    different.forEach((same, n) => {
      const who = variant(
        same.map(({ r }) => r),
        own,
      );
      // Beside each other the values count; -v has the places.
      const value = different.length > 1 ? tell(text(same[0].r, true) ?? none) : same[0].line;
      const line = different.length > 1 && who !== "" ? tell(msg("{who}: {line}", { who, line: value })) : value;
      lines.push(paint.wrap(line, `  ${padded(n === 0 ? tell(labels[name]) : "", label)}`, label + 2));
    });
  }
  return lines.join("\n");
}

const concerns = (it: ShownFinding, client: string): boolean =>
  it.severity !== "note" && it.clients.some((id) => id.startsWith(`${client}@`));

/** Of several clients those with a finding; a single one always. */
export function brief(report: Report, view: View, paint: Paint): readonly string[] {
  const sent = report.resolutions.filter((r) => r.setUp && r.view === "wire");
  const clients = grouped(sent, (r) => r.client);
  const shown =
    clients.length === 1
      ? clients
      : clients.filter(([r]) => report.findings.some((finding) => concerns(finding, r.client)));
  return shown.map((own) => block(own, clients.length > 1, view, paint));
}
